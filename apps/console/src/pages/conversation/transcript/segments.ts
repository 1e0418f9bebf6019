/** Words of a turn that are marked: UTF-16 offsets into the text shown. */
export interface Mark {
  readonly start: number
  readonly end: number
  /** Of what is marked. */
  readonly key: string
}

/** A stretch of text over which the same marks lie. */
export interface Segment {
  readonly start: number
  readonly text: string
  /** Those that lie over it, in the order given. */
  readonly marks: readonly string[]
  /** Those that end with it for the first time in this text. */
  readonly ending: readonly string[]
  /** It stands for something that is not shown, or shows what elsewhere is not. */
  readonly masked: boolean
}

interface Span {
  readonly start: number
  readonly end: number
}

/** What the masking puts in the place of personal data. */
const MASKS = /\[(?:手机号|座机号|身份证号|卡号|号码|验证码|密码|邮箱|姓名|称谓)\]/g

/** Where masks stand in a masked text. */
export function masksIn(text: string): Span[] {
  return [...text.matchAll(MASKS)].map(({ index, 0: mask }) => ({ start: index, end: index + mask.length }))
}

/** Cuts a text where marks or masked stretches begin or end. Put together again, the segments are the text. */
export function segmentsOf(text: string, marks: readonly Mark[], masked: readonly Span[]): Segment[] {
  const within = (place: number) => Math.min(Math.max(0, place), text.length)
  const cuts = [...marks, ...masked].flatMap(({ start, end }) => [within(start), within(end)])
  const places = [...new Set([0, ...cuts, text.length])].sort((a, b) => a - b)
  const ended = new Set<string>()
  return places.slice(0, -1).map((start, i) => {
    const end = places[i + 1]
    const over = ({ start: from, end: to }: Span) => from <= start && to >= end
    const covering = marks.filter(over)
    const ending = covering.filter((mark) => within(mark.end) === end && !ended.has(mark.key)).map(({ key }) => key)
    for (const key of ending) ended.add(key)
    return {
      start,
      text: text.slice(start, end),
      marks: covering.map(({ key }) => key),
      ending: [...new Set(ending)],
      masked: masked.some(over),
    }
  })
}
