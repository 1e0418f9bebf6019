export { type Answers, standsForOthers, withAnswers, wouldVeto } from './answers.ts'
export {
  type ItemForPerson,
  itemsForPerson,
  type JudgedItems,
  type Opinion,
  type Reviewed,
  reviewed,
  type ReviewedFinding,
  standingOf,
} from './review.ts'
export { basisName } from './basis-names.ts'
export { calendarWarning } from './calendar.ts'
export { Engine } from './engine.ts'
export type { SceneRecord } from './scene.ts'
export type {
  ClauseVerdict,
  Commitment,
  Evidence,
  Finding,
  Inspection,
  Scorecard,
  ScoredItem,
  Severity,
  Verdict,
} from './result.ts'
export type { OpenDuty } from './obligations.ts'
export type { Purpose } from './program.ts'
export type { Reason } from './reason.ts'
export type { Counsel } from './sayings.ts'
export type { RecognisedMoment, Situation } from './situation.ts'
export type { Advice, Observation, Session } from './session.ts'
export { type CheckReport, checkStandard, type Reread, type Seen } from './check.ts'
export { type ExplainedCounsel, explainCounsel } from './explain-counsel.ts'
export type { ForbiddenWords } from './forbidden-words.ts'
export { explain, type ExplainedStep, type Explanation, nearestOf } from './explain.ts'
export type { ExplainedCheck, FoundTone, FoundWords } from './explain-check.ts'
export type { LikeExample } from './explain-examples.ts'
export { closenessOf } from './explain-closeness.ts'
export { conclusionOf, hasHit } from './telling/conclusion.ts'
export { eventNames, stepName } from './telling/names.ts'
export { reasonsAgainst, reasonsFor } from './telling/reasons.ts'
export { missLines, tell, type Telling, type Told, type ToldStep } from './telling/tell.ts'
export { type DifferingClauses, differingClauses } from './differing-clauses.ts'
export { type Judged, Rejudging } from './rejudging.ts'
export { type TriedDialogue, type TriedMark, tryDialogues } from './try-dialogues.ts'
export { type StressOptions, stressStandard } from './stress.ts'
export { STRESS_KINDS, type StressKind } from './stress/retelling.ts'
export {
  AVERAGE_FLOOR,
  FATAL_FLOOR,
  rateOf,
  type StressedClause,
  type StressFailure,
  type StressReport,
  type Survival,
} from './stress/survival.ts'
