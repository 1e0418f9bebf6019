export { diagnoseCalendar } from './calendar-years.ts'
export {
  CARRIED_BY,
  type CarriedBy,
  type Coverage,
  coverageOf,
  type OtherCarrier,
  type Tally,
} from './coverage.ts'
export { type Change, type ChangedItem, compareStandards, type StandardDifferences } from './compare.ts'
export { type Diagnostic, didYouMean, formatDiagnostic } from './diagnostic.ts'
export { type ExampleDialogue, type Mark, parseDialogues } from './dialogues.ts'
export { diagnoseFile, kindOfFile } from './file-diagnostics.ts'
export { LEARNERS, MOST_ACTS } from './learned-acts.ts'
export { type LoadedStandard, type LoadOptions, loadStandard } from './load.ts'
export { expandWordClasses, parsePhrase, PhraseError, type WordClasses, type WordClassProblem } from './phrase.ts'
export { type Practice, SITUATIONS } from './practice.ts'
export type { Profile } from './profile.ts'
export { publishedSchemas } from './published.ts'
export { parseClock, parseDuration, parseRate, parseWindow, type Rate, type Window } from './quantities.ts'
export type { CalendarYear } from './schema/calendar.ts'
export type { Act, Clause } from './schema/clause.ts'
export { ANY_ACT, type Condition } from './schema/condition.ts'
export type {
  CommitmentRules,
  ContactReason,
  Criterion,
  ScorecardItemRules,
  ScorecardRules,
  StandardHead,
} from './schema/files.ts'
export type { LiveRules } from './schema/live.ts'
export type { Drill, FaqEntry, Moment, NotCarried, Profiles, Requirement } from './schema/practice.ts'
export type { Rewording } from './schema/rewording.ts'
export { forbiddenWords, parseSources, type Source } from './sources.ts'
export {
  type LearnedActs,
  type Learner,
  phraseKey,
  type Place,
  type PlacedAct,
  type PlacedClause,
  type PlacedRewording,
  type Standard,
  type ToneExamples,
} from './standard.ts'
export { toneExamples, trainStandardActs, trainStandardReasons, trainStandardTone } from './training.ts'
export { writeClause } from './write-clause.ts'
export { type DialogueLine, writeDialogue } from './write-dialogue.ts'
export { type WrittenWordClass, wordClassesIn } from './word-classes.ts'
export { actsOf, childConditions, phrasesOf, walkCondition } from './walk.ts'
