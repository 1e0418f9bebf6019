import { basisName } from '@liangyan/inspection'
import type { Commitment } from '@liangyan/inspection'
import { opinionOf } from '../findings/opinion.ts'
import type { ConversationReport, ReportedFinding } from '../findings/report.ts'
import type { Titles } from '../findings/titles.ts'
import { clock, dueMoment, dueName, SEVERITY_NAMES } from '../findings/vocabulary.ts'
import { wordsIn } from '../findings/evidence.ts'
import { anchorOf, levelOf } from './anchors.ts'
import { html, type Markup } from './markup.ts'

/** What was found, one card each: clause, source sentence, suggested words. */
export function findingCards(report: ConversationReport, key: string, titles: Titles): Markup {
  const { findings, undecided } = report
  if (findings.length + undecided.length === 0) return html`<p class="fine">未发现问题。</p>`
  const cards = (list: readonly ReportedFinding[]) => list.map((finding) => card(finding, report, key, titles))
  return html`<section><h3>命中 <b>${findings.length}</b></h3>${cards(findings)}</section>
${undecided.length > 0 && html`<section><h3>待人工判断 <b>${undecided.length}</b></h3>${cards(undecided)}</section>`}`
}

function card(finding: ReportedFinding, report: ConversationReport, key: string, titles: Titles): Markup {
  const level = levelOf(finding)
  const open = level === 'open'
  const name = open ? '待判断' : level === 'trial' ? '试行' : SEVERITY_NAMES[finding.severity]
  return html`<div class="finding ${level}" id="${anchorOf(key, finding)}">
<h4><i>${open ? '？' : finding.number}</i>${titles.finding(finding)}<span class="level">${name}</span></h4>
<dl>
<dt>条款</dt><dd>${finding.title} <small>${finding.clauses.join('、')}</small></dd>
<dt>位置</dt><dd>${places(finding, report, key)} <small>凭${finding.decidedBy.map(basisName).join('、')}判定</small></dd>
${finding.question !== undefined && html`<dt>问题</dt><dd>${finding.question}</dd>`}
${opinionOfModel(finding)}
${titles.sourcesOf(finding).map(({ id, document, text }) => html`<dt>依据</dt><dd>${text} <small>${id}${document !== '' && ` · ${document}`}</small></dd>`)}
${finding.suggestion !== undefined && html`<dt>建议说法</dt><dd class="suggestion">${finding.suggestion}</dd>`}
${finding.advice !== undefined && html`<dt>提示</dt><dd>${finding.advice}</dd>`}
</dl></div>
`
}

/** What a language model said: its name, its verdict, why, and the words it relies on. */
function opinionOfModel(finding: ReportedFinding): Markup | undefined {
  const opinion = opinionOf(finding)
  if (!opinion) return undefined
  const { model, verdict, reason, quotes } = opinion
  return html`<dt>模型</dt><dd>${model} ${verdict}。${reason}${quotes.length > 0 && html` <small>引文：${quotes.join('、')}</small>`}</dd>`
}

/** Links to the turns, with their times and the words that prove it. */
function places(
  { turns, evidence }: ReportedFinding,
  { conversation }: ConversationReport,
  key: string,
): Markup[] | string {
  if (turns.length === 0) return '整通会话'
  return turns.map((index) => {
    const turn = conversation.turns.find((turn) => turn.index === index)
    const words = turn ? wordsIn(turn, evidence).map(({ quote }) => quote) : []
    const time = turn?.start === undefined ? `第 ${index + 1} 句` : clock(turn.start)
    return html`<a class="place" href="#${key}-t${index}">${time}</a>${[...new Set(words)].map((quote) => html`<q>${quote}</q>`)}`
  })
}

/** The promises, each with what it says about its time and its ticket. */
export function commitmentCards({ commitments }: ConversationReport, key: string): Markup | undefined {
  if (commitments.length === 0) return undefined
  return html`<section><h3>承诺 <b>${commitments.length}</b></h3>${commitments.map((c) => commitmentCard(c, key))}</section>`
}

function commitmentCard(commitment: Commitment, key: string): Markup {
  const { turn, what, due, ticket } = commitment
  return html`<div class="commitment"><a href="#${key}-t${turn}">${what}</a>
<p>${dueName(due)}${dueMoment(commitment)} <span class="${ticket ? 'kept' : 'open'}">${ticket ? '已建工单' : '未建工单'}</span></p></div>
`
}
