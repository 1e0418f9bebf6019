import { type Gap, NormalText, type PhrasePattern } from '@liangyan/language'

/** A mistake in a phrase: what is wrong, and the column (UTF-16 offset in the phrase) where it is. */
export class PhraseError extends Error {
  readonly at: number
  /** The word class that nobody knows, where that is the mistake. */
  readonly unknownClass?: string
  constructor(message: string, at: number, unknownClass?: string) {
    super(message)
    this.at = at
    this.unknownClass = unknownClass
  }
}

/** A mistake in a word class. */
export interface WordClassProblem {
  readonly name: string
  readonly message: string
  readonly unknownClass?: string
}

/** Word classes by name: the words that `<name>` stands for. */
export type WordClasses = ReadonlyMap<string, readonly string[]>

const DEFAULT_GAP = 6
const MAX_GAP = 40
const MAX_LITERALS = 4000
const MAX_DEPTH = 20
const MAX_PATTERNS = 200
const MAX_SEGMENTS = 12
const TOO_MANY = `展开后的说法超过 ${MAX_LITERALS} 种，请拆成几句`

/** A piece of phrase with its alternatives worked out: literal sets with gaps between them. */
interface Strand {
  readonly segments: readonly ReadonlySet<string>[]
  readonly gaps: readonly Gap[]
  /** Characters that may stand before the first and after the last segment, where a gap stands at the edge. */
  readonly lead?: number
  readonly tail?: number
}

/**
 * Reads a phrase of the clause language.
 *
 * `请(您)?稍(等|候)` optional and alternative parts · `<查>` any word of the class 查 · `…` up to 6 further characters
 * of the same sentence, `…<10>` up to ten, `…<2-10>` two to ten · `……` the same over the end of a sentence · `^` `$` start and end of the
 * turn · `\` before a character takes it literally.
 * @throws {PhraseError}
 */
export function parsePhrase(source: string, classes: WordClasses, options: { exact?: boolean } = {}): PhrasePattern[] {
  const parser = new PhraseParser(source, classes)
  const { strands, atStart, atEnd } = parser.phrase()
  if (strands.some((strand) => strand.segments.length > MAX_SEGMENTS))
    throw new PhraseError(`用 … 隔开的部分超过 ${MAX_SEGMENTS} 段，请拆成几句`, 0)
  const certain = strands.flatMap((strand) => withoutEmptyParts(strand, { left: MAX_PATTERNS }))
  return certain.map((strand) => ({ ...anchored(strand, atStart, atEnd), ...(options.exact && { exact: true }) }))
}

/** Kept, since its buffers cost more than what it reads here. */
const normal = new NormalText()

/** A part that may be empty makes two phrases: with it, and without it and one of the gaps beside it. */
function withoutEmptyParts(strand: Strand, budget: { left: number }): Strand[] {
  if (budget.left-- <= 0) throw new PhraseError('… 旁边可有可无的部分太多，请拆成几句', 0)
  const at = strand.segments.findIndex((s) => s.has(''))
  const { segments, gaps } = strand
  if (at < 0) {
    const silent = segments.flatMap((s) => [...s]).find((text) => normal.read(text).length === 0)
    if (silent !== undefined) throw new PhraseError(`“${silent}”里没有文字`, 0)
    return [strand]
  }
  if (segments.length === 1) throw new PhraseError('整句都可有可无，等于空的', 0)
  const filled = new Set([...segments[at]].filter((text) => text !== ''))
  const edge = at === 0 || at === segments.length - 1
  // a gap at the edge says how far the start or the end of the turn may be; anchored() reads it
  if (edge && filled.size === 0) {
    const inner = withoutEmptyParts(
      {
        segments: at === 0 ? segments.slice(1) : segments.slice(0, -1),
        gaps: at === 0 ? gaps.slice(1) : gaps.slice(0, -1),
      },
      budget,
    )
    return inner.map((s) => (at === 0 ? { ...s, lead: gaps[0].max } : { ...s, tail: gaps[gaps.length - 1].max }))
  }
  const without: Strand = edge
    ? {
        segments: at === 0 ? segments.slice(1) : segments.slice(0, -1),
        gaps: at === 0 ? gaps.slice(1) : gaps.slice(0, -1),
      }
    : { segments: segments.toSpliced(at, 1), gaps: gaps.toSpliced(at - 1, 2, bothGaps(gaps[at - 1], gaps[at])) }
  const rest = withoutEmptyParts(without, budget)
  return filled.size === 0
    ? rest
    : [...withoutEmptyParts({ segments: segments.with(at, filled), gaps }, budget), ...rest]
}

const bothGaps = (a: Gap, b: Gap): Gap => ({
  min: a.min + b.min,
  max: a.max + b.max,
  crossesSentences: a.crossesSentences || b.crossesSentences,
})

function anchored(strand: Strand, atStart: boolean, atEnd: boolean): PhrasePattern {
  return {
    segments: strand.segments.map((s) => [...s]),
    gaps: strand.gaps,
    ...(atStart && { atStart: strand.lead ?? 0 }),
    ...(atEnd && { atEnd: strand.tail ?? 0 }),
  }
}

/** Characters that mean nothing but themselves. */
const ORDINARY = /(?:[^\\()?<>{}^$|….](?!\?))+/uy

class PhraseParser {
  private at = 0
  private depth = 0
  private readonly source: string
  private readonly classes: WordClasses

  constructor(source: string, classes: WordClasses) {
    this.source = source
    this.classes = classes
  }

  phrase(): { strands: Strand[]; atStart: boolean; atEnd: boolean } {
    const atStart = this.take('^')
    const strands = this.alternatives()
    const atEnd = this.take('$')
    if (this.at < this.source.length) throw this.error(`这里不该有 "${this.source[this.at]}"`)
    return { strands, atStart, atEnd }
  }

  private alternatives(): Strand[] {
    const all: Strand[] = this.sequence()
    while (this.take('|')) all.push(...this.sequence())
    return merge(all)
  }

  private sequence(): Strand[] {
    let strands: Strand[] | undefined
    while (this.at < this.source.length && !'|)$'.includes(this.source[this.at])) {
      const from = this.at
      const item = this.item()
      strands = strands ? join(strands, item, from) : item
      if (size(strands) > MAX_LITERALS) throw new PhraseError(TOO_MANY, from)
    }
    return strands ?? [literal('')]
  }

  private item(): Strand[] {
    const from = this.at
    let strands: Strand[]
    if (this.take('(')) {
      if (++this.depth > MAX_DEPTH) throw new PhraseError('括号嵌套太深', from)
      strands = this.alternatives()
      this.depth--
      if (!this.take(')')) throw new PhraseError('"(" 没有配对的 ")"', from)
    } else if (this.take('<')) strands = this.wordClass(from)
    else if (this.takeEllipsis()) return this.gap()
    else strands = [literal(this.plainRun() ?? this.character())]
    return this.take('?') ? merge([...strands, literal('')]) : strands
  }

  private wordClass(from: number): Strand[] {
    const end = this.source.indexOf('>', this.at)
    if (end < 0) throw new PhraseError('"<" 没有配对的 ">"', from)
    const name = this.source.slice(this.at, end)
    this.at = end + 1
    const words = this.classes.get(name)
    if (!words) throw new PhraseError(`没有名为 "${name}" 的词类`, from, name)
    return [{ segments: [new Set(words)], gaps: [] }]
  }

  private gap(): Strand[] {
    const crossesSentences = this.takeEllipsis()
    let [min, max] = [0, DEFAULT_GAP]
    const range = /^<(\d+)(?:-(\d+))?>/.exec(this.source.slice(this.at))
    if (range) {
      min = range[2] === undefined ? 0 : Number(range[1])
      max = Number(range[2] ?? range[1])
      if (min > max || max > MAX_GAP) throw this.error(`… 的间隔只能是 0 到 ${MAX_GAP} 个字`)
      this.at += range[0].length
    }
    return [{ segments: [new Set(['']), new Set([''])], gaps: [{ min, max, crossesSentences }] }]
  }

  /** Several ordinary characters at once; the last of them stays behind where a `?` makes it optional. */
  private plainRun(): string | undefined {
    ORDINARY.lastIndex = this.at
    const run = ORDINARY.exec(this.source)?.[0]
    this.at += run?.length ?? 0
    return run
  }

  private character(): string {
    const escaped = this.take('\\')
    if (this.at >= this.source.length) throw this.error('"\\" 后面没有字符')
    const char = String.fromCodePoint(this.source.codePointAt(this.at) as number)
    if (!escaped && ')?>{}^'.includes(char)) throw this.error(`这里不该有 "${char}"；要照字面写，请写成 \\${char}`)
    this.at += char.length
    return char
  }

  /** `…` or three full stops. */
  private takeEllipsis(): boolean {
    const mark = ['…', '...'].find((m) => this.source.startsWith(m, this.at))
    this.at += mark?.length ?? 0
    return mark !== undefined
  }

  private take(char: string): boolean {
    if (this.source[this.at] !== char) return false
    this.at++
    return true
  }

  private error(message: string): PhraseError {
    return new PhraseError(message, this.at)
  }
}

const literal = (text: string): Strand => ({ segments: [new Set([text])], gaps: [] })

const size = (strands: readonly Strand[]) => strands.reduce((n, s) => n + s.segments.reduce((m, x) => m + x.size, 0), 0)

/** Strands without gaps are alternatives of one literal set; those with gaps stay apart. */
function merge(strands: Strand[]): Strand[] {
  if (strands.length === 1) return strands
  const plain = strands.filter((s) => s.gaps.length === 0)
  const gapped = strands.filter((s) => s.gaps.length > 0)
  if (plain.length === 0) return gapped
  return [{ segments: [new Set(plain.flatMap((s) => [...s.segments[0]]))], gaps: [] }, ...gapped]
}

function join(before: readonly Strand[], after: readonly Strand[], at: number): Strand[] {
  return before.flatMap((a) =>
    after.map((b) => {
      const [last, first] = [a.segments[a.segments.length - 1], b.segments[0]]
      if (last.size * first.size > MAX_LITERALS) throw new PhraseError(TOO_MANY, at)
      const seam = new Set<string>()
      for (const x of last) for (const y of first) seam.add(x + y)
      return { segments: [...a.segments.slice(0, -1), seam, ...b.segments.slice(1)], gaps: [...a.gaps, ...b.gaps] }
    }),
  )
}

/**
 * Works out word classes: each word may itself be a phrase with groups and other classes, but without gaps. A class with
 * a mistake is left out and told of; the others stay.
 */
export function expandWordClasses(sources: ReadonlyMap<string, readonly string[]>): {
  classes: Map<string, readonly string[]>
  problems: WordClassProblem[]
} {
  const classes = new Map<string, readonly string[]>()
  const problems: WordClassProblem[] = []
  const open = new Set<string>()
  const expand = (name: string): void => {
    if (classes.has(name) || problems.some((p) => p.name === name)) return
    if (open.has(name)) {
      problems.push({ name, message: `词类 "${name}" 里用到了它自己` })
      return
    }
    open.add(name)
    const own = sources.get(name) ?? []
    for (const word of own) for (const [, inner] of word.matchAll(/<([^>]+)>/g)) if (sources.has(inner)) expand(inner)
    open.delete(name)
    if (problems.some((p) => p.name === name)) return
    try {
      classes.set(name, [...new Set(own.flatMap((word) => wordsOf(word, classes)))])
    } catch (error) {
      if (!(error instanceof PhraseError)) throw error
      problems.push({ name, message: error.message, unknownClass: error.unknownClass })
    }
  }
  for (const name of sources.keys()) expand(name)
  return { classes, problems }
}

function wordsOf(word: string, classes: WordClasses): string[] {
  const patterns = parsePhrase(word, classes)
  if (patterns.some((p) => p.gaps.length > 0 || p.atStart !== undefined || p.atEnd !== undefined))
    throw new PhraseError(`“${word}”：词类里不能用 …、^、$`, 0)
  return patterns.flatMap((p) => p.segments[0])
}
