import type { Announcement, FloorAgent, LiveLine, QueueFigures, ToFloor } from '@liangyan/contract'
import { type Look, lookAt, unfolded } from './look.ts'

/** Something asked of the server that has not been answered; by its ref. */
export type Asked =
  | { readonly what: 'whisper'; readonly id: string; readonly text: string }
  | { readonly what: 'take-over'; readonly id: string; readonly kind: LiveLine['kind'] }

/** Something to be told once, at the top of the screen. */
export type Notice =
  | { readonly kind: 'problem'; readonly message: string }
  | { readonly kind: 'taken-over'; readonly id: string; readonly of: LiveLine['kind'] }

/** All that one floor knows. */
export interface FloorState {
  /** Whether the server has told what there is. */
  readonly told: boolean
  readonly lines: ReadonlyMap<string, LiveLine>
  readonly agents: readonly FloorAgent[]
  readonly queue: QueueFigures | undefined
  readonly announcements: readonly Announcement[]
  /** The server's clock when it last told something, ms since 1970. */
  readonly now: number
  /** The server's clock less the page's own steady one, ms. */
  readonly ahead: number
  readonly look: Look | undefined
  readonly asked: ReadonlyMap<string, Asked>
  readonly notices: readonly Notice[]
  /** Words that were meant to be whispered and were refused: they come back into the input. */
  readonly returned: { readonly id: string; readonly text: string } | undefined
}

export const EMPTY_FLOOR: FloorState = {
  told: false,
  lines: new Map(),
  agents: [],
  queue: undefined,
  announcements: [],
  now: 0,
  ahead: 0,
  look: undefined,
  asked: new Map(),
  notices: [],
  returned: undefined,
}

/** What the server says, taken in. `at`: when it came, by the page's own steady clock in ms. */
export function floorState(state: FloorState, message: ToFloor, at: number): FloorState {
  switch (message.type) {
    case 'floor': {
      const { agents, queue, announcements } = message
      const lines = new Map(message.lines.map((line) => [line.id, line]))
      return withLook({ ...state, told: true, lines, agents, queue, announcements, ...timeOf(message.now, at) })
    }
    case 'changes': {
      const { agents = state.agents, queue = state.queue } = message
      const lines = withChanges(state.lines, message)
      return withLook({ ...state, lines, agents, queue, ...timeOf(message.now, at) })
    }
    case 'announcements':
      return { ...state, announcements: message.announcements }
    case 'done':
      return answered(state, message.ref)
    case 'problem':
      return refused(state, message)
    case 'pong':
      return state
    default:
      return state.look?.id === message.id ? { ...state, look: unfolded(state.look, message, at) } : state
  }
}

/** What the lead does, as far as the page itself must know it. */
export type Act =
  | { readonly type: 'look'; readonly id: string }
  | { readonly type: 'leave' }
  | { readonly type: 'ask'; readonly ref: string; readonly asked: Asked }
  | { readonly type: 'noticed' }

export function acted(state: FloorState, act: Act): FloorState {
  switch (act.type) {
    case 'look': {
      const line = state.lines.get(act.id)
      if (line === undefined || (state.look?.id === act.id && state.look.refused === undefined)) return state
      return { ...state, look: lookAt(line), returned: undefined }
    }
    case 'leave':
      return { ...state, look: undefined, returned: undefined }
    case 'ask':
      return { ...state, asked: new Map(state.asked).set(act.ref, act.asked), returned: undefined }
    case 'noticed':
      return state.notices.length === 0 ? state : { ...state, notices: [] }
  }
}

const timeOf = (now: string, at: number) => ({ now: Date.parse(now), ahead: Date.parse(now) - at })

function withChanges(
  before: FloorState['lines'],
  { lines, gone }: Pick<Extract<ToFloor, { type: 'changes' }>, 'lines' | 'gone'>,
): FloorState['lines'] {
  if (lines.length === 0 && gone.every((id) => !before.has(id))) return before
  const after = new Map(before)
  for (const id of gone) after.delete(id)
  for (const line of lines) after.set(line.id, line)
  return after
}

/** What is looked into is as the list has it, as long as it is there. */
function withLook(state: FloorState): FloorState {
  const { look, lines } = state
  if (look === undefined) return state
  const line = lines.get(look.id)
  if (line === undefined) return look.isGone ? state : { ...state, look: { ...look, isGone: true } }
  return line === look.line && !look.isGone ? state : { ...state, look: { ...look, line, isGone: false } }
}

function answered(state: FloorState, ref: string): FloorState {
  const asked = state.asked.get(ref)
  if (asked === undefined) return state
  const next = { ...state, asked: without(state.asked, ref) }
  if (asked.what !== 'take-over') return next
  return { ...next, notices: [...state.notices, { kind: 'taken-over', id: asked.id, of: asked.kind }] }
}

function refused(state: FloorState, { id, ref, message }: Extract<ToFloor, { type: 'problem' }>): FloorState {
  const asked = ref === undefined ? undefined : state.asked.get(ref)
  const { look } = state
  // what names a conversation and no request is about looking into it
  if (ref === undefined && id !== undefined && look?.id === id && !look.talk.told)
    return { ...state, look: { ...look, refused: message } }
  const next: FloorState = { ...state, notices: [...state.notices, { kind: 'problem', message }] }
  if (ref === undefined || asked === undefined) return next
  const returned = asked.what === 'whisper' ? { id: asked.id, text: asked.text } : state.returned
  return { ...next, asked: without(state.asked, ref), returned }
}

function without(asked: FloorState['asked'], ref: string): FloorState['asked'] {
  const rest = new Map(asked)
  rest.delete(ref)
  return rest
}
