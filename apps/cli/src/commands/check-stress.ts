import { join } from 'node:path'
import {
  AVERAGE_FLOOR,
  FATAL_FLOOR,
  rateOf,
  STRESS_KINDS,
  type StressedClause,
  type StressFailure,
  type StressKind,
  type StressReport,
  stressStandard,
  type Survival,
} from '@liangyan/inspection'
import type { Standard } from '@liangyan/standard'
import { SPEAKER_NAMES } from '../findings/vocabulary.ts'
import { hanging, type Palette } from '../terminal/paint.ts'
import { columnsOf } from '../terminal/screen.ts'
import { type Column, table } from '../terminal/table.ts'
import { harmless } from '../terminal/width.ts'

/** Variants of each example and kind of disturbance. */
const VARIANTS = 10
/** Clauses of which it is shown what went wrong. */
const MOST_EXPLAINED = 10

const KIND_NAMES: Readonly<Record<StressKind, string>> = {
  misheard: '听错',
  dropped: '漏字',
  added: '赘字',
  unpunctuated: '标点',
  misread: '数字',
  lost: '丢句',
  split: '断句',
}

const LEGEND =
  '后七栏是命中率，按扰动的种类分列。听错：同音、近音字；漏字；赘字：叠字与“那个、嗯、就是”；标点：丢失；数字：念错、颠倒；丢句：无关的一句丢失；断句：一句断成两句。“—”表示没有可扰动之处。'

/** What `check --stress` prints, and whether the standard stands the disturbance. */
export function stress(standard: Standard, folder: string, palette: Palette): { lines: string[]; steady: boolean } {
  const report = stressStandard(standard, { variants: VARIANTS })
  if (report.clauses.length === 0)
    return { lines: ['', '抗扰检查：没有可用的示例对话（# hit: 与 # pass:），无从扰动'], steady: true }
  const columns = columnsOf(process.stdout)
  const lines = [
    '',
    palette.strong('抗扰检查：示例对话受语音识别错误扰动之后，应命中的仍命中、应放过的仍放过的比例'),
    table(COLUMNS, report.clauses.map(row)),
    palette.quiet(hanging('', LEGEND, columns)),
    '',
    ...summary(report, palette),
    ...explained(report, folder, columns, palette),
  ]
  return { lines, steady: report.steady }
}

const COLUMNS: readonly Column[] = [
  { title: '条款', most: 32 },
  { title: '示例数', align: 'right' },
  { title: '命中', align: 'right' },
  { title: '放过', align: 'right' },
  ...STRESS_KINDS.map((kind): Column => ({ title: KIND_NAMES[kind], align: 'right' })),
  { title: '备注' },
]

function row({ id, examples, hits, passes, kinds, fatal, status }: StressedClause): string[] {
  const notes = [fatal ? '一票否决' : '', status === 'trial' ? '试行' : status === 'draft' ? '草稿' : '']
  return [
    id,
    String(examples),
    ...[hits, passes, ...STRESS_KINDS.map((kind) => kinds[kind].hits)].map(rate),
    notes.filter((note) => note !== '').join('，'),
  ]
}

const rate = (survival: Survival): string => (survival.of === 0 ? '—' : floored(rateOf(survival)))

/** Two decimals, never rounded up: what is shown as 0.90 is no less. */
const floored = (value: number): string => (Math.floor(value * 100 + 1e-9) / 100).toFixed(2)

function summary({ clauses, average, fragile, steady, trials, wrongMarks }: StressReport, palette: Palette): string[] {
  const active = clauses.filter(({ status }) => status === 'active').length
  const fatal = clauses.filter((clause) => clause.fatal && clause.status === 'active').length
  const named = fragile.map(({ id, hits }) => `${id}（${rate(hits)}）`).join('、')
  return [
    `扰动 ${trials} 次（每处标注、每种扰动至多 ${VARIANTS} 个变体）；正式条款 ${active} 条，平均命中率 ${floored(average.hits)}（不得低于 ${AVERAGE_FLOOR.toFixed(2)}），平均放过率 ${floored(average.passes)}`,
    ...(fragile.length > 0
      ? [palette.severity.fatal(`一票否决的条款命中率低于 ${FATAL_FLOOR.toFixed(2)}：${named}`)]
      : []),
    ...(fragile.length === 0 && fatal > 0
      ? [`一票否决的条款 ${fatal} 条，命中率都不低于 ${FATAL_FLOOR.toFixed(2)}`]
      : []),
    ...(wrongMarks > 0 ? [`另有 ${wrongMarks} 处标注未经扰动就判错，没有计入`] : []),
    steady ? palette.good('抗扰检查通过') : palette.severity.fatal('抗扰检查未通过'),
  ]
}

function explained({ clauses }: StressReport, folder: string, columns: number, palette: Palette): string[] {
  const worst = clauses.filter(({ hits }) => rateOf(hits) < AVERAGE_FLOOR).slice(0, MOST_EXPLAINED)
  if (worst.length === 0) return []
  return [
    '',
    palette.strong(`命中率最低的 ${worst.length} 条，各举一例`),
    ...worst.flatMap((clause) => [
      harmless(`${clause.title}（${clause.id}）${rate(clause.hits)}`),
      ...clause.failures.slice(0, 1).flatMap((failure) => example(failure, folder, columns, palette)),
    ]),
  ]
}

function example(
  { kind, expect, place, speaker, before, after }: StressFailure,
  folder: string,
  columns: number,
  palette: Palette,
): string[] {
  const now = expect === 'hit' ? '应命中而没有命中' : '应放过而命中'
  const heard = after.length === 0 ? '（整句丢失）' : after.map((part) => part || '（空）').join(' ／ ')
  const style = { text: palette.evidence }
  return [
    `  ${KIND_NAMES[kind]}，${now}：${harmless(join(folder, place.file))}:${place.line}`,
    hanging(`    ${SPEAKER_NAMES[speaker]}  `, harmless(before), columns),
    hanging('    听成  ', harmless(heard), columns, palette.colours ? style : {}),
  ]
}
