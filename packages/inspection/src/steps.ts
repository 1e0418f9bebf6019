import type { Conversation, Event, Turn } from '@liangyan/conversation'

/** What can happen in a conversation, one after the other: turns and the ends and beginnings of events. */
export const STEP_KINDS = [
  'turn',
  'start',
  'hold',
  'resume',
  'mute',
  'unmute',
  'silence',
  'transfer',
  'ticket',
  'hangup',
  'end',
] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** One step of a conversation. Times are milliseconds from its start, NaN where the source has none. */
export interface Step {
  readonly kind: StepKind
  readonly at: number
  readonly until: number
  readonly turn: Turn | undefined
  readonly event: Event | undefined
  /** What is said, or the text of a ticket or the target of a transfer. */
  readonly text: string
}

/** A turn as a step. It keeps nothing beside the turn: there are as many as turns in all conversations in progress. */
class TurnStep implements Step {
  readonly turn: Turn

  constructor(turn: Turn) {
    this.turn = turn
  }

  get kind(): 'turn' {
    return 'turn'
  }

  get at(): number {
    return this.turn.start ?? Number.NaN
  }

  get until(): number {
    return this.turn.end ?? this.turn.start ?? Number.NaN
  }

  get event(): undefined {
    return undefined
  }

  get text(): string {
    return this.turn.text
  }
}

export const turnStep = (turn: Turn): Step => new TurnStep(turn)

/** The steps one event makes: a hold begins (`hold`) and, once it is over, ends (`resume`). */
export function eventSteps(event: Event): Step[] {
  const step = (kind: StepKind, at: number, until: number, text = ''): Step => ({
    kind,
    at,
    until,
    turn: undefined,
    event,
    text,
  })
  switch (event.type) {
    case 'hold':
      return event.end === undefined
        ? [step('hold', event.start, event.start)]
        : [step('hold', event.start, event.start), step('resume', event.end, event.end)]
    case 'mute':
      return event.end === undefined
        ? [step('mute', event.start, event.start)]
        : [step('mute', event.start, event.start), step('unmute', event.end, event.end)]
    case 'silence':
      return event.end === undefined ? [] : [step('silence', event.end, event.end)]
    case 'transfer':
      return [step('transfer', event.at, event.at, event.to ?? '')]
    case 'ticket':
      return [step('ticket', event.at, event.at, event.text ?? '')]
    case 'hangup':
      return [step('hangup', event.at, event.at)]
  }
}

/** Order of two steps: by time; at the same moment events come before turns, turns by index. */
export function compareSteps(a: Step, b: Step): number {
  const byTime = timeOf(a) - timeOf(b)
  if (byTime !== 0) return byTime
  if (a.turn && b.turn) return a.turn.index - b.turn.index
  return a.turn ? 1 : b.turn ? -1 : STEP_KINDS.indexOf(a.kind) - STEP_KINDS.indexOf(b.kind)
}

/** A turn without a time keeps its place by index; events then follow all turns. */
const timeOf = (step: Step) => (Number.isNaN(step.at) ? (step.turn?.index ?? 0) / 1e6 - 1e6 : step.at)

/** The steps of a finished conversation in order, without `start` and `end`. */
export function stepsOf(conversation: Conversation): Step[] {
  const said = inOrder(conversation.turns.map(turnStep))
  if (conversation.events.length === 0) return said
  // a message that was delivered twice is one event
  const events = new Map(conversation.events.map((event) => [JSON.stringify(event), event]))
  return merge(said, inOrder([...events.values()].flatMap(eventSteps)))
}

function inOrder(steps: Step[]): Step[] {
  for (let i = 1; i < steps.length; i++) if (compareSteps(steps[i - 1], steps[i]) > 0) return steps.sort(compareSteps)
  return steps
}

/** Two ordered lists as one; turns and events never compare equal. */
function merge(turns: readonly Step[], events: readonly Step[]): Step[] {
  const merged: Step[] = []
  let next = 0
  for (const turn of turns) {
    while (next < events.length && compareSteps(events[next], turn) < 0) merged.push(events[next++])
    merged.push(turn)
  }
  while (next < events.length) merged.push(events[next++])
  return merged
}
