import type { Count, Tally } from '../findings/tally.ts'
import type { Titles } from '../findings/titles.ts'
import { contactName, percent } from '../findings/vocabulary.ts'
import { html, type Markup } from './markup.ts'

const MOST_BARS = 10

/** Score distribution, the most broken criteria and clauses, reasons of contact. */
export function charts(tally: Tally, titles: Titles): Markup {
  return html`<div class="charts">
<section class="panel"><h2>得分分布</h2>${distribution(tally)}<h2>来电原因</h2>${contacts(tally, titles)}</section>
<section class="panel"><h2>命中最多的评分项</h2>${bars(tally.criteria, 'criteria', (id) => titles.criterion(id))}</section>
<section class="panel"><h2>命中最多的条款</h2>${bars(tally.clauses, 'clauses', (id) => titles.clause(id))}</section>
</div>`
}

function distribution({ scores, scored, grades }: Tally): Markup {
  if (scored === 0) return html`<p class="quiet">规范没有评分表。</p>`
  const largest = Math.max(...scores)
  const columns = scores.map((count, tenth) => {
    const range = tenth === 9 ? '90–100' : `${tenth * 10}–${tenth * 10 + 9}`
    return html`<div class="column" title="${range} 分：${count} 通"><span>${count > 0 && count}</span><i style="height:${share(count, largest)}%"></i><small>${tenth * 10}</small></div>`
  })
  const chips = [...grades].map(
    ([grade, count]) => html`<span>${grade} <b>${count}</b> 通（${percent(count, scored)}）</span>`,
  )
  return html`<div class="distribution" role="img" aria-label="得分分布">${columns}</div><p class="chips">${chips}</p>`
}

/** Bars that filter the list of conversations when clicked. */
function bars(counts: readonly Count[], kind: 'criteria' | 'clauses', title: (id: string) => string): Markup {
  if (counts.length === 0) return html`<p class="quiet">没有命中。</p>`
  const largest = counts[0].findings
  const rows = counts
    .slice(0, MOST_BARS)
    .map(
      ({ id, findings, conversations }) =>
        html`<li><button type="button" class="bar" data-kind="${kind}" data-id="${id}" data-title="${title(id)}" title="${findings} 处，${conversations} 通会话；点击只看这些会话"><span>${title(id)}</span><b>${findings}</b><i style="width:${share(findings, largest)}%"></i></button></li>`,
    )
  const rest = counts.length - rows.length
  return html`<ol class="bars">${rows}</ol>${rest > 0 && html`<p class="quiet">另有 ${rest} 项，命中较少，未列出。</p>`}`
}

function contacts(tally: Tally, titles: Titles): Markup {
  const chips = tally.contacts.map(
    ({ id, conversations }) =>
      html`<span>${contactName(id === '' ? null : id, titles.contacts)} <b>${conversations}</b></span>`,
  )
  return html`<p class="chips">${chips}</p>`
}

function share(value: number, largest: number): string {
  return largest === 0 ? '0' : ((value / largest) * 100).toFixed(1)
}
