import type { Standard } from '@liangyan/standard'
import type { Tally } from '../findings/tally.ts'
import { dateAndTime, figure, percent } from '../findings/vocabulary.ts'
import { html, type Markup } from './markup.ts'

/** The head of the page: what was inspected, by which standard, when. */
export function masthead({ head }: Standard, tally: Tally): Markup {
  const span =
    tally.from === undefined ? '会话未记录日期' : tally.from === tally.to ? tally.from : `${tally.from} 至 ${tally.to}`
  return html`<header><div class="brand"><b>良言</b><h1>质检报告</h1></div>
<dl><div><dt>规范</dt><dd>${head.title} <span>${head.version}</span></dd></div>
<div><dt>会话日期</dt><dd>${span}</dd></div>
<div><dt>生成时间</dt><dd>${dateAndTime(localTime(new Date()))}</dd></div></dl></header>`
}

function localTime(moment: Date): string {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString()
}

/** The five figures that come first. */
export function figureCards(tally: Tally): Markup {
  const { average, outOf } = tally
  const cards = [
    card(
      '会话数',
      String(tally.conversations),
      tally.skipped > 0 ? `另有 ${tally.skipped} 处输入无法读取` : '全部纳入统计',
    ),
    card(
      '平均分',
      average === undefined ? '—' : figure(average),
      average === undefined ? '规范没有评分表' : `满分 ${figure(outOf)}`,
    ),
    card(
      '有问题的会话',
      percent(tally.withFindings, tally.conversations),
      `${tally.withFindings} 通，命中 ${tally.findings} 处`,
    ),
    card(
      '一票否决',
      String(tally.fatal),
      `占 ${percent(tally.fatal, tally.conversations)}`,
      tally.fatal > 0 && 'alarm',
    ),
    card('承诺数', String(tally.commitments), `${tally.withoutTicket} 个未建工单`),
  ]
  return html`<div class="cards">${cards}</div>`
}

function card(title: string, value: string, note: string, style: string | false = false): Markup {
  return html`<div class="card${style && ` ${style}`}"><span>${title}</span><b>${value}</b><small>${note}</small></div>`
}
