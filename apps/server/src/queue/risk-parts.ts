import type { RiskPart } from '@liangyan/contract'
import { type RiskFinding, riskContributions } from '@liangyan/review'
import type { MachineSigns } from '@liangyan/store'
import type { Titles } from '../standards/titles.ts'

/** What the risk of a conversation is made of, the heaviest first; what an inspection found, weighed as it was then. */
export function riskParts({ findings, score, outOf, contact }: MachineSigns, titles: Titles): RiskPart[] {
  const signs = { findings: findings as readonly RiskFinding[], score, outOf, complaint: contact === 'complaint' }
  return riskContributions(signs)
    .map(({ sign, clause, weight }) => ({
      sign,
      ...(clause !== undefined && { clause, title: titles.clause(clause) }),
      weight,
    }))
    .sort((a, b) => b.weight - a.weight)
}
