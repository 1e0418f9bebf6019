export { basisName } from './basis-names.ts'
export { Engine } from './engine.ts'
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
export type { Advice, Observation, Session } from './session.ts'
export { type CheckReport, checkStandard } from './check.ts'
export { explain, type ExplainedCheck, type ExplainedStep, type Explanation } from './explain.ts'
