import type { ChatMessage, ChatState, ToCustomer } from '@liangyan/contract'

/** A message of the customer that is not known to have arrived. */
export interface Unsent {
  readonly ref: string
  readonly text: string
  /** Why it was not taken, in the server's words; sent again only when the customer says so. */
  readonly refused?: Refused
}
export interface Refused {
  readonly code: Problem['code']
  readonly message: string
}
type Problem = Extract<ToCustomer, { type: 'problem' }>

/** What the customer has asked for beside messages, and the server has not done yet. */
export interface Wishes {
  readonly consent?: boolean
  readonly rate?: number
  readonly transcript?: true
  readonly end?: true
}

/** A chat as the customer's page knows it. */
export interface Room {
  /** Null until the server has told it. */
  readonly state: ChatState | null
  /** Each number once, rising. */
  readonly messages: readonly ChatMessage[]
  /** In the order of their sending. */
  readonly unsent: readonly Unsent[]
  readonly wishes: Wishes
  /** Whether the agent is typing. */
  readonly typing: boolean
  readonly transcript: string | null
  /** What the server complained of last that concerns no message. */
  readonly problem: Refused | null
}

export type Happening =
  | ToCustomer
  /** The customer sends a message, for the first time or once more. */
  | { readonly type: 'said'; readonly ref: string; readonly text: string }
  /** The customer takes back a message that was not taken. */
  | { readonly type: 'given-up'; readonly ref: string }
  | { readonly type: 'wished'; readonly wishes: Wishes }
  | { readonly type: 'problem-seen' }
  /** The line has come or gone: who is typing is not known any longer. */
  | { readonly type: 'line-changed' }

export const EMPTY_ROOM: Room = {
  state: null,
  messages: [],
  unsent: [],
  wishes: {},
  typing: false,
  transcript: null,
  problem: null,
}

/** The room after something has happened. What was told before, late or twice changes nothing. */
export function after(room: Room, happening: Happening): Room {
  switch (happening.type) {
    case 'chat':
      return standing(withMessages(room, happening.messages), happening.state)
    case 'state':
      return standing(room, happening.state)
    case 'message':
      return withMessages(room, [happening.message])
    case 'typing':
      return { ...room, typing: happening.typing }
    case 'transcript':
      return { ...room, transcript: happening.text, wishes: without(room.wishes, 'transcript') }
    case 'problem':
      return complainedOf(room, happening)
    case 'said':
      return said(room, happening.ref, happening.text)
    case 'given-up':
      return { ...room, unsent: room.unsent.filter(({ ref }) => ref !== happening.ref) }
    case 'wished':
      return { ...room, wishes: { ...room.wishes, ...happening.wishes }, problem: null }
    case 'problem-seen':
      return { ...room, problem: null }
    case 'line-changed':
      return { ...room, typing: false }
    default:
      // a server newer than this page may tell what the page knows nothing of
      return room
  }
}

/** Messages of others that came after number `seen`. */
export const unread = ({ messages }: Room, seen: number): number =>
  messages.filter(({ n, from }) => n > seen && from !== 'customer').length

function withMessages(room: Room, told: readonly ChatMessage[]): Room {
  const here = new Set(room.messages.map(({ n }) => n))
  const added = told.filter(({ n }) => !here.has(n) && here.add(n))
  if (added.length === 0) return room
  const arrived = new Set(added.map(({ ref }) => ref))
  return {
    ...room,
    messages: [...room.messages, ...added].sort((a, b) => a.n - b.n),
    unsent: room.unsent.filter(({ ref }) => !arrived.has(ref)),
    typing: room.typing && !added.some(({ from }) => from === 'agent'),
  }
}

/** The state is told whole each time; wishes that it fulfils are none any longer. */
function standing(room: Room, state: ChatState): Room {
  const fulfilled: (keyof Wishes)[] = []
  if (state.asked === null) fulfilled.push('consent')
  if (state.rating !== null) fulfilled.push('rate')
  if (state.stage === 'ended') fulfilled.push('end')
  return {
    ...room,
    state,
    wishes: without(room.wishes, ...fulfilled),
    typing: room.typing && state.stage === 'open',
  }
}

function said(room: Room, ref: string, text: string): Room {
  if (room.messages.some((message) => message.ref === ref)) return room
  const others = room.unsent.filter((message) => message.ref !== ref)
  return { ...room, unsent: [...others, { ref, text }], problem: null }
}

/** A complaint that names a message concerns that one alone; any other one whatever was wished for. */
function complainedOf(room: Room, { ref, code, message }: Problem): Room {
  const refused = { code, message }
  const named = room.unsent.some((unsent) => unsent.ref === ref)
  // it will be said again more slowly
  if (named && code === 'too-many') return room
  if (!named) return { ...room, problem: refused, wishes: {} }
  return { ...room, unsent: room.unsent.map((unsent) => (unsent.ref === ref ? { ...unsent, refused } : unsent)) }
}

function without(wishes: Wishes, ...keys: readonly (keyof Wishes)[]): Wishes {
  const left: { -readonly [K in keyof Wishes]: Wishes[K] } = { ...wishes }
  for (const key of keys) delete left[key]
  return left
}
