import type { ConversationReport } from '../findings/report.ts'
import { durationOf } from '../findings/timeline.ts'
import type { Titles } from '../findings/titles.ts'
import { channelName, clock, contactName, dateAndTime, figure } from '../findings/vocabulary.ts'
import { levelOf } from './anchors.ts'
import { commitmentCards, findingCards } from './finding-cards.ts'
import { html, type Markup } from './markup.ts'
import { scorecardTable } from './scorecard.ts'
import { transcript } from './transcript.ts'
import type { Ranked } from '../findings/worst-first.ts'

const SHOWN_TAGS = 4

/** One conversation: a line of the list, and behind it everything about it. */
export function conversationItem({ kept: report, position }: Ranked<ConversationReport>, titles: Titles): Markup {
  const key = `c${position}`
  const { conversation, findings, scorecard } = report
  const counted = findings.filter(({ trial }) => !trial)
  const criteria = [...new Set(counted.map(({ criterion }) => criterion))]
  const clauses = [...new Set(counted.flatMap((finding) => finding.clauses))]
  const score = scorecard ? scorecard.total / scorecard.outOf : 1
  return html`<details class="conversation" id="${key}" data-score="${score}" data-findings="${counted.length}" data-at="${Date.parse(conversation.startedAt ?? '') || 0}" data-position="${position}" data-criteria="${criteria.join(' ')}" data-clauses="${clauses.join(' ')}">
<summary>${badge(report)}
<span class="name"><b>${conversation.id}</b><span class="meta">${meta(report)}</span></span>
<span class="what">${contactName(report.contact, titles.contacts)}</span>
<span class="brief">${brief(report, titles)}</span>
<span class="chevron" aria-hidden="true"></span></summary>
<div class="body"><div class="talk">${transcript(report, key, titles)}</div>
<aside>${scorecardTable(report, key)}${findingCards(report, key, titles)}${commitmentCards(report, key)}</aside></div>
</details>
`
}

function badge({ scorecard, findings }: ConversationReport): Markup {
  if (!scorecard)
    return html`<span class="score ${findings.length > 0 ? 'low' : 'high'}"><b>${findings.length}</b><small>处命中</small></span>`
  const share = scorecard.total / scorecard.outOf
  const level = scorecard.fatal ? 'veto' : share >= 0.9 ? 'high' : share >= 0.75 ? 'middle' : 'low'
  return html`<span class="score ${level}"><b>${figure(scorecard.total)}</b><small>${scorecard.fatal ? '一票否决' : scorecard.grade}</small></span>`
}

function meta({ conversation }: ConversationReport): string {
  const { startedAt, service, agent, turns } = conversation
  const duration = durationOf(conversation)
  const parts = [
    channelName(conversation),
    startedAt && dateAndTime(startedAt),
    duration === undefined ? `${turns.length} 句` : `时长 ${clock(duration)}`,
    service,
    agent,
  ]
  return parts.filter(Boolean).join(' · ')
}

/** The criteria broken, the gravest first; promises and open questions after them. */
function brief({ findings, undecided, commitments }: ConversationReport, titles: Titles): Markup[] {
  const order = ['fatal', 'major', 'minor', 'trial', 'open']
  const sorted = findings.toSorted((a, b) => order.indexOf(levelOf(a)) - order.indexOf(levelOf(b)))
  const tags = new Map(sorted.map((finding) => [titles.finding(finding), levelOf(finding)] as const).reverse())
  const shown = [...tags].reverse().slice(0, SHOWN_TAGS)
  const rest = tags.size - shown.length
  return [
    ...shown.map(([title, level]) => html`<span class="tag ${level}">${title}</span>`),
    ...(rest > 0 ? [html`<span class="more">等 ${tags.size} 项</span>`] : []),
    ...(undecided.length > 0 ? [html`<span class="tag open">待判断 ${undecided.length}</span>`] : []),
    ...(commitments.length > 0 ? [html`<span class="tag promise">承诺 ${commitments.length}</span>`] : []),
  ]
}
