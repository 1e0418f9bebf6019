import type { LiveLine, LiveSnapshot, LiveView } from '@liangyan/contract'
import { customerName } from '@liangyan/conversation'
import { redact } from '@liangyan/language'
import type { Hub } from './hub.ts'
import type { Room } from './room.ts'

const moment = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString())

/** A conversation in progress as lists show it now. The agent who is talking with a customer sees the name. */
export function lineOf(hub: Hub, room: Room, { unmasked = false } = {}): LiveLine {
  const { id, kind, stage, agent, queue, head, standing, watchers, began } = room
  const staff = hub.staffing.named(agent)
  return {
    id,
    kind,
    stage: stage === 'waiting' || stage === 'open' ? stage : 'wrap-up',
    line: standing?.line ?? 'talking',
    channel: head.channel ?? '',
    direction: head.direction ?? '',
    service: head.service ?? '',
    queue,
    agent,
    agentName: staff?.name ?? null,
    team: room.team,
    teamName: staff?.teamName ?? null,
    customer: unmasked ? (customerName(head) ?? '') : maskedName(customerName(head)),
    began: new Date(standing?.zero ?? began).toISOString(),
    unansweredSince: moment(room.unansweredSince),
    turns: room.turns.size,
    clocks: clockColours(room, hub.now()),
    warnings: standing?.warnings ?? 0,
    fatal: standing?.fatal ?? false,
    mood: standing?.mood ?? { now: 'calm', trend: [] },
    helpSince: moment(room.helpSince),
    watchedBy: [...new Set([...watchers].flatMap(({ name }) => (name === '' ? [] : name)))],
    clockOff: standing?.clockOff ?? null,
  }
}

/** A conversation in progress with all that was said. */
export async function snapshotOf(hub: Hub, room: Room, { unmasked = true } = {}): Promise<LiveSnapshot> {
  const json = await hub.ask({ what: 'view', key: room.key })
  const turns = [...room.turns.values()].sort((a, b) => a.index - b.index)
  return {
    line: lineOf(hub, room, { unmasked }),
    turns: unmasked ? turns : turns.map((turn) => ({ ...turn, text: redact(turn.text).text })),
    events: room.events,
    marks: room.marks,
    view: JSON.parse(json) as LiveView,
  }
}

function clockColours({ standing, began }: Room, now: number): LiveLine['clocks'] {
  const at = now - (standing?.zero ?? began)
  const colours = { running: 0, amber: 0, red: 0 }
  for (const { state, amberFrom, deadline } of standing?.clocks ?? []) {
    if (state === 'red' || (deadline !== undefined && at > deadline)) colours.red++
    else if (state === 'amber' || (amberFrom !== undefined && at >= amberFrom)) colours.amber++
    else colours.running++
  }
  return colours
}

/** 王小明 → 王**. */
const maskedName = (name: string | undefined) => {
  const [first, ...rest] = name ?? ''
  return first === undefined ? '' : first + '*'.repeat(Math.min(rest.length, 2))
}
