import type { PhrasePattern, ToneModel } from '@liangyan/language'
import type { ExampleDialogue } from './dialogues.ts'
import type { CalendarYear } from './schema/calendar.ts'
import type { Act, Clause } from './schema/clause.ts'
import type { CommitmentRules, ContactReason, Criterion, ScorecardRules, StandardHead } from './schema/files.ts'
import type { LiveRules } from './schema/live.ts'
import type { Practice } from './practice.ts'
import type { Profile } from './profile.ts'
import type { Profiles } from './schema/practice.ts'
import type { Rewording } from './schema/rewording.ts'
import type { Source } from './sources.ts'

/** Where something of the standard is written. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

export interface PlacedClause {
  readonly clause: Clause
  readonly place: Place
}
export interface PlacedAct {
  readonly act: Act
  readonly place: Place
}

export interface PlacedRewording {
  readonly rewording: Rewording
  readonly place: Place
}

/** A tone 语气 with the sentences that it is learned from. */
export interface ToneExamples {
  readonly id: string
  readonly title: string
  readonly examples: readonly string[]
  /** Who wrote each example: the second name of its file; '' where it has none. */
  readonly voices: readonly string[]
}

/** Whose acts are learned: those of agents and those of customers are told apart by a model each. */
export type Learner = 'agent' | 'customer'

/** Example sentences of acts, and sentences of the same speakers that do none of them (named neutral). */
export type LearnedActs = Readonly<Record<Learner, readonly ToneExamples[]>>

/** A standard 规范, read and checked: what the engine compiles, what assist and training read. Plain data. */
export interface Standard {
  readonly head: StandardHead
  readonly acts: readonly PlacedAct[]
  /** The clauses of the profile that the standard was read for. */
  readonly clauses: readonly PlacedClause[]
  /** The clauses of all profiles. */
  readonly everyClause: readonly PlacedClause[]
  readonly criteria: readonly Criterion[]
  readonly contact: readonly ContactReason[]
  readonly commitments: CommitmentRules | undefined
  readonly scorecards: readonly ScorecardRules[]
  readonly tones: readonly ToneExamples[]
  /** The trained tone; undefined before `liangyan train`. */
  readonly toneModel: ToneModel | undefined
  /** What customers say, by reason of contact; the reason that all else falls to is named neutral. */
  readonly reasons: readonly ToneExamples[]
  /** The trained reasons of contact; undefined before `liangyan train`. */
  readonly reasonModel: ToneModel | undefined
  /** What people say who do something, by act, and the trained acts. */
  readonly learned: LearnedActs
  readonly learnedModels: Readonly<Record<Learner, ToneModel | undefined>>
  readonly sources: ReadonlyMap<string, Source>
  /** What the standard was read for. */
  readonly profile: Profile
  readonly profiles: Profiles | undefined
  /** The replacement table 换说法, whichever clause finds the harsh words. */
  readonly rewordings: readonly PlacedRewording[]
  readonly practice: Practice
  /** Arrangements of holidays that the built-in calendar may not have. */
  readonly calendar: readonly CalendarYear[]
  /** What desk and floor show of a conversation in progress; undefined where the standard does not say. */
  readonly live: LiveRules | undefined
  readonly dialogues: readonly ExampleDialogue[]
  /** Examples whose headings set options to other values than they have here. */
  readonly dialoguesElsewhere: readonly ExampleDialogue[]
  /** What is usually said: tells the rare words from the common ones. */
  readonly typical: readonly string[]
  /** Every phrase of the standard, parsed; the key is `phraseKey`. */
  readonly phrases: ReadonlyMap<string, readonly PhrasePattern[]>
}

/** Key under which a phrase of a condition stands in `Standard.phrases`. */
export function phraseKey(phrase: string, exact: boolean): string {
  return exact ? `=${phrase}` : phrase
}
