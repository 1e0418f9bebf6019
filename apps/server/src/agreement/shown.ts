import type { AgreementFigures, AgreementTable } from '@liangyan/contract'
import { type Agreement, agreementByCriterion, type RatedPair } from '@liangyan/review'
import type { Titles } from '../standards/titles.ts'

export function shownAgreement(agreement: Agreement): AgreementFigures {
  const { pairs, percent, expected, kappa, undefinedBecause, table } = agreement
  return {
    pairs,
    percent: percent ?? null,
    expected: expected ?? null,
    kappa: kappa ?? null,
    lack: undefinedBecause?.reason ?? null,
    table: { categories: [...table.categories], counts: table.counts.map((row) => [...row]) },
  }
}

/** Agreement over all and criterion by criterion, the criterion with the least agreement first. */
export function agreementTable(pairs: readonly RatedPair[], titles: Titles): AgreementTable {
  const { overall, criteria } = agreementByCriterion(pairs)
  return {
    overall: shownAgreement(overall),
    criteria: [...criteria]
      .map(([id, agreement]) => ({ id, title: titles.criterion(id), figures: shownAgreement(agreement) }))
      .sort((a, b) => (a.figures.percent ?? 1) - (b.figures.percent ?? 1) || b.figures.pairs - a.figures.pairs),
  }
}
