import type { Conversation, Event, Turn } from '@liangyan/conversation'

/** What is known of a conversation before its first word. */
export type Head = Omit<Conversation, 'turns' | 'events'>

/** What happens in a conversation and is kept: a turn in its final words, or an event. */
export type Happening = { readonly type: 'turn'; readonly turn: Turn } | Event

/**
 * The record of a conversation so far, put together from pieces that come in any order, twice, or corrected: a turn with
 * the index of an earlier one takes its place; an event told again with its end is the same event, over.
 */
export class Observed {
  readonly head: Head
  private readonly turnsByIndex = new Map<number, Turn>()
  private readonly eventsByKey = new Map<string, Event>()
  private known: Conversation | undefined

  constructor(head: Head) {
    this.head = head
  }

  /** Notes what happened. False where that says nothing new. */
  note(happening: Happening): boolean {
    const isNew = happening.type === 'turn' ? this.noteTurn(happening.turn) : this.noteEvent(happening)
    if (isNew) this.known = undefined
    return isNew
  }

  private noteTurn(turn: Turn): boolean {
    const known = this.turnsByIndex.get(turn.index)
    if (known && JSON.stringify(known) === JSON.stringify(turn)) return false
    this.turnsByIndex.set(turn.index, turn)
    return true
  }

  private noteEvent(event: Event): boolean {
    const key = JSON.stringify({ ...event, end: undefined })
    const known = this.eventsByKey.get(key)
    // told late, without the end that is known by now
    if (known && endOf(known) !== undefined && endOf(event) === undefined) return false
    if (known && JSON.stringify(known) === JSON.stringify(event)) return false
    this.eventsByKey.set(key, event)
    return true
  }

  hasTurn(index: number): boolean {
    return this.turnsByIndex.has(index)
  }

  /** The conversation so far, turns by index; not to be changed. */
  get conversation(): Conversation {
    this.known ??= {
      ...this.head,
      turns: [...this.turnsByIndex.values()].sort((a, b) => a.index - b.index),
      events: [...this.eventsByKey.values()],
    }
    return this.known
  }

  /** All that happened, as it would be told anew. */
  *happenings(): Generator<Happening> {
    for (const turn of this.turnsByIndex.values()) yield { type: 'turn', turn }
    yield* this.eventsByKey.values()
  }
}

const endOf = (event: Event): number | undefined => ('end' in event ? event.end : undefined)
