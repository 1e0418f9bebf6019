import type { Announcement, Colleague, LiveLine, LiveProblem, Presence, ToDesk } from '@liangyan/contract'
import { arrivals, withState, without } from './outbox.ts'
import { withRewritten } from './summary.ts'
import { NEW_TALK, type Talk, withEvent, withMark, withPartial, withSnapshot, withTurn, withWhisper } from './talk.ts'

/** Something to be told once, at the top of the screen. */
export type Notice =
  | { readonly kind: 'problem'; readonly problem: LiveProblem }
  /** A conversation that came while another page was on the screen. */
  | { readonly kind: 'arrived'; readonly line: LiveLine }
  /** What a lead whispered then. */
  | { readonly kind: 'whisper'; readonly id: string; readonly from: string; readonly text: string }
  | { readonly kind: 'gone'; readonly why: 'handed-over' | 'taken-over'; readonly customer: string }

/** All that one desk knows. */
export interface DeskState {
  /** Whether the server has told what there is. */
  readonly told: boolean
  readonly presence: Presence
  /** What was chosen here: with each line it is stated anew, and counts more than what the server begins with. */
  readonly wished: Presence | undefined
  /** In the order in which they began. */
  readonly lines: readonly LiveLine[]
  readonly talks: ReadonlyMap<string, Talk>
  readonly announcements: readonly Announcement[]
  /** Who else is ready: to whom a chat can be handed over. */
  readonly colleagues: readonly Colleague[]
  /** Whether the desk is on the screen, not another page of the console. */
  readonly isShown: boolean
  /** Conversations that came while it was not. */
  readonly unseen: ReadonlySet<string>
  /** The server's clock (ms since 1970) less the page's own steady one. */
  readonly ahead: number
  /** The conversation that is open. */
  readonly chosen: string | undefined
  readonly notices: readonly Notice[]
}

export const EMPTY_DESK: DeskState = {
  told: false,
  presence: 'break',
  wished: undefined,
  lines: [],
  talks: new Map(),
  announcements: [],
  colleagues: [],
  isShown: false,
  unseen: new Set(),
  ahead: 0,
  chosen: undefined,
  notices: [],
}

/** What the server says, taken in. `at`: when it came, by the page's own steady clock in ms. */
export function deskState(state: DeskState, message: ToDesk, at: number): DeskState {
  switch (message.type) {
    case 'desk': {
      const { presence, lines, announcements, now } = message
      const ids = new Set(lines.map(({ id }) => id))
      const talks = new Map([...state.talks].filter(([id]) => ids.has(id)))
      const next = {
        ...state,
        told: true,
        presence: state.wished ?? presence,
        announcements,
        talks,
        ahead: Date.parse(now) - at,
      }
      return withChosen(withArrived(state, { ...next, lines: inOrder(lines) }))
    }
    case 'line': {
      const others = state.lines.filter(({ id }) => id !== message.line.id)
      return withChosen(withArrived(state, { ...state, lines: inOrder([...others, message.line]) }))
    }
    case 'gone':
      return withoutTalk(state, message.id, message.why)
    case 'presence':
      return { ...state, presence: message.presence }
    case 'announcements':
      return { ...state, announcements: message.announcements }
    case 'colleagues':
      return { ...state, colleagues: message.colleagues }
    case 'problem':
      return withProblem(state, message)
    case 'pong':
      return state
    default: {
      const isOpen = state.isShown && message.id === state.chosen
      return withWhispered(
        inTalk(state, message.id, (talk) => told(talk, message, at, isOpen)),
        message,
      )
    }
  }
}

type OfTalk = Extract<ToDesk, { id: string }>

/** What is told of one conversation. */
function told(talk: Talk, message: OfTalk, at: number, isOpen: boolean): Talk {
  switch (message.type) {
    case 'snapshot':
      return {
        ...withSnapshot(talk, message.snapshot, at),
        // what the server had taken is among what it tells
        outbox: talk.outbox.filter(({ state }) => state !== 'taken'),
      }
    case 'turn': {
      const isNew = !talk.turns.has(message.turn.index)
      const next = withTurn(talk, message.turn)
      const unread = talk.unread + (isNew && !isOpen && message.turn.speaker === 'customer' ? 1 : 0)
      if (message.ref === undefined) return { ...next, unread }
      const answered = new Set(talk.answered).add(message.turn.index)
      return { ...next, unread, answered, outbox: without(talk.outbox, message.ref) }
    }
    case 'partial':
      return withPartial(talk, message.turn)
    case 'event':
      return withEvent(talk, message.event)
    case 'mark':
      return withMark(talk, message.mark)
    case 'view':
      return { ...talk, seen: { view: message.view, at } }
    case 'checked':
      // an answer about words that are no longer there
      if (talk.asked?.ref !== message.ref) return talk
      return { ...talk, checked: { text: talk.asked.text, reasons: message.reasons } }
    case 'held': {
      const { ref, text, reasons } = message
      if (talk.held.some((held) => held.ref === ref)) return talk
      return { ...talk, outbox: without(talk.outbox, ref), held: [...talk.held, { ref, text, reasons }] }
    }
    case 'done':
      return taken({ ...talk, noting: talk.noting.filter(({ ref }) => ref !== message.ref) }, message.ref)
    case 'whisper':
      return withWhisper(talk, message.from, message.text, at)
    case 'consent':
      return {
        ...talk,
        handOver: { ref: talk.handOver?.ref ?? '', state: message.given ? 'agreed' : 'refused' },
      }
    case 'wrap-up':
      return { ...talk, wrapUp: { wrapUp: message.wrapUp, result: message.result } }
    case 'rewritten':
      return withRewritten(talk, message.summary)
    default:
      return talk
  }
}

/** The server has these words; their turn may have come before, with a snapshot. */
function taken(talk: Talk, ref: string): Talk {
  // of equal words these are the ones that have come
  const outbox = talk.outbox.filter((saying) => saying.ref === ref)
  const index = arrivals({ ...talk, outbox }).get(ref)
  if (index === undefined) return { ...talk, outbox: withState(talk.outbox, ref, 'taken') }
  return { ...talk, answered: new Set(talk.answered).add(index), outbox: without(talk.outbox, ref) }
}

/** Changes what is known of one conversation; what has no line here any more is left alone. */
export function inTalk(state: DeskState, id: string, change: (talk: Talk) => Talk): DeskState {
  const before = state.talks.get(id) ?? NEW_TALK
  const after = change(before)
  return after === before ? state : { ...state, talks: new Map(state.talks).set(id, after) }
}

/** Who looks at another page is told of what is new; at the desk it is seen, and at first there is nothing new. */
function withArrived(before: DeskState, after: DeskState): DeskState {
  if (after.isShown || !before.told) return after
  const known = new Set(before.lines.map(({ id }) => id))
  const arrived = after.lines.filter(({ id, stage }) => stage === 'open' && !known.has(id))
  if (arrived.length === 0) return after
  return {
    ...after,
    unseen: new Set([...after.unseen, ...arrived.map(({ id }) => id)]),
    notices: [...after.notices, ...arrived.map((line): Notice => ({ kind: 'arrived', line }))],
  }
}

function withWhispered(state: DeskState, message: OfTalk): DeskState {
  if (message.type !== 'whisper' || state.isShown) return state
  const { id, from, text } = message
  return { ...state, notices: [...state.notices, { kind: 'whisper', id, from, text }] }
}

function withoutTalk(state: DeskState, id: string, why: 'finished' | 'handed-over' | 'taken-over'): DeskState {
  const line = state.lines.find((line) => line.id === id)
  if (line === undefined) return state
  const talks = new Map(state.talks)
  talks.delete(id)
  const lines = state.lines.filter((line) => line.id !== id)
  const notices: readonly Notice[] =
    why === 'finished' ? state.notices : [...state.notices, { kind: 'gone', why, customer: line.customer }]
  return withChosen({ ...state, lines, talks, notices })
}

/** Words that were refused stand where they were, marked, a note in its field; the sentence says why. */
function withProblem(state: DeskState, problem: LiveProblem): DeskState {
  const { id, ref } = problem
  const next: DeskState = { ...state, notices: [...state.notices, { kind: 'problem', problem }] }
  if (id === undefined || ref === undefined || !state.talks.has(id)) return next
  return inTalk(next, id, (talk) => ({
    ...withoutNoting(talk, ref),
    outbox: withState(talk.outbox, ref, 'failed'),
    handOver: talk.handOver?.ref === ref ? undefined : talk.handOver,
  }))
}

/** A note that was refused comes back into the field, before what was written there since. */
function withoutNoting(talk: Talk, ref: string): Talk {
  const refused = talk.noting.find((noting) => noting.ref === ref)
  if (refused === undefined) return talk
  const note = [refused.text, talk.note].filter((text) => text.trim() !== '').join('\n')
  return { ...talk, note, noting: talk.noting.filter((noting) => noting !== refused) }
}

/** Something is open wherever there is something to open, what still goes on first; what is open stays. */
function withChosen(state: DeskState): DeskState {
  const { lines, chosen } = state
  if (lines.some(({ id }) => id === chosen)) return state
  return { ...state, chosen: (lines.find(({ stage }) => stage === 'open') ?? lines[0])?.id }
}

function inOrder(lines: readonly LiveLine[]): LiveLine[] {
  return lines.toSorted((a, b) => a.began.localeCompare(b.began) || a.id.localeCompare(b.id))
}
