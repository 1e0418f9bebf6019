// How long a back-test takes, for a draft that changes little, something, and everything.
//
// node apps/server/bench/back-tests.ts [--conversations 100000] [--turns 40] [--data DIR]
// The data folder is kept: a second run needs not fill it again.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Conversation } from '@liangyan/conversation'
import {
  addBackTest,
  addInspections,
  addStandardVersion,
  addTask,
  latestInspected,
  readBackTest,
  standardTextsOf,
  versionInForce,
} from '@liangyan/store'
import { CallMaker } from '../../../evaluation/bench/call.ts'
import { SeededRandom } from '../../../evaluation/bench/random.ts'
import { runBackTest } from '../src/back-tests/run.ts'
import { inspected } from '../src/ingest/inspect.ts'
import { receive } from '../src/ingest/receive.ts'
import { openSystem } from '../src/open-system.ts'
import { readSettings } from '../src/settings.ts'
import type { System } from '../src/system.ts'

const { values: options } = parseArgs({
  options: {
    conversations: { type: 'string', default: '100000' },
    turns: { type: 'string', default: '40' },
    data: { type: 'string', default: join(import.meta.dirname, '../../../.cache/bench/back-tests') },
  },
})
const COUNT = Number(options.conversations)
const TURNS = Number(options.turns)
const BATCH = 200

/** What is changed in the standard, and how. */
const EDITS: readonly (readonly [name: string, file: string, from: string | RegExp, to: string])[] = [
  ['points', 'scorecards/d18.yaml', /deduct: 3/g, 'deduct: 4'],
  ['one clause', 'moments/hold.yaml', 'within: 3 turns before', 'within: 2 turns before'],
  ['one act', 'acts/courtesy.yaml', 'says: [抱歉', 'says: [深表歉意, 抱歉'],
  ['everything', 'standard.yaml', /$/, '\nhearing: { confusable: true }\n'],
]

const settings = readSettings({ LIANGYAN_DATA: options.data, LIANGYAN_LOG: 'error' }, options.data)
const { system, close } = await openSystem(settings, 'server')
try {
  await fill(system)
  for (const edit of EDITS) await measure(system, ...edit)
} finally {
  await close()
}

/** Conversations of so many turns, received and inspected by the version in force. */
async function fill(system: System): Promise<void> {
  const maker = new CallMaker(new SeededRandom(4))
  const ready = await system.standards.inForce()
  const there = (await latestInspected(system.db, COUNT)).length
  for (let number = 0; number < COUNT; number += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, i) => shortened(maker.call(number + i)))
    if (number < there) continue
    const { added } = await receive(system, system.db, batch, system.now())
    await addInspections(
      system.db,
      batch.map((conversation) => inspected(added.get(conversation.id)!, conversation, ready)),
    )
    if (number % 10_000 === 0) console.log(`filled ${number}`)
  }
}

function shortened({ turns, events, ...call }: Conversation): Conversation {
  const end = turns[TURNS - 1]?.end ?? Number.POSITIVE_INFINITY
  return {
    ...call,
    turns: turns.slice(0, TURNS),
    events: events.filter((event) => ('at' in event ? event.at : event.end) <= end),
  }
}

async function measure(system: System, name: string, file: string, from: string | RegExp, to: string): Promise<void> {
  const { db } = system
  const against = await versionInForce(db)
  const texts = await standardTextsOf(db, against!.id)
  const text = texts.get(file)!
  texts.set(file, text.replace(from, to))
  if (texts.get(file) === text) throw new Error(`nothing to change in ${file}`)
  const versionId = await addStandardVersion(db, { title: name, basedOn: against!.id }, texts)
  const task = await addTask(db, { kind: 'back-test', title: name, startedBy: null })
  const asked = { versionId, digest: '', againstId: against!.id, taskId: task, wanted: COUNT, startedBy: null }
  const test = await addBackTest(db, asked)
  const before = process.cpuUsage()
  await runBackTest(system, { test, task }, new AbortController().signal)
  const { user, system: kernel } = process.cpuUsage(before)
  const { summary, problems } = (await readBackTest(db, test))!
  const { conversations, changed, milliseconds, judgedAnew } = (summary ?? {}) as Record<string, number>
  const rate = Math.round(conversations / (milliseconds / 1000))
  // of this process with its threads, without the database: on a busy machine it tells more than the wall clock
  const processorSeconds = (user + kernel) / 1e6
  const seconds = milliseconds / 1000
  console.log({ name, conversations, changed, judgedAnew, seconds, rate, processorSeconds, problems })
}
