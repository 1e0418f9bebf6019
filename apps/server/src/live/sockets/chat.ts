import { chinaTimeAt } from '@liangyan/calendar'
import {
  type ChatMessage,
  type ChatState,
  type HandOverTo,
  CLOSED,
  type FromCustomer,
  FromCustomer as FromCustomerSchema,
  type LiveTurn,
  type ToCustomer,
} from '@liangyan/contract'
import { redact } from '@liangyan/language'
import { rateLive } from '@liangyan/store'
import type { Live } from '../live.ts'
import { LiveRefused } from '../progress/live-refused.ts'
import type { Room, Watcher } from '../progress/room.ts'
import { LiveSocket, Messages, type Wire } from './socket.ts'

const MESSAGES = new Messages(FromCustomerSchema)
/** Nobody writes faster; whoever sends so much more is no customer. */
const LIMIT = { rate: 3, burst: 10, most: 500 }
/** So long the agent counts as typing after the last letter, in milliseconds. */
const TYPING = 5_000
const CUSTOMER = { userId: null, who: '客户' }

/** The customer's side of a chat. `from`: messages from this one on are told. */
export function serveChat(live: Live, wire: Wire, room: Room, from: number): LiveSocket<typeof FromCustomerSchema> {
  const { hub, chats, handOvers } = live
  const socket = new LiveSocket(wire, MESSAGES, LIMIT, handle)
  const send = (message: ToCustomer) => socket.send(message)
  let toldState = ''
  let typing: NodeJS.Timeout | undefined
  const watcher: Watcher = {
    views: false,
    unmasked: true,
    name: '',
    turn: (turn) => {
      if (turn.speaker === 'agent') stopTyping()
      send({ type: 'message', message: messageOf(turn) })
    },
    partial: () => undefined,
    event: () => tellState(),
    mark: () => tellState(),
    view: () => undefined,
    concluded: () => tellState(),
  }
  const enders = [
    hub.watch(room, watcher),
    hub.listen((other, what) => {
      if (other === room || (what !== 'changed' && room.stage === 'waiting')) tellState()
    }),
    handOvers.listen((other) => other === room && tellState()),
    live.onTyping((other) => other === room && startTyping()),
    live.pages.open(room, () => socket.close(CLOSED.replaced, '会话已在另一个页面打开')),
  ]
  socket.onClose(() => {
    for (const end of enders) end()
    clearTimeout(typing)
  })
  const turns = [...room.turns.values()].sort((a, b) => a.index - b.index)
  toldState = JSON.stringify(stateNow())
  send({ type: 'chat', state: stateNow(), messages: turns.filter(({ index }) => index >= from).map(messageOf) })
  return socket

  function messageOf(turn: LiveTurn & { ref?: string }): ChatMessage {
    const { index, speaker, text, start = 0, ref } = turn
    return {
      n: index,
      from: speaker === 'system' ? 'bank' : speaker,
      text,
      at: new Date(room.began + start).toISOString(),
      ...(speaker === 'customer' && ref !== undefined && { ref }),
    }
  }

  function stateNow(): ChatState {
    const waiting = room.stage === 'waiting'
    const place = waiting ? chats.place(room) : { position: null, wait: null }
    const answered = room.agent !== ''
    return {
      stage: isOver() ? 'ended' : waiting ? 'waiting' : 'open',
      ...place,
      agent: answered ? room.agent : null,
      asked: room.ended ? null : toOf(handOvers.pending(room)),
      rating: room.rating,
      mayRate: room.rating === null && answered && isOver(),
    }
  }

  function isOver(): boolean {
    return room.ended || room.stage === 'abandoned' || room.events.some(({ type }) => type === 'hangup')
  }

  function tellState(): void {
    const state = stateNow()
    const json = JSON.stringify(state)
    if (json === toldState) return
    toldState = json
    send({ type: 'state', state })
  }

  function startTyping(): void {
    clearTimeout(typing)
    if (typing === undefined) send({ type: 'typing', typing: true })
    typing = setTimeout(stopTyping, TYPING)
  }

  function stopTyping(): void {
    if (typing === undefined) return
    clearTimeout(typing)
    typing = undefined
    send({ type: 'typing', typing: false })
  }

  async function handle(message: FromCustomer): Promise<void> {
    if (message.type === 'ping') return
    if (message.type === 'rate') return rate(message.score)
    if (message.type === 'transcript') return tellTranscript()
    if (isOver()) throw new LiveRefused('ended', '会话已结束，如需帮助请重新发起')
    if (message.type === 'say') {
      if (room.isFresh(message.ref)) await hub.say(room, 'customer', message.text, message.ref)
    } else if (message.type === 'typing') {
      const { index } = room.next()
      // that something is being written, not what: it has not been said yet
      for (const other of room.watchers)
        if (other !== watcher) other.partial(message.typing ? { index, speaker: 'customer', text: '' } : null)
    } else if (message.type === 'consent') await handOvers.answer(room, message.given)
    else await endIt()
  }

  async function endIt(): Promise<void> {
    if (room.stage === 'waiting') await live.abandon(room)
    else await hub.happen(room, { type: 'hangup', at: room.at(hub.now()), by: 'customer' })
    tellState()
  }

  async function rate(score: number): Promise<void> {
    if (!(await rateLive(hub.system.db, room.key, score)))
      throw new LiveRefused('forbidden', '您已经评价过，感谢您的反馈')
    room.rating = score
    await hub.mark(room, 'rating', CUSTOMER, String(score))
    tellState()
  }

  /** What the customer takes along may lie about anywhere: numbers are masked. */
  async function tellTranscript(): Promise<void> {
    await hub.mark(room, 'consent', CUSTOMER, '索取会话记录')
    const names = { customer: '我', agent: '客服', system: '系统' }
    const said = [...room.turns.values()].sort((a, b) => a.index - b.index)
    const when = ({ start = 0 }: LiveTurn) =>
      chinaTimeAt(room.began + start)
        .slice(0, 16)
        .replace('T', ' ')
    const lines = said.map((turn) => `${when(turn)} ${names[turn.speaker]}：${redact(turn.text).text}`)
    send({ type: 'transcript', text: lines.join('\n') })
  }
}

const toOf = (to: HandOverTo | null) => (to === null ? null : { to })
