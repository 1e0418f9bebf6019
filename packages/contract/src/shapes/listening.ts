import { Type, type Static } from 'typebox'
import { ProportionShown } from './agreement.ts'
import { Maybe } from './basics.ts'

const Point = { listened: Type.Number(), foundByRisk: Type.Number(), foundAtRandom: Type.Number() }

/** What listening in the order of risk finds. Bad is a conversation in which the reviewer found what costs points. */
export const ListeningFigures = Type.Object({
  /** Drawings that the figures are made from, and those left out because they drew from the same conversations. */
  drawings: Type.Integer(),
  leftOut: Type.Integer(),
  population: Type.Integer(),
  /** Reviewed and assigned in these drawings: by risk, and at random as hold-outs. */
  byRisk: Type.Object({ reviewed: Type.Integer(), bad: Type.Integer(), drawn: Type.Integer() }),
  holdOut: Type.Object({ reviewed: Type.Integer(), bad: Type.Integer(), drawn: Type.Integer() }),
  /** Hold-outs that must still be reviewed before anything can be said; 0 when there are enough. */
  missing: Type.Integer(),
  leastHoldOuts: Type.Integer(),
  /** Null where there is too little to go by; `lack` says of what. */
  effort: Maybe(
    Type.Object({
      rate: ProportionShown,
      total: Type.Object({ estimate: Type.Number(), low: Type.Number(), high: Type.Number() }),
      points: Type.Array(Type.Object(Point)),
      gain: Type.Object({ ...Point, gain: Type.Number(), low: Type.Number(), high: Type.Number() }),
    }),
  ),
  lack: Maybe(Type.Enum(['few-hold-outs', 'no-bad-hold-out', 'none-by-risk'])),
})
export type ListeningFigures = Static<typeof ListeningFigures>
