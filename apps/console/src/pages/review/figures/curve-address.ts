import { type Period, readPeriod } from './period-choice.tsx'

/** What the curve is made from; all of it stands in the address. */
export interface CurveChoice {
  readonly period: Period
  readonly plan?: number | undefined
  readonly budget: number
  /** Bad is a conversation with fewer points than this, or a veto; undefined: one that lost any. */
  readonly below?: number | undefined
}

const BUDGET = 60
const MOST = 10_000

export function readCurve(address: URLSearchParams): CurveChoice {
  const whole = (name: string, most = Number.MAX_SAFE_INTEGER) => {
    const value = Number(address.get(name))
    return Number.isSafeInteger(value) && value > 0 && value <= most ? value : undefined
  }
  return {
    period: readPeriod(address),
    plan: whole('plan'),
    budget: whole('budget', MOST) ?? BUDGET,
    below: whole('below', 1000),
  }
}

export function writeCurve({ period, plan, budget, below }: CurveChoice): Record<string, string> {
  return {
    period,
    ...(plan !== undefined && { plan: String(plan) }),
    ...(budget !== BUDGET && { budget: String(budget) }),
    ...(below !== undefined && { below: String(below) }),
  }
}
