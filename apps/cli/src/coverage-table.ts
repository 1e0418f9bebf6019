import {
  CARRIED_BY,
  type CarriedBy,
  type Coverage,
  coverageOf,
  type OtherCarrier,
  type Standard,
  type Tally,
} from '@liangyan/standard'
import { percent } from './findings/vocabulary.ts'
import { hanging } from './terminal/paint.ts'
import { table } from './terminal/table.ts'

const TITLES: Readonly<Record<CarriedBy, string>> = {
  check: '检查',
  trial: '试行',
  model: '模型',
  wording: '话术',
  person: '人工',
  other: '其他',
  'not-carried': '未承载',
  missing: '遗漏',
}

/** One line, and no wider than the tables. */
const LEGEND = '检查：正式条款自动判定；试行：含草稿；模型、人工：由其判断；话术：只供照说；未承载：另有理由'

const OTHER_NAMES: Readonly<Record<OtherCarrier, string>> = {
  faq: '常见问题',
  drill: '演练',
  gesture: '手势',
  appearance: '仪容',
  attitude: '态度',
  organisation: '组织',
  'voice-menu': '语音菜单',
  system: '系统',
  training: '培训',
  environment: '环境',
  'score-item': '评分表项目',
  contact: '来电原因',
  moment: '情景',
  option: '选项',
}

/** Names of the kinds of sentences in sources.tsv. */
const KINDS: Readonly<Record<string, string>> = {
  phrase: '用语',
  procedure: '流程',
  taboo: '忌语',
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

/** No line is wider, whatever the documents are called. */
const COLUMNS = 100
const WIDEST_TITLE = 42

/** Lines that say how the sentences of the source are carried, by document and by kind, and name what is missing. */
export function coverageLines(standard: Standard): string[] {
  const coverage = coverageOf(standard)
  return [
    '',
    tallyTable('文件', coverage.byDocument, coverage.total, (document) => document),
    '',
    tallyTable('类别', coverage.byKind, coverage.total, (kind) => KINDS[kind] ?? kind),
    '',
    LEGEND,
    ...remarks(coverage),
    ...missing(standard, coverage),
  ]
}

function tallyTable(
  title: string,
  tallies: ReadonlyMap<string, Tally>,
  total: Tally,
  name: (key: string) => string,
): string {
  const columns = [
    { title, most: WIDEST_TITLE },
    { title: '句数', align: 'right' as const },
    ...CARRIED_BY.map((by) => ({ title: TITLES[by], align: 'right' as const })),
  ]
  const row = (called: string, tally: Tally) => [
    called,
    String(sum(tally)),
    ...CARRIED_BY.map((by) => String(tally[by])),
  ]
  const rows = [...tallies].sort(([a], [b]) => a.localeCompare(b)).map(([key, tally]) => row(name(key), tally))
  return table(columns, [...rows, row('合计', total)])
}

const sum = (tally: Tally) => CARRIED_BY.reduce((total, by) => total + tally[by], 0)

function remarks({ total, others }: Coverage): string[] {
  const all = sum(total)
  const parts = [...others].map(([carrier, sentences]) => `${OTHER_NAMES[carrier]} ${sentences}`)
  return [
    `依据 ${all} 句（不计没有要求的叙述），自动检查 ${total.check} 句（${percent(total.check, all)}）`,
    ...(parts.length > 0 ? [`其他 ${total.other} 句：${parts.join('，')}`] : []),
  ].map((line) => hanging('', line, COLUMNS))
}

function missing(standard: Standard, { of }: Coverage): string[] {
  return [...standard.sources.values()]
    .filter(({ id, kind }) => kind !== 'content' && !of.has(id))
    .map(({ id, text }) => hanging(`遗漏 ${id} `, text, COLUMNS))
}
