import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Standard } from '@liangyan/standard'
import type { Tally } from '../findings/tally.ts'
import type { Titles } from '../findings/titles.ts'
import { charts } from './charts.ts'
import { html, Markup } from './markup.ts'
import { figureCards, masthead } from './overview.ts'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

/** The page up to its list of conversations. It fetches nothing and runs no script but its own. */
export function pageOpening(standard: Standard, tally: Tally, titles: Titles, shown: number): Markup {
  const styles = read('./styles.css')
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `script-src 'sha256-${createHash('sha256').update(read('./script.js')).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>良言 质检报告 · ${standard.head.title}</title>
<style>${new Markup(styles)}</style></head>
<body>${masthead(standard, tally)}
<main>${figureCards(tally)}${charts(tally, titles)}
${toolbar(tally, shown)}
<div id="conversations">
`
}

export function pageClosing(): Markup {
  return html`</div><p id="nothing" hidden>没有符合条件的会话。</p></main>
<footer>由良言按书面规范逐条检查生成。每一处命中都列出条款、依据和原话；“待判断”的命中须由人工确认。</footer>
<script>${new Markup(read('./script.js'))}</script></body></html>
`
}

function toolbar({ conversations }: Tally, shown: number): Markup {
  const whole = shown === conversations
  const note = html`共 ${conversations} 通会话，下面列出得分最低的 ${shown} 通；上面的统计包含全部会话。`
  return html`<div class="toolbar"><h2>会话</h2>
<span id="count">${shown} 通</span>
<button type="button" id="filter" hidden></button>
<input id="search" type="search" placeholder="搜索编号、原话、条款……" aria-label="搜索会话">
<select id="sort" aria-label="排序"><option value="score">得分从低到高</option><option value="-score">得分从高到低</option><option value="-findings">命中从多到少</option><option value="at">时间从早到晚</option></select>
<button type="button" id="all">全部展开</button></div>
${!whole && html`<p class="limited">${note}</p>`}`
}
