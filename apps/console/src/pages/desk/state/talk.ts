import type { Concluded, GuardReason, LiveEvent, LiveMark, LiveSnapshot, LiveTurn, WrapUp } from '@liangyan/contract'
import { nowIn, type ViewAt } from './clock-face.ts'
import type { Saying } from './outbox.ts'

/** What the guard has said of these words of the input. */
export interface Checked {
  readonly text: string
  readonly reasons: readonly GuardReason[]
}
/** Words that were not sent: somebody has to decide. */
export interface Held {
  readonly ref: string
  readonly text: string
  readonly reasons: readonly GuardReason[]
}
/** A note that the server has not answered yet. */
export interface Noting {
  readonly ref: string
  readonly text: string
}
/** Whose words a summary is in: as drawn up by rules, as a language model put them, as the agent changed them. */
export type SummaryVersion = 'rules' | 'model' | 'own'

/** Better words for a summary. `of`: the summary that they are instead of; of another they say nothing. */
export interface Rewritten {
  readonly text: string
  readonly of: string
}
/** A conversation as one desk knows it. */
export interface Talk {
  /** Whether all that happened so far has been told. */
  readonly told: boolean
  readonly turns: ReadonlyMap<number, LiveTurn>
  /** What each side is saying or typing just now. */
  readonly partials: ReadonlyMap<LiveTurn['speaker'], LiveTurn>
  readonly events: ReadonlyMap<string, LiveEvent>
  readonly marks: ReadonlyMap<string, LiveMark>
  /** What leads whispered since this page was opened. */
  readonly whispers: readonly LiveMark[]
  /** How many whispers the agent has taken note of. */
  readonly noted: number
  readonly seen: ViewAt | undefined
  /** The input. */
  readonly draft: string
  /** What came into the input last that was not typed there, counted. */
  readonly insertion: { readonly text: string; readonly number: number } | undefined
  /** The words that the guard was last asked about. */
  readonly asked: { readonly ref: string; readonly text: string } | undefined
  readonly checked: Checked | undefined
  readonly outbox: readonly Saying[]
  /** Turns that were told as the answer to a ref: other words cannot be them. */
  readonly answered: ReadonlySet<number>
  readonly held: readonly Held[]
  /** What stands in the field for notes, and the notes on their way. */
  readonly note: string
  readonly noting: readonly Noting[]
  /** Keys of cards that were read out or sent. */
  readonly used: ReadonlySet<string>
  readonly handOver: { readonly ref: string; readonly state: 'asked' | 'agreed' | 'refused' } | undefined
  readonly wrapUp: { readonly wrapUp: WrapUp; readonly result: Concluded | null } | undefined
  /** The summary in a language model's words, where it was offered. */
  readonly rewritten: Rewritten | undefined
  /** The summary as the agent has put it; absent while it is as drawn up. */
  readonly summary: string | undefined
  /** Which of them was chosen; the agent's own where nothing was. */
  readonly version: SummaryVersion | undefined
  /** Turns of the customer that came while another conversation was open. */
  readonly unread: number
}

export const NEW_TALK: Talk = {
  told: false,
  turns: new Map(),
  partials: new Map(),
  events: new Map(),
  marks: new Map(),
  whispers: [],
  noted: 0,
  seen: undefined,
  draft: '',
  insertion: undefined,
  asked: undefined,
  checked: undefined,
  outbox: [],
  answered: new Set(),
  held: [],
  note: '',
  noting: [],
  used: new Set(),
  handOver: undefined,
  wrapUp: undefined,
  rewritten: undefined,
  summary: undefined,
  version: undefined,
  unread: 0,
}

/** A final turn: the same index again is a correction. What was being said of it is said. */
export function withTurn(talk: Talk, turn: LiveTurn): Talk {
  const turns = new Map(talk.turns).set(turn.index, turn)
  return { ...talk, turns, partials: stillSpoken(talk.partials, turns) }
}

/** What is being said just now; null: nothing any longer. */
export function withPartial(talk: Talk, turn: LiveTurn | null): Talk {
  if (turn === null) return talk.partials.size === 0 ? talk : { ...talk, partials: new Map() }
  return { ...talk, partials: stillSpoken(new Map(talk.partials).set(turn.speaker, turn), talk.turns) }
}

/** Something that happened. What lasts is told when it begins and again when it ends: the end is not forgotten. */
export function withEvent(talk: Talk, event: LiveEvent): Talk {
  if (event.type === 'turn') return withTurn(talk, event.turn)
  const key = eventKey(event)
  const known = talk.events.get(key)
  if (known !== undefined && hasEnd(known) && !hasEnd(event)) return talk
  return { ...talk, events: new Map(talk.events).set(key, event) }
}

export function withMark(talk: Talk, mark: LiveMark): Talk {
  return { ...talk, marks: new Map(talk.marks).set(markKey(mark), mark) }
}

/** All that happened until now. What is known already stays: a snapshot says nothing less, only more. */
export function withSnapshot(talk: Talk, { turns, events, marks, view }: LiveSnapshot, at: number): Talk {
  let next: Talk = { ...talk, told: true, seen: { view, at } }
  for (const turn of turns) next = withTurn(next, turn)
  for (const event of events) next = withEvent(next, event)
  for (const mark of marks) next = withMark(next, mark)
  return next
}

export function withWhisper(talk: Talk, from: string, text: string, at: number): Talk {
  const moment = talk.seen ? nowIn(talk.seen, at) : 0
  return { ...talk, whispers: [...talk.whispers, { at: moment, kind: 'whispered', who: from, text }] }
}

/** Marks, and what was whispered that they do not tell (yet): they are kept with the conversation, whispers come at once. */
export function marksOf({ whispers, marks }: Pick<Talk, 'whispers' | 'marks'>): LiveMark[] {
  const all = [...marks.values()]
  const kept = all.filter(({ kind }) => kind === 'whispered').map(({ text }) => text)
  const fresh = whispers.filter(({ text }) => {
    const place = kept.indexOf(text)
    if (place >= 0) kept.splice(place, 1)
    return place < 0
  })
  return [...all, ...fresh]
}

/** What leads whispered, in its order. */
export function whispersOf(talk: Pick<Talk, 'whispers' | 'marks'>): LiveMark[] {
  return marksOf(talk)
    .filter(({ kind }) => kind === 'whispered')
    .sort((a, b) => a.at - b.at)
}

/** Turns in their order. */
export function turnsOf({ turns }: Pick<Talk, 'turns'>): LiveTurn[] {
  return [...turns.values()].sort((a, b) => a.index - b.index)
}

/** The final turn supersedes what was told of it while it was spoken, whichever comes first. */
function stillSpoken(partials: Talk['partials'], turns: Talk['turns']): Talk['partials'] {
  const spoken = [...partials].filter(([speaker, { index }]) => turns.get(index)?.speaker !== speaker)
  return spoken.length === partials.size ? partials : new Map(spoken)
}

const hasEnd = (event: LiveEvent) => 'end' in event && event.end !== undefined

function eventKey(event: Exclude<LiveEvent, { type: 'turn' }>): string {
  return `${event.type} ${'start' in event ? event.start : event.at}`
}

export function markKey({ kind, at, who, text = '' }: LiveMark): string {
  return [kind, at, who, text].join('\n')
}
