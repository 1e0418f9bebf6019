import type { Conversation, Event, Turn } from './conversation.ts'

/** What is known of a conversation before its first word. */
export type Head = Omit<Conversation, 'turns' | 'events'>

/** What happens in a conversation and is kept: a turn in its final words, or an event. */
export type Happening = { readonly type: 'turn'; readonly turn: Turn } | Event

/** What a happening says beside what was known: something new, another account of the same, or nothing. */
export type Novelty = 'new' | 'corrected' | 'nothing'

/**
 * The record of a conversation so far, put together from pieces that come in any order, twice, or corrected: a turn with
 * the index of an earlier one takes its place; an event told again with its end is the same event, over.
 */
export class ConversationSoFar {
  readonly head: Head
  /** By index, ascending. */
  private readonly turns: Turn[] = []
  private readonly eventsByKey = new Map<string, Event>()
  private told: Conversation | undefined

  constructor(head: Head) {
    this.head = head
  }

  /** Notes what happened. */
  note(happening: Happening): Novelty {
    const novelty = happening.type === 'turn' ? this.noteTurn(happening.turn) : this.noteEvent(happening)
    if (novelty !== 'nothing') this.told = undefined
    return novelty
  }

  private noteTurn(turn: Turn): Novelty {
    const at = this.placeOf(turn.index)
    const known = this.turns[at]
    if (known?.index !== turn.index) {
      this.turns.splice(at, 0, turn)
      return 'new'
    }
    if (isSame(known, turn)) return 'nothing'
    this.turns[at] = turn
    return 'corrected'
  }

  private noteEvent(event: Event): Novelty {
    const key = JSON.stringify({ ...event, end: undefined })
    const known = this.eventsByKey.get(key)
    // told late, without the end that is known by now
    if (known && endOf(known) !== undefined && endOf(event) === undefined) return 'nothing'
    if (known && isSame(known, event)) return 'nothing'
    this.eventsByKey.set(key, event)
    return known ? 'corrected' : 'new'
  }

  /** Where a turn of an index stands, or would: most come last. */
  private placeOf(index: number): number {
    const { turns } = this
    let from = 0
    let to = turns.length
    if (to === 0 || turns[to - 1].index < index) return to
    while (from < to) {
      const middle = (from + to) >> 1
      if (turns[middle].index < index) from = middle + 1
      else to = middle
    }
    return from
  }

  hasTurn(index: number): boolean {
    return this.turns[this.placeOf(index)]?.index === index
  }

  /** Turns by their index, events as they were first told; the same object while nothing new is noted. Not to be changed. */
  get conversation(): Conversation {
    this.told ??= { ...this.head, turns: this.turns.slice(), events: [...this.eventsByKey.values()] }
    return this.told
  }

  /** All that happened, as it would be told anew. */
  *happenings(): Generator<Happening> {
    for (const turn of this.turns) yield { type: 'turn', turn }
    yield* this.eventsByKey.values()
  }
}

const isSame = (a: Turn | Event, b: Turn | Event) => JSON.stringify(a) === JSON.stringify(b)
const endOf = (event: Event): number | undefined => ('end' in event ? event.end : undefined)
