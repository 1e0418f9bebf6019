import { contactName, figure, percent } from '../findings/vocabulary.ts'
import type { Count, Tally } from '../findings/tally.ts'
import { bar, table } from '../terminal/table.ts'
import type { Page } from './conversation-block.ts'

const BAR = 24
const MOST_COUNTS = 30

/** The sums of a run: 会话, 命中 by criterion, 得分 by grade, skipped inputs. */
export function summaryBlock(tally: Tally, page: Page): string {
  const { palette, columns } = page
  const parts = [
    palette.quiet('═'.repeat(columns)),
    palette.strong('汇总'),
    table([{ title: '' }, { title: '', align: 'left' }], overview(tally), '  '),
  ]
  const { titles } = page
  if (tally.findings > 0)
    parts.push(
      '',
      palette.strong('命中（按评分项）'),
      counts('评分项', tally.criteria, (id) => titles.criterion(id), page),
    )
  if (tally.undecided > 0)
    parts.push(
      '',
      palette.strong('待人工判断（按条款）'),
      counts('条款', tally.undecidedClauses, (id) => titles.clause(id), page),
    )
  if (tally.scored > 0) parts.push('', palette.strong('得分分布'), scores(tally, page))
  if (tally.conversations > 0) parts.push('', palette.strong('来电原因'), contacts(tally, page))
  return `${parts.join('\n')}\n`
}

function overview(tally: Tally): string[][] {
  const rows = [
    ['会话', `${tally.conversations} 通${tally.skipped > 0 ? `，另有 ${tally.skipped} 处输入无法读取，已跳过` : ''}`],
    ['时间', tally.from === undefined ? '不明' : `${tally.from} 至 ${tally.to}`],
    [
      '有问题',
      `${tally.withFindings} 通（${percent(tally.withFindings, tally.conversations)}），命中 ${tally.findings} 处`,
    ],
    ['待人工判断', `${tally.undecided} 处`],
    ['承诺', `${tally.commitments} 个，其中 ${tally.withoutTicket} 个未建工单`],
  ]
  if (tally.average !== undefined)
    rows.push(['平均分', `${figure(tally.average)} / ${figure(tally.outOf)}，一票否决 ${tally.fatal} 通`])
  return rows
}

/** How often each thing of a sort was found, the most frequent first. */
function counts(sort: string, all: readonly Count[], titleOf: (id: string) => string, { palette }: Page): string {
  const largest = all[0].findings
  const shown = all.slice(0, MOST_COUNTS)
  const rows = shown.map(({ id, findings, conversations }) => [
    titleOf(id),
    String(findings),
    String(conversations),
    bar(findings, largest, BAR),
  ])
  const header = [
    { title: sort, most: 36 },
    { title: '处', align: 'right' },
    { title: '通', align: 'right' },
    { title: '' },
  ] as const
  const more = all.length > shown.length ? `\n  另有 ${all.length - shown.length} 个${sort}` : ''
  return paintBars(table(header, rows, '  '), palette.bar) + more
}

function scores(tally: Tally, { palette }: Page): string {
  const largest = Math.max(...tally.grades.values())
  const rows = [...tally.grades].map(([grade, conversations]) => [
    grade,
    String(conversations),
    percent(conversations, tally.scored),
    bar(conversations, largest, BAR),
  ])
  const header = [
    { title: '等级' },
    { title: '通', align: 'right' },
    { title: '占比', align: 'right' },
    { title: '' },
  ] as const
  return paintBars(table(header, rows, '  '), palette.bar)
}

function contacts(tally: Tally, { palette, titles }: Page): string {
  const counts = tally.contacts
  const rows = counts.map(({ id, conversations }) => [
    contactName(id === '' ? null : id, titles.contacts),
    String(conversations),
    bar(conversations, counts[0].conversations, BAR),
  ])
  return paintBars(
    table([{ title: '原因', most: 24 }, { title: '通', align: 'right' }, { title: '' }], rows, '  '),
    palette.bar,
  )
}

function paintBars(text: string, paint: (bar: string) => string): string {
  return text.replace(/[\u2588-\u258f]+$/gm, paint)
}
