import type { AddableFinding } from '@liangyan/contract'
import type { ReadyStandard } from '../standards/standards.ts'

/** What a person can add: every clause that is checked, then every criterion and kind by itself. */
export function addableFindings({ standard, titles }: ReadyStandard): AddableFinding[] {
  const clauses = standard.clauses.flatMap(({ clause }): AddableFinding[] => {
    const { id, title, moment = '', criterion, kind = null, severity = 'minor', status } = clause
    if (criterion === undefined || status === 'draft' || clause.advise) return []
    return [{ clause: id, title, moment, ...named(titles, criterion, kind), severity, trial: status === 'trial' }]
  })
  const criteria = standard.criteria.flatMap(({ id, title, kinds }): AddableFinding[] =>
    (kinds ? Object.keys(kinds) : [null]).map((kind) => ({
      clause: null,
      title: kind === null ? title : `${title}·${titles.kind(id, kind)}`,
      moment: '',
      ...named(titles, id, kind),
      severity: 'minor',
      trial: false,
    })),
  )
  return [...clauses, ...criteria]
}

function named(titles: ReadyStandard['titles'], criterion: string, kind: string | null) {
  const kindTitle = kind === null ? null : titles.kind(criterion, kind)
  return { criterion, criterionTitle: titles.criterion(criterion), kind, kindTitle }
}
