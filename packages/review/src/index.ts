export {
  type Agreement,
  agreementByCriterion,
  agreementOf,
  type ConfusionTable,
  confusionTable,
  type RatedPair,
} from './agreement.ts'
export {
  type Appeal,
  type AppealAction,
  type AppealDecision,
  type AppealPolicy,
  type AppealStage,
  type AppealStep,
  type AppealSubject,
  isOpen,
  overdue,
  unfiledAppeal,
  usualAppealPolicy,
} from './appeal.ts'
export type { Refusal, RefusalReason } from './appeal-refusals.ts'
export { appealRoles, type Barrier, barrier } from './appeal-roles.ts'
export { type AppealResult, next, upToDate } from './appeal-steps.ts'
export {
  type ArbitrationPolicy,
  type DoubleScoringOutcome,
  doubleScoringOutcome,
  type Scoring,
  visibleScorings,
} from './arbitration.ts'
export {
  BackTest,
  type BackTestSummary,
  type ClauseFlips,
  type DecidedPlace,
  type HumanDecisions,
  type ScoreBin,
} from './back-test.ts'
export { type ClauseAccuracy, clauseAccuracy, type FindingReview } from './clause-accuracy.ts'
export {
  assignThird,
  assignTwice,
  type ConversationToScore,
  type DoubleAssignment,
  type DoubleAssignments,
  type Inspector,
  notOfTheSameTeam,
  type ScoringRule,
} from './double-scoring.ts'
export { assignEvenly, type Shares } from './even-shares.ts'
export { type Comparison, compareInspections, type Flip, type InspectionResult, type Verdict } from './flips.ts'
export {
  type HoldOutReviews,
  type ListeningEffort,
  type ListeningGain,
  type ListeningPoint,
  listeningEffort,
  type ReviewedConversation,
  usualLeastHoldOuts,
} from './listening-curve.ts'
export type { Person, Role } from './person.ts'
export { type Proportion, proportionOf } from './proportion.ts'
export { randomNumbers } from './random-numbers.ts'
export {
  expectedPrecision,
  type RiskContribution,
  type RiskFinding,
  type RiskSigns,
  type RiskWeights,
  riskContributions,
  riskOf,
  usualRiskWeights,
} from './risk.ts'
export { type SampleSize, sampleSize } from './sample-size.ts'
export {
  type Candidate,
  type DrawnConversation,
  type DrawReason,
  drawSample,
  type RandomPlan,
  type RiskPlan,
  type Sample,
  type SamplingPlan,
  type StratifiedPlan,
  usualHoldOut,
} from './sampling.ts'
