import { FLAGS, FOLD, IS_DIGIT, isNegation, isParticle, NORMAL, SENTENCE_END, soundClasses } from '../src/characters.ts'
import type { PhrasePattern } from '../src/index.ts'

/**
 * The matcher as the doc comments describe it, in plain loops: every phrase is laid on every position of the text, and
 * of a phrase with gaps every way in which it can be read is a hit. It shares the
 * character tables with the fast matcher and nothing else.
 */
export interface ReferenceHit {
  readonly phrase: number
  readonly start: number
  readonly end: number
  readonly misheard: number
}

interface Plain {
  readonly code: number
  readonly sentence: number
}

interface Tolerant {
  readonly code: number
  readonly at: number
  last: number
  twice: boolean
}

interface Reading {
  readonly plain: readonly Plain[]
  readonly tolerant: readonly Tolerant[]
}

const FIRST_LETTER = 8
const CONFUSED = soundClasses(true).classOf
const APART = soundClasses(false).classOf
const codeOf = (char: string) => char.charCodeAt(0)

export function readSlowly(text: string): Reading {
  const plain: Plain[] = []
  let sentence = 0
  for (let i = 0; i < text.length; i++) {
    const code = NORMAL[text.charCodeAt(i)]
    if (code === SENTENCE_END) sentence++
    else if (code >= FIRST_LETTER) plain.push({ code, sentence })
  }
  return { plain, tolerant: thin(plain) }
}

function thin(plain: readonly Plain[]): Tolerant[] {
  const kept: Tolerant[] = []
  plain.forEach(({ code }, at) => {
    if (isParticle(code)) return
    const before = kept.at(-1)
    const stutters = before?.code === FOLD[code] && (FLAGS[code] & IS_DIGIT) === 0 && code > 127
    const closesThat = code === codeOf('个') && before !== undefined && before.last === at - 1
    if (before && stutters) {
      before.twice = true
      before.last = at
    } else if (closesThat && (before.code === codeOf('那') || before.code === codeOf('这'))) kept.pop()
    else kept.push({ code: FOLD[code], at, last: at, twice: false })
  })
  return kept
}

interface Occurrence {
  readonly start: number
  readonly end: number
  readonly misheard: number
  /** In the tolerant stream, where gaps are counted. */
  readonly from: number
  readonly to: number
}

export class ReferenceMatcher {
  private readonly classOf: (code: number) => number
  private readonly patterns: readonly PhrasePattern[]

  constructor(patterns: readonly PhrasePattern[], confusable = true) {
    this.patterns = patterns
    const classOf = confusable ? CONFUSED : APART
    this.classOf = (code) => classOf[code] || 0x10000 + code
  }

  scan(text: string, hearing: boolean): ReferenceHit[] {
    const reading = readSlowly(text)
    return this.patterns.flatMap((pattern, phrase) => {
      const whole = this.occurrences(pattern, reading, hearing)
      const short = hearing ? sentencesShortOfOne(pattern, reading) : []
      const all = [...whole, ...short.filter((s) => !whole.some((w) => w.start < s.end && w.end > s.start))]
      return all.map(({ start, end, misheard }) => ({ phrase, start, end, misheard }))
    })
  }

  private occurrences(pattern: PhrasePattern, reading: Reading, hearing: boolean): Occurrence[] {
    const { plain, tolerant } = reading
    const segments = pattern.segments.map((alternatives) =>
      [...new Set(alternatives)].flatMap((literal) => this.literal(literal, pattern, reading, hearing)),
    )
    const before = (o: Occurrence) => tolerant.filter((t) => t.at < o.start).length
    const after = (o: Occurrence) => tolerant.filter((t) => t.at >= o.end).length
    let chains = segments[0].filter((o) => before(o) <= (pattern.atStart ?? Number.POSITIVE_INFINITY))
    pattern.gaps.forEach((gap, g) => {
      chains = distinct(
        segments[g + 1].flatMap((here) =>
          chains
            .filter(
              (c) =>
                here.start >= c.end &&
                here.from - c.to >= gap.min &&
                here.from - c.to <= gap.max &&
                (gap.crossesSentences || plain[c.end - 1].sentence === plain[here.start].sentence),
            )
            .map((c) => ({ ...here, start: c.start, misheard: c.misheard + here.misheard })),
        ),
      )
    })
    return chains.filter((o) => after(o) <= (pattern.atEnd ?? Number.POSITIVE_INFINITY))
  }

  private literal(literal: string, pattern: PhrasePattern, text: Reading, hearing: boolean): Occurrence[] {
    const { plain, tolerant } = readSlowly(literal)
    if (plain.length === 0) return []
    if (
      pattern.exact ||
      tolerant.length === 0 ||
      plain.some((p) => isParticle(p.code)) ||
      /[\u8fd9\u90a3]\u4e2a/.test(String.fromCharCode(...plain.map((p) => p.code)))
    )
      return positions(text.plain.length, plain.length)
        .filter((at) => plain.every((p, j) => p.code === text.plain[at + j].code))
        .map((at) => ({
          start: at,
          end: at + plain.length,
          misheard: 0,
          from: text.tolerant.filter((t) => t.at < at).length,
          to: text.tolerant.filter((t) => t.at < at + plain.length).length,
        }))
    const size = tolerant.length
    const mayMishear = hearing && (size > 2 || pattern.segments.length > 1) ? Math.floor(size / 2) : 0
    return positions(text.tolerant.length, size).flatMap((at) => {
      const there = text.tolerant.slice(at, at + size)
      const misheard = tolerant.filter((t, j) => t.code !== there[j].code).length
      const fits = tolerant.every((t, j) => this.classOf(t.code) === this.classOf(there[j].code))
      const doubled = tolerant.every((t, j) => !t.twice || there[j].twice)
      return fits && doubled && misheard <= mayMishear
        ? [
            {
              start: there[0].at,
              end: this.endOf(there[size - 1], tolerant[size - 1].twice, text),
              misheard,
              from: at,
              to: at + size,
            },
          ]
        : []
    })
  }

  /** Where the phrase says a character twice, both belong to the hit. */
  private endOf(last: Tolerant, twice: boolean, { plain }: Reading): number {
    const second = plain.findIndex((p, at) => at > last.at && FOLD[p.code] === last.code)
    return (twice ? second : last.at) + 1
  }
}

/** Sentences that say a phrase and nothing else, but for one character that was not heard. */
function sentencesShortOfOne(pattern: PhrasePattern, { plain, tolerant }: Reading): Omit<Occurrence, 'from' | 'to'>[] {
  if (pattern.exact || pattern.complete || pattern.gaps.some(({ min }) => min > 0)) return []
  const wordings = pattern.segments.reduce<string[]>(
    (before, alternatives) => before.flatMap((b) => alternatives.flatMap((text) => thinned(text).map((t) => b + t))),
    [''],
  )
  return [...Map.groupBy(tolerant, ({ at }) => plain[at].sentence).values()].flatMap((said) => {
    const [from, to] = [tolerant.indexOf(said[0]), tolerant.indexOf(said[said.length - 1]) + 1]
    if (from > (pattern.atStart ?? from) || tolerant.length - to > (pattern.atEnd ?? tolerant.length)) return []
    const text = String.fromCharCode(...said.map(({ code }) => code))
    const isShort = wordings.some(
      (wording) => wording.length >= 5 && positions(wording.length, 1).some((at) => mayBeMissing(wording, at, text)),
    )
    return isShort ? [{ start: said[0].at, end: said[said.length - 1].at + 1, misheard: 1 }] : []
  })
}

const mayBeMissing = (wording: string, at: number, text: string): boolean =>
  wording.slice(0, at) + wording.slice(at + 1) === text &&
  !isNegation(codeOf(wording[at])) &&
  (FLAGS[codeOf(wording[at])] & IS_DIGIT) === 0

/** What the tolerant stream keeps of a literal; nothing of one that must stand letter by letter or doubled. */
function thinned(literal: string): string[] {
  const { plain, tolerant } = readSlowly(literal)
  const letters = String.fromCharCode(...plain.map((p) => p.code))
  const exact = plain.some((p) => isParticle(p.code)) || /[\u8fd9\u90a3]\u4e2a/.test(letters)
  if (exact || tolerant.length === 0 || tolerant.some(({ twice }) => twice)) return []
  return [String.fromCharCode(...tolerant.map(({ code }) => code))]
}

const distinct = (all: readonly Occurrence[]): Occurrence[] => [
  ...new Map(all.map((o) => [`${o.start} ${o.end} ${o.misheard}`, o])).values(),
]

const positions = (length: number, size: number) => Array.from({ length: Math.max(0, length - size + 1) }, (_, i) => i)
