import { Compile } from 'typebox/compile'
import { Conversation, type Turn } from './conversation.ts'
import { explain } from './explanation.ts'
import { joined, type Problem, problemAt, shown } from './problem.ts'

/** The longest text of one turn, in UTF-16 code units. */
export const LONGEST_TURN_TEXT = 1_000_000

/** `conversation` is the very value given, not a copy. `notes` are oddities which are legal: one line each. */
export type Validation = { ok: true; conversation: Conversation; notes: string[] } | { ok: false; problem: Problem }

const contract = Compile(Conversation)
const ISO_WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/

/**
 * Is this value a conversation of the contract? Costs a few microseconds when it is.
 * Beyond the schema: turn indexes are unique, no end lies before its start, texts are of bearable length,
 * `startedAt` is a real moment with its offset. Turns out of time order and overlapping turns are legal, but noted.
 * Text may hold anything, lone surrogates and control characters too. Never throws.
 */
export function validate(value: unknown): Validation {
  if (!contract.Check(value)) {
    return { ok: false, problem: explain(Conversation, value) ?? problemAt('内容', '不是会话') }
  }
  const problem =
    findHole(value) ?? findTurnProblem(value.turns) ?? findEventProblem(value) ?? findDateProblem(value.startedAt)
  if (problem) return { ok: false, problem }
  return { ok: true, conversation: value, notes: noteTimes(value) }
}

/** A list may have places that nothing was put into; the schema does not look at them. */
function findHole({ turns, events }: Conversation): Problem | undefined {
  for (const [name, list] of [
    ['turns', turns],
    ['events', events],
  ] as const) {
    const position = list.findIndex((item: unknown) => item === undefined)
    if (position >= 0) return problemAt(`${name}[${position}]`, '是空的')
  }
  return undefined
}

function findTurnProblem(turns: Turn[]): Problem | undefined {
  let last = -1
  let increasing = true
  for (let position = 0; position < turns.length; position++) {
    const turn = turns[position]
    if (turn.index <= last) increasing = false
    last = turn.index
    if (turn.text.length > LONGEST_TURN_TEXT) {
      const says = `有 ${turn.text.length} 个字符，至多 ${LONGEST_TURN_TEXT} 个：请拆成几个话轮`
      return problemAt(`turns[${position}].text`, says)
    }
    if (turn.start !== undefined && turn.end !== undefined && turn.end < turn.start) {
      return endsEarly(`turns[${position}]`, turn.start, turn.end)
    }
  }
  return increasing ? undefined : findRepeatedIndex(turns)
}

function findRepeatedIndex(turns: Turn[]): Problem | undefined {
  const seen = new Map<number, number>()
  for (const [position, { index }] of turns.entries()) {
    const first = seen.get(index)
    if (first !== undefined) {
      return problemAt(
        `turns[${position}].index`,
        `的值是 ${index}，与 turns[${first}].index 相同：请按 0、1、2……依次编号`,
      )
    }
    seen.set(index, position)
  }
  return undefined
}

function findEventProblem({ events }: Conversation): Problem | undefined {
  for (const [position, event] of events.entries()) {
    if ('start' in event && event.end !== undefined && event.end < event.start) {
      return endsEarly(`events[${position}]`, event.start, event.end)
    }
  }
  return undefined
}

function endsEarly(place: string, start: number, end: number): Problem {
  return problemAt(`${place}.end`, `的值是 ${end}，早于 start 的值 ${start}：结束不能早于开始`)
}

function findDateProblem(startedAt: string | undefined): Problem | undefined {
  if (startedAt === undefined) return undefined
  if (ISO_WITH_OFFSET.test(startedAt) && !Number.isNaN(Date.parse(startedAt))) return undefined
  const says = `的值是 ${shown(startedAt)}，应为带时区的 ISO 8601 时间，例如 2026-03-05T10:02:00+08:00`
  return problemAt('startedAt', says)
}

function noteTimes({ turns }: Conversation): string[] {
  const unordered: number[] = []
  const overlapping: number[] = []
  let start = 0
  let end = 0
  for (let position = 0; position < turns.length; position++) {
    const turn = turns[position]
    if (turn.start === undefined) continue
    if (turn.start < start) unordered.push(position)
    else if (turn.start < end) overlapping.push(position)
    start = Math.max(start, turn.start)
    end = Math.max(end, turn.end ?? turn.start)
  }
  const notes: string[] = []
  if (unordered.length > 0) notes.push(joined(list(unordered), '没有按时间先后排列'))
  if (overlapping.length > 0) notes.push(joined(list(overlapping), '开始时，前面的话轮还没有结束'))
  return notes
}

function list(positions: number[]): string {
  const named = positions.slice(0, 5).map((position) => `turns[${position}]`)
  const more = positions.length > named.length ? ` 等 ${positions.length} 个话轮` : ''
  return `${named.join('、')}${more}`
}
