import { redact } from '@liangyan/language'

/** A stretch that was masked: where it stands in the masked text and where in the original (UTF-16 offsets). */
interface Stretch {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

/** A text without personal data, and the way back. */
export interface MaskedText {
  readonly text: string
  /** The stretch of the original behind a stretch of the masked text; a placeholder counts as a whole. */
  original(start: number, end: number): { start: number; end: number }
}

/** The number that stands for each personal datum of one conversation: the same datum, the same placeholder. */
export class Placeholders {
  private readonly known = new Map<string, string>()
  private readonly counts = new Map<string, number>()

  /** `[手机号]` and the number itself → `[手机号1]`. */
  for(mask: string, datum: string): string {
    const key = `${mask} ${datum.replace(/[\s\-—.,，。、]/g, '')}`
    const known = this.known.get(key)
    if (known !== undefined) return known
    const number = (this.counts.get(mask) ?? 0) + 1
    this.counts.set(mask, number)
    const placeholder = `${mask.slice(0, -1)}${number}]`
    this.known.set(key, placeholder)
    return placeholder
  }
}

/** Masks the personal data of one turn. */
export function maskText(original: string, placeholders: Placeholders): MaskedText {
  const stretches: Stretch[] = []
  let text = ''
  let from = 0
  for (const { start, end, mask } of personalSpans(original)) {
    text += original.slice(from, start)
    const placeholder = placeholders.for(mask, original.slice(start, end))
    stretches.push({ start: text.length, end: text.length + placeholder.length, from: start, to: end })
    text += placeholder
    from = end
  }
  text += original.slice(from)
  return { text, original: (start, end) => stretchBack(stretches, start, end) }
}

/** Whether a masked text still holds anything personal. */
export const isClean = (text: string): boolean => personalSpans(text).length === 0

interface PersonalSpan {
  readonly start: number
  readonly end: number
  readonly mask: string
}

const LONGEST_PIECE = 60
/** A turn that is nothing but a few digits is a piece of a number that is being dictated. */
const PIECE_OF_NUMBER =
  /^[^\p{L}\p{N}]*(?:[嗯啊哦呃对是好的]+[^\p{L}\p{N}]*)?([\d零〇一二三四五六七八九幺两][\d零〇一二三四五六七八九幺两\s\-，,、]+)[^\p{L}\p{N}]*$/u

function personalSpans(text: string): readonly PersonalSpan[] {
  const { spans } = redact(text)
  if (spans.length > 0 || text.length > LONGEST_PIECE) return spans
  const piece = PIECE_OF_NUMBER.exec(text)?.[1]
  if (piece === undefined) return []
  const start = text.indexOf(piece)
  return [{ start, end: start + piece.length, mask: '[号码]' }]
}

function stretchBack(stretches: readonly Stretch[], start: number, end: number): { start: number; end: number } {
  let [first, last] = [start, end]
  for (const s of stretches) {
    if (s.end <= start) first = start + s.to - s.end
    else if (s.start <= start) first = s.from
    if (s.end <= end) last = end + s.to - s.end
    else if (s.start < end) last = s.to
  }
  return { start: first, end: last }
}
