import type { Conversation, Event, Turn } from '@liangyan/conversation'
import type { Commitment, Evidence, Finding, Inspection } from '@liangyan/inspection'
import { redact, type Redaction } from '@liangyan/language'
import type { MaskedRecord } from '@liangyan/store'

/** A conversation and what was found in it without personal data: what is stored where it can be searched and listed. */
export interface Masked {
  readonly record: MaskedRecord
  readonly findings: readonly Finding[]
  readonly commitments: readonly Commitment[]
}

export function masked(conversation: Conversation, inspection: Pick<Inspection, 'findings' | 'commitments'>): Masked {
  const redactions = new Map(conversation.turns.map((turn) => [turn.index, redact(turn.text)]))
  return {
    record: {
      turns: conversation.turns.map((turn) => ({ ...bare(turn), text: redactions.get(turn.index)!.text })),
      events: conversation.events.map(maskedEvent),
      attributes: maskedAttributes(conversation.attributes ?? {}),
    },
    findings: inspection.findings.map((finding) => maskedFinding(finding, redactions)),
    commitments: inspection.commitments.map((commitment) => ({ ...commitment, what: redact(commitment.what).text })),
  }
}

/** A turn without what the source added to it: that may hold anything. */
function bare({ index, speaker, text, start, end }: Turn): Turn {
  return { index, speaker, text, ...(start !== undefined && { start }), ...(end !== undefined && { end }) }
}

function maskedEvent(event: Event): Event {
  if (event.type === 'hangup') return { type: event.type, at: event.at, by: event.by }
  if (event.type === 'transfer') {
    return { type: event.type, at: event.at, ...(event.to !== undefined && { to: redact(event.to).text }) }
  }
  if (event.type === 'ticket') {
    return { type: event.type, at: event.at, ...(event.text !== undefined && { text: redact(event.text).text }) }
  }
  return { type: event.type, start: event.start, ...(event.end !== undefined && { end: event.end }) }
}

/** Numbers of the record are read as text too: a card number is one however it is written down. */
export function maskedAttributes(
  attributes: Readonly<Record<string, string | number | boolean>>,
): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => {
      if (typeof value === 'boolean') return [name, value]
      const text = redact(String(value)).text
      return [name, text === String(value) ? value : text]
    }),
  )
}

function maskedFinding(finding: Finding, redactions: ReadonlyMap<number, Redaction>): Finding {
  return {
    ...finding,
    evidence: finding.evidence.map((evidence) => maskedEvidence(evidence, redactions.get(evidence.turn))),
    ...(finding.suggestion !== undefined && { suggestion: redact(finding.suggestion).text }),
  }
}

function maskedEvidence(evidence: Evidence, redaction: Redaction | undefined): Evidence {
  if (!redaction) return { ...evidence, quote: redact(evidence.quote).text }
  const [start, end] = [placeIn(redaction, evidence.start, 'start'), placeIn(redaction, evidence.end, 'end')]
  return { ...evidence, start, end, quote: redaction.text.slice(start, end) }
}

/** Where a place of the original text lies in the masked one; inside a mask, its nearer outer edge. */
export function placeIn({ spans }: Redaction, place: number, edge: 'start' | 'end'): number {
  let shift = 0
  for (const { start, end, mask } of spans) {
    if (place <= start) break
    if (place < end) return edge === 'start' ? start + shift : start + shift + mask.length
    shift += mask.length - (end - start)
  }
  return place + shift
}
