import type { Conversation } from '@liangyan/conversation'
import {
  addBackTest,
  addStandardVersion,
  addTask,
  readBackTest,
  sealedOriginals,
  sql,
  standardTextsOf,
  versionInForce,
} from '@liangyan/store'
import { runBackTest } from '../../apps/server/src/back-tests/run.ts'
import type { System } from '../../apps/server/src/system.ts'

export interface BackTested {
  readonly draft: string
  readonly conversations: number
  readonly changed: number
  /** Clauses judged anew, of all. */
  readonly judgedAnew: { readonly clauses: number; readonly of: number }
  /** By the clock, from the start until the summary is stored. */
  readonly seconds: number
  /** Of this process with its threads, without the database: on a busy machine it tells more than the clock. */
  readonly processorSeconds: number
}

/** Drafts: what is changed in the standard, and how. */
const DRAFTS: readonly (readonly [name: string, file: string, from: string | RegExp, to: string])[] = [
  ['points of the scorecard', 'scorecards/d18.yaml', /deduct: 3/g, 'deduct: 4'],
  ['one clause', 'moments/hold.yaml', 'within: 3 turns before', 'within: 2 turns before'],
  ['one act', 'acts/courtesy.yaml', 'says: [抱歉', 'says: [深表歉意, 抱歉'],
  ['everything', 'standard.yaml', /$/, '\nhearing: { confusable: true }\n'],
]

/** Has the latest conversations judged by several drafts, as the queue's worker does. */
export async function measureBackTests(system: System, wanted: number): Promise<BackTested[]> {
  await sealOriginals(system, wanted)
  const results: BackTested[] = []
  for (const [name, file, from, to] of DRAFTS) {
    const against = (await versionInForce(system.db))!.id
    const texts = await standardTextsOf(system.db, against)
    const text = texts.get(file)!
    texts.set(file, text.replace(from, to))
    if (texts.get(file) === text) throw new Error(`nothing to change in ${file}`)
    results.push(await backTested(system, name, { against, texts, wanted }))
  }
  return results
}

async function backTested(
  system: System,
  draft: string,
  {
    against,
    texts,
    wanted,
  }: { readonly against: number; readonly texts: Map<string, string>; readonly wanted: number },
): Promise<BackTested> {
  const { db } = system
  const versionId = await addStandardVersion(db, { title: draft, basedOn: against }, texts)
  const task = await addTask(db, { kind: 'back-test', title: draft, startedBy: null })
  const asked = { versionId, digest: '', againstId: against, taskId: task, wanted, startedBy: null }
  const test = await addBackTest(db, asked)
  const before = process.cpuUsage()
  const begun = performance.now()
  await runBackTest(system, { test, task }, new AbortController().signal)
  const seconds = (performance.now() - begun) / 1000
  const { user, system: kernel } = process.cpuUsage(before)
  const { summary, problems } = (await readBackTest(db, test))!
  if (!summary) throw new Error(`back-test: ${JSON.stringify(problems)}`)
  const { conversations, changed, judgedAnew } = summary as Pick<BackTested, 'conversations' | 'changed' | 'judgedAnew'>
  return { draft, conversations, changed, judgedAnew, seconds, processorSeconds: (user + kernel) / 1e6 }
}

const BATCH = 500

/** Gives the latest conversations sealed originals: copies, which no query opens, have none. */
async function sealOriginals({ db, vault }: System, wanted: number): Promise<void> {
  const { rows } = await db.execute<{ key: string; id: string; template: string; started_at: Date }>(sql`
    select c.key, c.id, split_part(c.id, '-', 3) as template, c.started_at
    from (select * from conversations order by key desc limit ${wanted}) c
    where c.id like 'copy-%' and not exists (select from originals o where o.conversation_key = c.key)`)
  if (rows.length === 0) return
  const templates = await templatesIn(db, vault, Math.max(...rows.map(({ template }) => Number(template))))
  for (let first = 0; first < rows.length; first += BATCH) {
    const batch = rows.slice(first, first + BATCH)
    await db.execute(sql`
      insert into originals (conversation_key, started_at, sealed) values ${sql.join(
        batch.map(({ key, id, template, started_at }) => {
          const sealed = vault.seal(id, { ...templates.get(Number(template)), id })
          return sql`(${key}, ${started_at}, ${sealed})`
        }),
        sql`, `,
      )}`)
  }
  await db.execute(sql`analyze originals`)
}

async function templatesIn(db: System['db'], vault: System['vault'], last: number): Promise<Map<number, Conversation>> {
  const all = new Map<number, Conversation>()
  for (let first = 1; first <= last; first += BATCH) {
    const keys = Array.from({ length: Math.min(BATCH, last - first + 1) }, (_, k) => first + k)
    for (const { key, id, sealed } of await sealedOriginals(db, keys))
      all.set(key, vault.open(id, sealed) as Conversation)
  }
  return all
}
