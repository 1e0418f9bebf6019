import type { Conversation } from '@liangyan/conversation'
import type { OpenDuty, Situation } from '@liangyan/inspection'
import type { Amends } from './amends.ts'
import type { Known } from './known.ts'
import type { Style } from './wording.ts'

/** Why a moment was recognised. */
export interface Why {
  /** Titles of the acts. */
  readonly acts: readonly string[]
  /** Words of the last turn. */
  readonly words: readonly string[]
  /** Earlier turns that matter, by index. */
  readonly turns: readonly number[]
  /** From 0 to 1, how much the last turns resemble the examples of this moment. */
  readonly resemblance: number
}

/** Words for one moment. */
export interface Suggestion {
  readonly moment: string
  /** Whether this is certainly the moment; at most the first suggestion is sure. */
  readonly sure: boolean
  readonly text: string
  readonly clause: string
  readonly title: string
  /** Slots that the agent has to fill. */
  readonly open: readonly string[]
  readonly why: Why
  /** What the agent owes at this moment. */
  readonly duty?: OpenDuty
  /** The clause that the agent has just broken, for which these words make up. */
  readonly mends?: Pick<Amends, 'clause' | 'title' | 'turn' | 'said'>
}

/** What the agent's screen shows now. */
export interface Advice {
  /** One for each moment, best first. */
  readonly suggestions: readonly Suggestion[]
  /** All that is owed now, what is due first before. */
  readonly duties: readonly OpenDuty[]
  /** The moment in which the agent, having spoken, waits for the customer: one that the standard has no words for. */
  readonly silent?: string
}

export interface AskedFor {
  /** At most so many suggestions; 3 where absent. */
  readonly most?: number | undefined
  readonly style?: Style | undefined
  /** Local time with offset; where absent, when the conversation's last word was said. */
  readonly now?: string | undefined
}

/** A conversation in progress as far as it has come, in its channel. */
export interface Standing {
  readonly conversation: Conversation
  readonly situation: Situation
  /** What it tells: what slots are filled with. */
  readonly known: Known
}
