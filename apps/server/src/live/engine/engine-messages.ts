import type { GuardReason, LineState, LiveEvent, LiveHead, LiveTurn, Mood, WrapUp } from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import type { Inspection } from '@liangyan/inspection'
import type { Announcement, CheckedRewriting } from '@liangyan/live'

/** What the main thread tells the thread that follows conversations, and what it hears. `key`: the store's. */

export type ToEngine =
  | {
      readonly type: 'begin'
      readonly key: number
      readonly record: LiveHead & { readonly id: string }
    }
  | {
      readonly type: 'take'
      readonly key: number
      readonly seq: number
      readonly event: LiveEvent
      readonly receivedAt: number
    }
  | { readonly type: 'partial'; readonly key: number; readonly turn: LiveTurn; readonly receivedAt: number }
  /** Whether somebody looks at its view; who does not look needs no cards. */
  | { readonly type: 'watch'; readonly key: number; readonly watched: boolean }
  | { readonly type: 'announce'; readonly announcement: Announcement | undefined }
  | { readonly type: 'forget'; readonly key: number }
  | { readonly type: 'ask'; readonly ask: number; readonly question: Question }

export type Question =
  | { readonly what: 'guard'; readonly key: number; readonly text: string }
  | { readonly what: 'conclude'; readonly key: number }
  | { readonly what: 'wrap-up'; readonly key: number }
  /** Whether other words for the summary may be shown. */
  | { readonly what: 'rewriting'; readonly key: number; readonly text: string }
  | { readonly what: 'view'; readonly key: number }
  | {
      readonly what: 'greeting'
      readonly now: string
      readonly channel: string
      readonly bank: string
    }
  | { readonly what: 'moments' }

export interface Answers {
  readonly guard: readonly GuardReason[]
  readonly conclude: { readonly record: Conversation; readonly inspection: Inspection }
  readonly 'wrap-up': WrapUp
  readonly rewriting: CheckedRewriting
  /** JSON of a `LiveView`. */
  readonly view: string
  readonly greeting: string
  readonly moments: readonly { readonly moment: string; readonly wording: readonly string[] }[]
}

/** Of a clock what tells its colour. */
export interface ClockTimes {
  readonly state: 'running' | 'amber' | 'red'
  readonly amberFrom?: number
  readonly deadline?: number
}

/** What lists show of how a conversation goes. */
export interface Standing {
  readonly line: LineState
  readonly clocks: readonly ClockTimes[]
  readonly warnings: number
  readonly fatal: boolean
  readonly mood: Mood
  /** The zero of the conversation on the server's clock, ms since 1970. */
  readonly zero: number
  /** Ms that the source's clock is ahead, where it is off. */
  readonly clockOff: number | null
}

export type FromEngine =
  | {
      readonly type: 'standing'
      readonly key: number
      readonly standing: Standing
      /** JSON of a `LiveView`, where it is watched and has changed. */
      readonly view?: string
      /** The last event that it knows of. */
      readonly seq?: number
    }
  /** Something could not be followed. */
  | { readonly type: 'failed'; readonly what: ToEngine['type']; readonly problem: string }
  | { readonly type: 'answer'; readonly ask: number; readonly answer: unknown }
  | { readonly type: 'answer'; readonly ask: number; readonly problem: string }
