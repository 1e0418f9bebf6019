import type { Conversation, Turn } from '@liangyan/conversation'
import { wordsIn } from '../findings/evidence.ts'
import type { ConversationReport, ReportedFinding } from '../findings/report.ts'
import { type Moment, timelineOf } from '../findings/timeline.ts'
import type { Titles } from '../findings/titles.ts'
import { clock, eventName, SPEAKER_NAMES } from '../findings/vocabulary.ts'
import { html, type Markup } from './markup.ts'
import { anchorOf, type Level, levelOf } from './anchors.ts'

/** Pauses and overlaps of a spoken conversation are shown from these lengths, in milliseconds. */
const SHOWN_PAUSE = 5000
const SHOWN_OVERLAP = 500

/** The conversation as bubbles, evidence marked where it was said, events in the flow. */
export function transcript(report: ConversationReport, key: string, titles: Titles): Markup {
  const findings = [...report.findings, ...report.undecided]
  const moments = timelineOf(report.conversation)
  const lines = moments.map((moment, i) => {
    if (moment.kind === 'event') return eventLine(moment)
    const own = findings.filter(({ turns }) => turns.includes(moment.turn.index))
    return [gapLine(moments[i - 1], moment, report.conversation), turnLine(moment.turn, own, key, titles)]
  })
  return html`<div class="transcript">${lines}</div>`
}

function eventLine(moment: Moment): Markup | undefined {
  if (moment.kind !== 'event') return undefined
  return html`<div class="event ${moment.event.type}"><span>${clock(moment.at)}</span> ${eventName(moment.event)}</div>`
}

/** A long pause, or one speaking over the other; where an event stands between, it says enough. */
function gapLine(before: Moment | undefined, { turn }: { turn: Turn }, { channel }: Conversation): Markup | undefined {
  if (before?.kind !== 'turn' || turn.start === undefined || channel === 'chat') return undefined
  const { end, speaker } = before.turn
  if (end === undefined) return undefined
  const gap = turn.start - end
  if (gap >= SHOWN_PAUSE) return html`<div class="event gap">停顿 ${Math.round(gap / 1000)} 秒</div>`
  if (gap <= -SHOWN_OVERLAP && speaker !== turn.speaker)
    return html`<div class="event gap">重叠 ${(-gap / 1000).toFixed(1)} 秒</div>`
  return undefined
}

function turnLine(turn: Turn, findings: readonly ReportedFinding[], key: string, titles: Titles): Markup {
  const { index, speaker, start } = turn
  const time = start === undefined ? `第 ${index + 1} 句` : clock(start)
  const tags = findings.map(
    (finding) =>
      html`<a class="tag ${levelOf(finding)}" href="#${anchorOf(key, finding)}">${finding.verdict === 'undecided' ? '？' : finding.number} ${titles.finding(finding)}</a>`,
  )
  return html`<div class="turn ${speaker}${findings.length > 0 && ' found'}" id="${key}-t${index}">
<div class="who">${SPEAKER_NAMES[speaker]} <time>${time}</time></div>
<div class="bubble ${gravest(findings)}" dir="auto">${markedText(turn, findings)}</div>
${tags.length > 0 && html`<div class="tags">${tags}</div>`}</div>
`
}

interface Span {
  readonly start: number
  readonly end: number
  readonly finding: ReportedFinding
}

/** The words of a turn; where findings overlap, the gravest colours the stretch and all their numbers are named. */
function markedText(turn: Turn, findings: readonly ReportedFinding[]): Markup[] {
  const { text } = turn
  const spans = findings.flatMap((finding) =>
    wordsIn(turn, finding.evidence).map(({ start, end }): Span => ({ start, end, finding })),
  )
  const borders = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])]
    .filter((at) => at <= text.length)
    .sort((a, b) => a - b)
  return borders.slice(1).map((end, i) => stretch(text, borders[i], end, spans))
}

function stretch(text: string, start: number, end: number, spans: readonly Span[]): Markup {
  const words = text.slice(start, end)
  const over = spans.filter((span) => span.start < end && start < span.end)
  if (over.length === 0) return html`${words}`
  return html`<mark class="${gravest(over.map(({ finding }) => finding))}">${words}</mark>`
}

const BY_GRAVITY: readonly Level[] = ['fatal', 'major', 'minor', 'open', 'trial']

function gravest(findings: readonly ReportedFinding[]): Level | '' {
  const levels = new Set(findings.map(levelOf))
  return BY_GRAVITY.find((level) => levels.has(level)) ?? ''
}
