import { type Entity, type EntityKind, findEntities } from './entities/index.ts'

/** What stands in the text instead of each personal kind. */
const MASKS: ReadonlyMap<EntityKind, string> = new Map([
  ['mobile', '[手机号]'],
  ['landline', '[座机号]'],
  ['id-number', '[身份证号]'],
  ['bank-card', '[卡号]'],
  ['partial-number', '[号码]'],
  ['verification-code', '[验证码]'],
  ['password', '[密码]'],
  ['email', '[邮箱]'],
  ['person-name', '[姓名]'],
  ['form-of-address', '[称谓]'],
] as const)

/** The kinds that `redact` masks unless told to keep them. */
export const PERSONAL_KINDS: readonly EntityKind[] = [...MASKS.keys()]

/** A masked stretch: offsets (UTF-16) into the original text. */
export interface RedactedSpan {
  readonly start: number
  readonly end: number
  readonly kind: EntityKind
  readonly mask: string
}

export interface Redaction {
  readonly text: string
  readonly spans: readonly RedactedSpan[]
}

/**
 * Puts masks in the place of personal data; sums, dates, spans of time and staff numbers stay. Digit strings too long
 * for anything known are masked as well: a card number with a digit misheard is still one. Redacting twice changes
 * nothing: what a first round uncovers is masked in the next.
 */
export function redact(text: string, options: { keep?: readonly EntityKind[] } = {}): Redaction {
  const kinds = PERSONAL_KINDS.filter((kind) => !options.keep?.includes(kind))
  let masked: Redaction = { text, spans: [] }
  for (;;) {
    const found = findEntities(masked.text, { kinds, longNumbers: true })
    const spans = found.length > 0 ? withFound(masked.spans, found) : masked.spans
    if (spans.length === masked.spans.length) return masked
    masked = { text: masksIn(text, spans), spans }
  }
}

/** The spans with what was found in the masked text, all in offsets of the original. */
function withFound(spans: readonly RedactedSpan[], found: readonly Entity[]): RedactedSpan[] {
  const all: RedactedSpan[] = []
  let [next, shift] = [0, 0]
  for (const { kind, start, end } of found) {
    for (let span = spans[next]; span && span.start < start + shift; span = spans[++next]) {
      all.push(span)
      shift += span.end - span.start - span.mask.length
    }
    const upTo = spans[next]?.start ?? Number.POSITIVE_INFINITY
    if (start + shift < Math.min(end + shift, upTo))
      all.push({ kind, start: start + shift, end: Math.min(end + shift, upTo), mask: MASKS.get(kind)! })
  }
  return [...all, ...spans.slice(next)]
}

function masksIn(text: string, spans: readonly RedactedSpan[]): string {
  let masked = ''
  let from = 0
  for (const { start, end, mask } of spans) {
    masked += text.slice(from, start) + mask
    from = end
  }
  return masked + text.slice(from)
}
