import type { Standard } from '@liangyan/standard'
import type { SheetData } from 'write-excel-file/node'
import type { Tally } from '../findings/tally.ts'
import type { Titles } from '../findings/titles.ts'
import { contactName, percent } from '../findings/vocabulary.ts'
import { cell, type Columns } from './cells.ts'

export const SUMMARY_COLUMNS: Columns = [
  ['类别', 14],
  ['项目', 40],
  ['数值', 14],
  ['会话数', 10],
]

/** Every sum of the run, whatever the other sheets leave out. */
export function summaryRows({ head }: Standard, tally: Tally, titles: Titles, shown: number): SheetData {
  const rows: SheetData = [
    ['规范', cell(head.title), cell(head.version)],
    ['会话', '会话数', tally.conversations],
    ['会话', '首日', cell(tally.from ?? '')],
    ['会话', '末日', cell(tally.to ?? '')],
    ['会话', '跳过的输入', tally.skipped],
    ['会话', '有问题的会话', tally.withFindings],
    ['会话', '有问题的会话占比', cell(percent(tally.withFindings, tally.conversations))],
    ['得分', '平均分', tally.average === undefined ? null : Math.round(tally.average * 100) / 100],
    ['得分', '一票否决', tally.fatal],
    ['命中', '命中数', tally.findings],
    ['命中', '待人工判断', tally.undecided],
    ['承诺', '承诺数', tally.commitments],
    ['承诺', '未建工单', tally.withoutTicket],
  ]
  if (shown < tally.conversations)
    rows.splice(2, 0, ['会话', cell(`其余各表只列出得分最低的 ${shown} 通，本表统计全部会话`), shown])
  for (const [grade, count] of tally.grades) rows.push(['等级', cell(grade), count])
  for (const { id, conversations } of tally.contacts)
    rows.push(['来电原因', cell(contactName(id === '' ? null : id, titles.contacts)), conversations])
  for (const { id, findings, conversations } of tally.criteria)
    rows.push(['评分项', cell(titles.criterion(id)), findings, conversations])
  for (const { id, findings, conversations } of tally.clauses)
    rows.push(['条款', cell(titles.clause(id)), findings, conversations])
  for (const { id, findings, conversations } of tally.undecidedClauses)
    rows.push(['待人工判断', cell(titles.clause(id)), findings, conversations])
  return rows
}
