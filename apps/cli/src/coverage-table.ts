import { CARRIED_BY, type CarriedBy, type Coverage, coverageOf, type Standard, type Tally } from '@liangyan/standard'
import { percent } from './findings/vocabulary.ts'
import { table } from './terminal/table.ts'

const TITLES: Readonly<Record<CarriedBy, string>> = {
  check: '自动检查',
  wording: '话术',
  judgement: '由人判断',
  'not-carried': '未承载',
  missing: '遗漏',
}

/** Names of the kinds of sentences in sources.tsv. */
const KINDS: Readonly<Record<string, string>> = {
  phrase: '用语',
  procedure: '流程',
  taboo: '忌语',
  content: '叙述',
  template: '模板',
  principle: '原则',
  org: '组织',
  limit: '限值',
  rubric: '评分项',
  gesture: '仪态',
  rewrite: '改写',
  sla: '时限',
  faq: '问答',
}

/** Lines that say how the sentences of the source are carried, by document and by kind, and name what is missing. */
export function coverageLines(standard: Standard): string[] {
  const coverage = coverageOf(standard)
  return [
    '',
    tallyTable('文件', coverage.byDocument, (document) => document),
    '',
    tallyTable('类别', coverage.byKind, (kind) => KINDS[kind] ?? kind),
    '',
    summary(coverage.total),
    ...missing(standard, coverage),
  ]
}

function tallyTable(title: string, tallies: ReadonlyMap<string, Tally>, name: (key: string) => string): string {
  const columns = [
    { title, most: 44 },
    { title: '句数', align: 'right' as const },
    ...CARRIED_BY.map((by) => ({ title: TITLES[by], align: 'right' as const })),
  ]
  const rows = [...tallies]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, tally]) => [name(key), String(sum(tally)), ...CARRIED_BY.map((by) => String(tally[by]))])
  return table(columns, rows)
}

const sum = (tally: Tally) => CARRIED_BY.reduce((total, by) => total + tally[by], 0)

function summary(total: Tally): string {
  const all = sum(total)
  const parts = CARRIED_BY.map((by) => `${TITLES[by]} ${total[by]} 句（${percent(total[by], all)}）`)
  return `依据 ${all} 句（不计没有要求的叙述）：${parts.join('，')}`
}

function missing(standard: Standard, { of }: Coverage): string[] {
  return [...standard.sources.values()]
    .filter(({ id, kind }) => kind !== 'content' && !of.has(id))
    .map(({ id, text }) => `遗漏 ${id} ${text}`)
}
