import type { LiveMark, LiveSnapshot, LiveTurn, LiveView, ToDesk } from '@liangyan/contract'
import { redact } from '@liangyan/language'
import type { Hub } from '../progress/hub.ts'
import type { Room, Watcher } from '../progress/room.ts'
import { snapshotOf } from '../progress/snapshot.ts'

type Unfolding = Extract<ToDesk, { type: 'snapshot' | 'turn' | 'partial' | 'event' | 'mark' | 'view' }>

/** Shows a conversation to somebody: first all there is, then what comes. The answer ends it. */
export async function attach(
  hub: Hub,
  room: Room,
  looker: Pick<Watcher, 'name' | 'unmasked'> & { readonly concluded: Watcher['concluded'] },
  send: (message: Unfolding | string) => void,
): Promise<() => void> {
  const { id } = room
  const mask = looker.unmasked ? (text: string) => text : (text: string) => redact(text).text
  // what happens while the snapshot is made comes after it; what is in both is the same
  let early: (Unfolding | string)[] | undefined = []
  const tell = (message: Unfolding | string) => (early ? early.push(message) : send(message))
  const hide = (turn: LiveTurn): LiveTurn => ({ ...turn, text: mask(turn.text) })
  const unwatch = hub.watch(room, {
    ...looker,
    views: true,
    turn: (turn, ref) => tell({ type: 'turn', id, turn: hide(turn), ...(ref !== undefined && { ref }) }),
    partial: (turn) => tell({ type: 'partial', id, turn: turn && hide(turn) }),
    event: (event) => tell({ type: 'event', id, event: looker.unmasked ? event : maskedTexts(event) }),
    mark: (mark: LiveMark) => tell({ type: 'mark', id, mark: looker.unmasked ? mark : maskedTexts(mark) }),
    view: (json) =>
      tell(`{"type":"view","id":${JSON.stringify(id)},"view":${looker.unmasked ? json : maskedView(json)}}`),
  })
  try {
    // of a chat only what is kept is shown
    if (room.kind === 'chat') await room.safe
    const snapshot = await snapshotOf(hub, room, looker)
    send({ type: 'snapshot', id, snapshot: looker.unmasked ? snapshot : maskedSnapshot(snapshot) })
    for (const message of early) send(message)
    early = undefined
    return unwatch
  } catch (error) {
    unwatch()
    throw error
  }
}

/** What stands around the words without personal data: tickets, notes, cards filled in. */
function maskedSnapshot(snapshot: LiveSnapshot): LiveSnapshot {
  const { events, marks, view } = snapshot
  return { ...snapshot, events: maskedTexts(events), marks: maskedTexts(marks), view: maskedTexts(view) }
}

/** A view without personal data: cards and sentences are filled in with names and numbers. */
function maskedView(json: string): string {
  return JSON.stringify(maskedTexts(JSON.parse(json) as LiveView))
}

/** Every text of a view masked; ids and names of the standard hold nothing to mask. */
export function maskedTexts<T>(value: T): T {
  if (typeof value === 'string') return redact(value).text as T
  if (Array.isArray(value)) return value.map(maskedTexts) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, maskedTexts(part)])) as T
}
