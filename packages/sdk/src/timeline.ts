import type { LiveEvent, LiveHead, LiveTurn } from '@liangyan/contract'

type Happened = Exclude<LiveEvent, { readonly type: 'turn' }>

/** A finished conversation, as `@liangyan/conversation` reads it and every export has it. */
export interface FinishedConversation {
  readonly id: string
  readonly channel?: string
  readonly direction?: 'inbound' | 'outbound'
  readonly service?: string
  readonly queue?: string
  readonly agent?: string
  readonly attributes?: Readonly<Record<string, string | number | boolean>>
  readonly turns: readonly LiveTurn[]
  readonly events: readonly Happened[]
}

/** Something to tell at a time, in ms of the conversation. */
export type TimelineStep =
  | { readonly at: number; readonly partial: LiveTurn }
  | { readonly at: number; readonly event: LiveEvent }

/** How fast people speak, where a record does not say: 4½ characters a second, and a breath between two turns. */
const MS_A_CHARACTER = 220
const SHORTEST_TURN = 600
const BREATH = 700

/**
 * What a source would have told of the conversation, in the order of time: each turn in parts that grow (every `partials`
 * ms; none if 0, or where a turn was sent whole, as in a chat) and as it was at its end; holds, mutes and silences when
 * they begin and again when they end; a hang-up after all else. Turns without times get plausible ones.
 */
export function timelineOf({ turns, events }: FinishedConversation, partials = 500): TimelineStep[] {
  const byTime = (a: TimelineStep, b: TimelineStep) => a.at - b.at
  const steps = [
    ...events.filter(({ type }) => type !== 'hangup').flatMap(stepsOfEvent),
    ...timed(turns).flatMap((turn) => stepsOfTurn(turn, partials)),
  ].sort(byTime)
  const last = steps[steps.length - 1]?.at ?? 0
  const hangups = events.filter((event) => event.type === 'hangup')
  return [...steps, ...hangups.map((event) => ({ at: Math.max(event.at, last), event })).sort(byTime)]
}

/** The head under which a conversation that is played begins now. */
export function headOf(conversation: FinishedConversation, startedAt = new Date()): LiveHead {
  const { channel, direction, service, queue, agent, attributes } = conversation
  const head = { channel, direction, service, queue, agent, attributes, startedAt: inChina(startedAt) }
  return Object.fromEntries(Object.entries(head).filter(([, value]) => value !== undefined))
}

/** Words for an hour of the day go by the hour that is written here: the bank's, wherever this runs. */
function inChina(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().replace('Z', '+08:00')
}

type TimedTurn = LiveTurn & { readonly start: number; readonly end: number }

function timed(turns: readonly LiveTurn[]): TimedTurn[] {
  let before = 0
  return turns.map(({ index, speaker, text, start: stated, end: statedEnd }, k) => {
    const start = stated ?? before + (k === 0 ? 0 : BREATH)
    const spoken = start + Math.max(SHORTEST_TURN, [...text].length * MS_A_CHARACTER)
    const next = turns[k + 1]?.start ?? Infinity
    const end = Math.max(start, statedEnd ?? (next > start ? Math.min(spoken, next) : spoken))
    before = Math.max(before, end)
    return { index, speaker, text, start, end }
  })
}

function stepsOfTurn(turn: TimedTurn, every: number): TimelineStep[] {
  const { start, end } = turn
  const characters = [...turn.text]
  const steps: TimelineStep[] = []
  if (every > 0) {
    for (let at = start; at < end; at += every) {
      const said = Math.max(1, Math.floor((characters.length * (at - start)) / (end - start)))
      steps.push({ at, partial: { ...turn, text: characters.slice(0, said).join(''), end: at } })
    }
  }
  return [...steps, { at: end, event: { type: 'turn', turn } }]
}

function stepsOfEvent(event: Happened): TimelineStep[] {
  if ('at' in event) return [{ at: event.at, event }]
  const { type, start, end } = event
  if (end === undefined) return [{ at: start, event }]
  return [
    { at: start, event: { type, start } },
    { at: end, event },
  ]
}
