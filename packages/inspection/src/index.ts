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
export type { Advice, Observation, OpenDuty, Session } from './session.ts'
