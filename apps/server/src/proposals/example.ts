import type { Event, Turn } from '@liangyan/conversation'
import type { Engine } from '@liangyan/inspection'
import { parseDialogues } from '@liangyan/standard'
import {
  type ConversationHead,
  type FindingDetail,
  type FindingRow,
  type MaskedRecord,
  readHead,
  readInspection,
} from '@liangyan/store'
import type { System } from '../system.ts'
import { withMadeUp } from './made-up.ts'
import { type Excerpt, written } from './notation.ts'

export interface ProposedExample {
  readonly clause: string
  readonly expect: 'hit' | 'pass'
  readonly dialogue: string
  /** Whether the machine, reading the dialogue alone, judges as it did in the conversation. */
  readonly reproduces: boolean
}

/** Turns before and after those of the finding, the least first: an example is short if it can be. */
const WINDOWS = [
  [2, 1],
  [3, 2],
  [6, 2],
  [Number.POSITIVE_INFINITY, 2],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
] as const
/** Where none of them is judged as the conversation was, this one is proposed all the same. */
const USUAL = 1
/** Nobody reads longer examples. */
const MOST_TURNS = 60

/** What is written of a conversation: at first no more than is needed to understand it. */
const DETAILS = [
  { timed: false, whole: false },
  { timed: true, whole: false },
  { timed: true, whole: true },
] as const

/**
 * The example dialogue that a finding proposes for its clause, made from the masked turns around it. The shortest that
 * the engine of that version, reading it alone, judges as it judged the conversation: with a little more around it, with
 * its times, with when it was and what the record says of it, as far as needed. Undefined where the finding is of no
 * clause.
 */
export async function exampleOf(
  system: System,
  row: FindingRow,
  expect: 'hit' | 'pass',
): Promise<ProposedExample | undefined> {
  const found = await readInspection(system.db, row.conversationKey, row.inspectionId)
  if (!found) return undefined
  const { standard, engine } = await system.standards.version(found.inspection.standardVersion)
  const clause = standard.clauses.find(({ clause: { id } }) => id === row.clause)?.clause
  const head = await readHead(system.db, row.conversationKey)
  if (!clause || !head) return undefined
  const subject = { row, expect, title: `${TITLES[expect]}：${clause.title}`, record: found.record, head }
  const { dialogue, reproduces } = shortest(engine, subject)
  return { clause: row.clause, expect, dialogue, reproduces }
}

const TITLES = { pass: '误判更正', hit: '漏判补充' } as const

interface Subject {
  readonly row: FindingRow
  readonly expect: 'hit' | 'pass'
  readonly title: string
  readonly record: MaskedRecord
  readonly head: ConversationHead
}

function shortest(engine: Engine, subject: Subject): { dialogue: string; reproduces: boolean } {
  const place = markedTurn(subject.row)
  let usual = ''
  for (const [i, window] of WINDOWS.entries()) {
    const turns = turnsAround(subject, place, window)
    if (i > USUAL && turns.length > MOST_TURNS) break
    for (const details of DETAILS) {
      const dialogue = written(excerptOf(subject, place, turns, details))
      if (i === USUAL && details === DETAILS[0]) usual = dialogue
      if (isFound(engine, dialogue, subject.row.clause, place) === (subject.expect === 'pass'))
        return { dialogue, reproduces: true }
    }
  }
  return { dialogue: usual, reproduces: false }
}

/** The turn whose line bears the mark; null where the whole conversation proves it. */
function markedTurn({ turns, detail }: FindingRow): number | null {
  const { evidence } = detail as FindingDetail
  return evidence.map(({ turn }) => turn).find((turn) => turns.includes(turn)) ?? turns[0] ?? null
}

function turnsAround(
  { record: { turns }, row }: Subject,
  place: number | null,
  [before, after]: readonly [number, number],
): Turn[] {
  if (place === null) return [...turns]
  const [first, last] = [Math.min(...row.turns, place), Math.max(...row.turns, place)]
  return turns.filter(({ index }) => index >= first - before && index <= last + after)
}

function excerptOf(
  { record, head: { channel, direction, service, queue, startedAt }, title, expect, row }: Subject,
  place: number | null,
  turns: readonly Turn[],
  { timed, whole }: (typeof DETAILS)[number],
): Excerpt {
  const head = {
    ...(channel !== '' && channel !== 'phone' && { channel }),
    ...(direction === 'outbound' && { direction }),
    ...(service !== '' && { service }),
    ...(whole && queue !== '' && { queue }),
    ...(whole && { startedAt: bankTime(startedAt), ...plainAttributes(record.attributes) }),
  }
  return {
    title,
    head,
    turns: turns.map((turn) => ({ ...turn, text: withMadeUp(turn.text) })),
    events: eventsAmong(record.events, turns, turns.length === record.turns.length).map(madeUp),
    mark: { text: `${expect}: ${row.clause}`, turn: place },
    timed,
  }
}

/** Those that began between the first and the last of the turns. */
function eventsAmong(events: readonly Event[], turns: readonly Turn[], all: boolean): readonly Event[] {
  const [from, to] = [turns[0]?.start, turns.at(-1)?.end]
  if (all) return events
  if (from === undefined || to === undefined) return []
  return events.filter((event) => {
    const at = 'at' in event ? event.at : event.start
    return at >= from && at <= to
  })
}

function madeUp(event: Event): Event {
  if (event.type === 'transfer' && event.to !== undefined) return { ...event, to: withMadeUp(event.to) }
  if (event.type === 'ticket' && event.text !== undefined) return { ...event, text: withMadeUp(event.text) }
  return event
}

const bankTime = (moment: Date): string =>
  `${new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`

/** Names with signs of the notation in them cannot be written in a heading. */
function plainAttributes(attributes: MaskedRecord['attributes']): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => /^[^\s.:：|#]+$/.test(name))
      .map(([name, value]) => [name, typeof value === 'string' ? withMadeUp(value) : value]),
  )
}

/** Whether the engine finds the clause broken or undecided where the dialogue is marked. */
function isFound(engine: Engine, dialogue: string, clause: string, place: number | null): boolean {
  const [example] = parseDialogues('proposal', dialogue).dialogues
  if (!example) return false
  const [mark] = example.marks
  const { findings } = engine.inspect(example.conversation)
  return findings.some(
    (finding) => finding.clause === clause && (place === null || finding.turns.includes(mark?.turn ?? -1)),
  )
}
