import type { Conversation, Event, Speaker } from './conversation.ts'
import type { ReadOptions, ReadResult } from './format.ts'
import { type Problem, problemAt, within } from './problem.ts'
import type { Head } from './so-far.ts'
import type { Utterance } from './utterance.ts'
import { validate } from './validation.ts'
import { assignSpeakers } from './voices.ts'

/** The fields of a conversation beside its turns and events. */
export type RecordFields = Partial<Head>

/** A conversation as read from a foreign file, before it is known who its agent is. */
export type Draft = {
  /** Place of the conversation in its file; empty if it is the whole file. */
  place: string
  /** What the file says of its conversation; it outweighs the defaults given by the caller. */
  fields: RecordFields
  /** What files of this kind are, unless the caller says otherwise. */
  assumed?: RecordFields
  utterances: Utterance[]
  events?: Event[]
  /** How to make this source tell the speakers apart, e.g. `请录成双声道`. */
  remedy: string
}

/** Adds the conversation of `draft` to `result`, or the problem that keeps it out. */
export function assemble(draft: Draft, options: ReadOptions, result: ReadResult): void {
  const outcome = build(draft, options, result)
  if ('problem' in outcome) {
    result.problems.push(within(draft.place, outcome.problem))
    return
  }
  const { conversation } = outcome
  result.conversations.push(conversation)
  for (const message of outcome.notes) result.notes.push({ conversation: conversation.id, message })
}

type Outcome = { problem: Problem } | { conversation: Conversation; notes: string[] }

function build(draft: Draft, options: ReadOptions, result: ReadResult): Outcome {
  const spoken = inTimeOrder(draft.utterances.filter(({ text }) => text.trim() !== ''))
  if (spoken.length === 0) return { problem: problemAt('', '没有人说话：应有带文字的话轮') }
  const direction = draft.fields.direction ?? options.defaults?.direction
  const assigned = assignSpeakers(spoken, options.agent, direction === 'outbound', draft.remedy)
  if ('problem' in assigned) return assigned
  const fields = { ...draft.assumed, ...definedOnly({ ...options.defaults }), ...definedOnly(draft.fields) }
  const conversation = {
    ...fields,
    id: draft.fields.id ?? ownId(options.name, result.conversations.length + result.problems.length),
    turns: spoken.map((utterance, index) =>
      toTurn(utterance, index, assigned.speakers[index], fields.channel === 'chat'),
    ),
    events: draft.events ?? [],
  }
  const checked = validate(conversation)
  if (!checked.ok) return { problem: relocate(checked.problem, spoken) }
  return { conversation: checked.conversation, notes: [...assigned.notes, ...checked.notes] }
}

function toTurn(utterance: Utterance, index: number, speaker: Speaker, chat: boolean): Conversation['turns'][number] {
  const { start, end = chat ? start : undefined } = utterance
  const turn: Conversation['turns'][number] = { index, speaker, text: utterance.text.trim() }
  if (start !== undefined) turn.start = start
  if (end !== undefined) turn.end = end
  return turn
}

/** Recognisers list channel after channel; turns go by time, where every one has a time. */
function inTimeOrder(utterances: Utterance[]): Utterance[] {
  if (!utterances.every(({ start }) => start !== undefined && Number.isFinite(start))) return utterances
  return utterances.toSorted((a, b) => a.start! - b.start!)
}

/** A problem of `turns[3]` named by the place in the foreign file where that turn came from. */
function relocate(problem: Problem, spoken: Utterance[]): Problem {
  const position = /^turns\[(\d+)\]/.exec(problem.place)?.[1]
  const utterance = position === undefined ? undefined : spoken[Number(position)]
  return utterance && utterance.place !== '' ? within(utterance.place, problem) : problem
}

function ownId(name: string | undefined, before: number): string {
  const file = (name ?? '').split(/[\\/]/).at(-1) ?? ''
  const stem = file.replace(/(?<=.)\.[^.]*$/, '').slice(0, 180) || 'conversation'
  return before === 0 ? stem : `${stem}-${before + 1}`
}

function definedOnly<T extends object>(fields: T): T {
  const kept = { ...fields }
  for (const [key, value] of Object.entries(kept))
    if (value === undefined || value === '') Reflect.deleteProperty(kept, key)
  return kept
}
