import { Type, type Static } from 'typebox'
import { Maybe, Moment } from './basics.ts'
import { Named } from './plans.ts'

/** How far two agree. Without pairs there are no numbers, and no κ where both only ever used one category. */
export const AgreementFigures = Type.Object({
  pairs: Type.Integer(),
  /** Share of pairs that agree, 0–1. */
  percent: Maybe(Type.Number()),
  /** Share that would agree by chance. */
  expected: Maybe(Type.Number()),
  /** Cohen's κ. */
  kappa: Maybe(Type.Number()),
  lack: Maybe(Type.Enum(['no-pairs', 'one-category'])),
  /** `counts[i][j]`: the first said category i, the second category j. */
  table: Type.Object({ categories: Type.Array(Type.String()), counts: Type.Array(Type.Array(Type.Integer())) }),
})
export type AgreementFigures = Static<typeof AgreementFigures>

const OfCriterion = Type.Object({ id: Type.String(), title: Type.String(), figures: AgreementFigures })

/** Agreement over all and item by item of the scorecard. */
export const AgreementTable = Type.Object({ overall: AgreementFigures, criteria: Type.Array(OfCriterion) })
export type AgreementTable = Static<typeof AgreementTable>

/** A share of cases with its 95 % interval. */
export const ProportionShown = Type.Object({
  value: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
  of: Type.Number(),
})

/** How far a clause can be relied on. */
export const ClausePrecision = Type.Object({
  clause: Type.String(),
  title: Type.String(),
  criterion: Type.String(),
  confirmed: Type.Integer(),
  overturned: Type.Integer(),
  missed: Type.Integer(),
  precision: Maybe(ProportionShown),
  recall: Maybe(ProportionShown),
})
export type ClausePrecision = Static<typeof ClausePrecision>

/** Calibration 校准. */
export const Calibration = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  state: Type.Enum(['open', 'closed']),
  conversations: Type.Integer(),
  inspectors: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String(), done: Type.Integer() })),
  createdBy: Maybe(Type.String()),
  createdAt: Moment,
  closedAt: Maybe(Moment),
})
export type Calibration = Static<typeof Calibration>

/** Two of those who scored; null is the machine. */
export const PairAgreement = Type.Object({ first: Named, second: Maybe(Named), figures: AgreementFigures })
export type PairAgreement = Static<typeof PairAgreement>

/** What a calibration showed. */
export const CalibrationResult = Type.Object({
  calibration: Calibration,
  /** Every two inspectors together. */
  betweenPeople: AgreementTable,
  withMachine: AgreementTable,
  pairs: Type.Array(PairAgreement),
  /** The conversation on which they differ most first. */
  conversations: Type.Array(
    Type.Object({
      id: Type.String(),
      startedAt: Moment,
      agentName: Maybe(Type.String()),
      service: Type.String(),
      /** Share of the pairs of inspectors that disagree on an item, 0–1. */
      disagreement: Type.Number(),
      /** Of inspectors who handed in, and the machine. */
      lowest: Type.Number(),
      highest: Type.Number(),
      machine: Maybe(Type.Number()),
    }),
  ),
})
export type CalibrationResult = Static<typeof CalibrationResult>
