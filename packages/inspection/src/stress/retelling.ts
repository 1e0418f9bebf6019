import type { Conversation, Turn } from '@liangyan/conversation'
import { TEXT_DISTURBANCES } from '@liangyan/language'

/** What telephone speech recognition does to a conversation: to the words of its turns, and to the turns themselves. */
export const STRESS_KINDS = [...TEXT_DISTURBANCES, 'lost', 'split'] as const
export type StressKind = (typeof STRESS_KINDS)[number]

/** What became of the words of one turn; split ones are apart, lost ones are none. */
export interface Change {
  readonly turn: number
  readonly before: string
  readonly after: readonly string[]
}

/** An example dialogue as a recogniser might have written it down. */
export interface Retelling {
  readonly kind: StressKind
  readonly conversation: Conversation
  readonly changes: readonly Change[]
  /** Where what stood on a turn stands now. */
  readonly placesOf: (turn: number) => readonly number[]
}

/** Some turns say something else. */
export function reworded(kind: StressKind, conversation: Conversation, changes: readonly Change[]): Retelling {
  const texts = new Map(changes.map(({ turn, after }) => [turn, after.join('')]))
  const turns = conversation.turns.map((turn) => ({ ...turn, text: texts.get(turn.index) ?? turn.text }))
  return { kind, conversation: { ...conversation, turns }, changes, placesOf: (turn) => [turn] }
}

/** A turn was not heard at all: its time is silence. */
export function withoutTurn(conversation: Conversation, lost: number): Retelling {
  const turns = conversation.turns.filter(({ index }) => index !== lost)
  return {
    kind: 'lost',
    conversation: { ...conversation, turns: numbered(turns) },
    changes: [{ turn: lost, before: conversation.turns[lost].text, after: [] }],
    placesOf: (turn) => (turn === lost ? [] : [turn > lost ? turn - 1 : turn]),
  }
}

/** A turn was taken for two of the same speaker, cut before a character; its time is shared out by characters. */
export function withTurnCut(conversation: Conversation, cut: number, at: number): Retelling {
  const whole = conversation.turns[cut]
  const texts = [whole.text.slice(0, at), whole.text.slice(at)]
  const { start, end } = whole
  const middle =
    start === undefined || end === undefined ? undefined : Math.round(start + ((end - start) * at) / whole.text.length)
  const halves: Turn[] = [
    { ...whole, text: texts[0], ...(middle !== undefined && { end: middle }) },
    { ...whole, text: texts[1], ...(middle !== undefined && { start: middle }) },
  ]
  const turns = conversation.turns.flatMap((turn) => (turn === whole ? halves : [turn]))
  return {
    kind: 'split',
    conversation: { ...conversation, turns: numbered(turns) },
    changes: [{ turn: cut, before: whole.text, after: texts }],
    placesOf: (turn) => (turn === cut ? [cut, cut + 1] : [turn > cut ? turn + 1 : turn]),
  }
}

const numbered = (turns: readonly Turn[]): Turn[] => turns.map((turn, index) => ({ ...turn, index }))

const PAUSE = /[，。！？；、…,!?;]+/gu
const OPENING = /[“「『《（(]/u
const CLOSING = /[”」』》）)]/u
const LETTER = /[\p{L}\p{N}]/gu
/** A breath is heard as the end of a turn only where something was said before and after it. */
const FEWEST_LETTERS = 2

/** Where a speaker may have paused for breath: behind a mark, never inside quotation marks or brackets. */
export function pausesOf(text: string): number[] {
  const letters = (part: string) => part.match(LETTER)?.length ?? 0
  return [...text.matchAll(PAUSE)]
    .map(({ index, 0: marks }) => index + marks.length)
    .filter((at) => letters(text.slice(0, at)) >= FEWEST_LETTERS && letters(text.slice(at)) >= FEWEST_LETTERS)
    .filter((at) => !isEnclosed(text, at))
}

function isEnclosed(text: string, at: number): boolean {
  let depth = 0
  for (const character of text.slice(0, at)) {
    if (OPENING.test(character)) depth++
    else if (CLOSING.test(character) && depth > 0) depth--
  }
  return depth > 0
}
