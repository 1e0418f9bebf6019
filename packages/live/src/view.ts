import type { Severity } from '@liangyan/inspection'

/** State of the line: 通话中, 等候中, 静音中, 已结束. */
export type LineState = 'talking' | 'held' | 'muted' | 'ended'

/** Wording for this moment, slots filled in. `key` stays while the card is the same. */
export interface Card {
  readonly key: string
  readonly moment: string
  readonly clause: string
  readonly title: string
  readonly text: string
  /** Slots that the agent has to fill. */
  readonly open: readonly string[]
  /** Whether this is certainly the moment. */
  readonly sure: boolean
  /** Leads the others. */
  readonly urgent: boolean
  readonly why: {
    readonly acts: readonly string[]
    readonly words: readonly string[]
    readonly turns: readonly number[]
  }
  /** Ledger ids of the sentences of the written standard. */
  readonly sources: readonly string[]
}

/** Something that the agent owes. Times are ms from the start of the conversation. */
export interface Clock {
  readonly key: string
  readonly clause: string
  readonly title: string
  readonly since: number
  /** When it will be broken, and from when on it is nearly; absent where turns, not time, end it. */
  readonly deadline?: number
  readonly amberFrom?: number
  readonly turnsLeft?: number
  readonly state: 'running' | 'amber' | 'red'
  /** The sentence that meets it. */
  readonly say?: string
}

/** What was found against the standard. */
export interface Warning {
  readonly clause: string
  readonly title: string
  readonly criterion: string
  readonly severity: Severity
  /** Index of the turn; −1 where the conversation as a whole proves it. */
  readonly turn: number
  /** The words, with their UTF-16 offsets in the turn; empty where none prove it. */
  readonly quote: string
  readonly start: number
  readonly end: number
  /** The kind wording. */
  readonly instead?: string
}

export type MoodName = 'calm' | 'uneasy' | 'upset' | 'angry' | 'pleased'

/** How the customer feels: now, and after each of the customer's turns, from −2 to 2. */
export interface Mood {
  readonly now: MoodName
  readonly trend: readonly { readonly turn: number; readonly value: number }[]
}

/** Where a conversation in progress stands, without words for its agent. Plain data. */
export interface LiveStanding {
  /** Ms from the start when this was made: clocks count on from here. */
  readonly now: number
  readonly state: LineState
  /** Red ones first, then amber ones; of each what is due first. */
  readonly clocks: readonly Clock[]
  /** Broken so far. */
  readonly warnings: readonly Warning[]
  /** What the turn that is being spoken would be blamed for. */
  readonly heard: readonly Warning[]
  readonly mood: Mood
}

/** What desk and floor show of a conversation in progress, beside its transcript. Plain data. */
export interface LiveView extends LiveStanding {
  /** At most three. */
  readonly cards: readonly Card[]
}
