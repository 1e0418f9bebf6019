import type { ScoredItem } from '@liangyan/inspection'
import type { ConversationReport } from '../findings/report.ts'
import { figure } from '../findings/vocabulary.ts'
import { html, type Markup } from './markup.ts'

/** The scorecard: every group with its points, every deduction linked to what cost it. */
export function scorecardTable(report: ConversationReport, key: string): Markup | undefined {
  const { scorecard } = report
  if (!scorecard) return undefined
  const groups = scorecard.groups.map(({ id, title, points, outOf }) => {
    const items = scorecard.items.filter(({ group }) => group === id)
    return html`<tbody><tr class="group"><th scope="row">${title}</th><td>${figure(points)} / ${figure(outOf)}</td></tr>
${items.filter(({ findings }) => findings.length > 0).map((item) => itemRow(item, report, key))}</tbody>`
  })
  const byPerson = scorecard.items.filter(({ judgedBy }) => judgedBy !== 'rules').length
  return html`<section><h3>${scorecard.title} <b class="total">${figure(scorecard.total)} / ${figure(scorecard.outOf)} · ${scorecard.grade}</b></h3>
<table class="scorecard">${groups}</table>
${byPerson > 0 && html`<p class="quiet">另有 ${byPerson} 项须由人工评定，未计入扣分。</p>`}
${scorecard.fatal && html`<p class="vetoed">触犯一票否决项，总分记为 0 分。</p>`}</section>`
}

function itemRow(item: ScoredItem, { deductions, scorecard }: ConversationReport, key: string): Markup {
  const numbers = deductions.find((deduction) => deduction.item === item)?.numbers ?? []
  const veto = item.deducted === 0 && scorecard?.fatal === true
  return html`<tr><td>${item.title} ${numbers.map((number) => html`<a class="number" href="#${key}-f${number}">${number}</a>`)}</td>
<td class="lost">${item.deducted > 0 ? `−${figure(item.deducted)}` : veto ? '否决' : '0'}</td></tr>
`
}
