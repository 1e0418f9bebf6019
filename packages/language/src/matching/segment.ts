import type { NormalText } from '../normalise.ts'
import { type Literal, plainEnd, standsDoubled } from './literals.ts'
import { Need, type Presence } from './presence.ts'

/** One place where a segment stands: plain positions, and characters matched by sound only. */
export interface Place {
  readonly start: number
  readonly end: number
  readonly misheard: number
}

/**
 * A segment of a phrase, looked for at given places of a turn only: around another segment that was already found. Its
 * literals are filed by the sound (tolerant) or the code (exact) of their first character.
 */
export class Segment {
  /** Sound → index into `tolerant`, from 1. */
  private readonly listOf: Uint16Array
  private readonly tolerant: Literal[][] = []
  private readonly exact = new Map<number, Literal[]>()
  private readonly soundOf: Uint16Array
  /** Undefined where exact literals may stand too, which the presence says nothing about. */
  private readonly need: Need | undefined
  /** Length of the longest literal, in characters. */
  private readonly longest: number

  /** @param sounds number of sounds; every character of a literal has one below it */
  constructor(literals: readonly Literal[], soundOf: Uint16Array, sounds: number) {
    this.soundOf = soundOf
    this.longest = Math.max(0, ...literals.map((l) => l.codes.length))
    this.listOf = new Uint16Array(sounds)
    for (const literal of literals) {
      if (literal.mishearable < 0) {
        const list = this.exact.get(literal.codes[0])
        if (list) list.push(literal)
        else this.exact.set(literal.codes[0], [literal])
      } else {
        const sound = soundOf[literal.codes[0]]
        if (this.listOf[sound] === 0) this.listOf[sound] = this.tolerant.push([])
        this.tolerant[this.listOf[sound] - 1].push(literal)
      }
    }
    this.need = this.exact.size > 0 ? undefined : new Need(literals.map((l) => l.codes.map((code) => soundOf[code])))
  }

  /** False where the segment certainly stands nowhere in the turn. */
  mayStand(presence: Presence): boolean {
    return this.need === undefined || this.need.mayBeMet(presence)
  }

  /** Plain position before which nothing that ends at or after `end` can begin; particles and stutters may stretch it. */
  earliest(text: NormalText, end: number): number {
    if (end <= this.longest) return 0
    const at = firstAtOrAfter(text.plainAt, text.tolerantLength, end)
    const tolerant = at <= this.longest ? 0 : text.plainAt[at - this.longest - 1]
    return Math.min(tolerant, end - this.longest)
  }

  /** The places that begin at plain positions `from` to `to`, in order of their beginnings. */
  places(text: NormalText, from: number, to: number, hearing: boolean): readonly Place[] {
    const { soundOf, listOf } = this
    const { tolerantCodes, plainAt, tolerantLength } = text
    let out: Place[] | undefined
    for (let t = firstAtOrAfter(plainAt, tolerantLength, from); t < tolerantLength && plainAt[t] <= to; t++) {
      const list = listOf[soundOf[tolerantCodes[t]]]
      if (list === 0) continue
      for (const literal of this.tolerant[list - 1]) {
        const misheard = this.misheard(literal, text, t, hearing)
        if (misheard < 0 || !standsDoubled(literal.doubled, text, t)) continue
        const size = literal.codes.length
        out ??= []
        out.push({ start: plainAt[t], end: plainEnd(text, t + size, literal.doubled.at(-1) === size - 1), misheard })
      }
    }
    if (this.exact.size === 0) return out ?? NOWHERE
    const exact = this.exactPlaces(text, from, to)
    return out ? [...out, ...exact].sort((a, b) => a.start - b.start) : exact
  }

  private exactPlaces(text: NormalText, from: number, to: number): Place[] {
    const out: Place[] = []
    for (let at = from; at <= to && at < text.length; at++) {
      for (const { codes } of this.exact.get(text.codes[at]) ?? [])
        if (equals(codes, text.codes, at, text.length)) out.push({ start: at, end: at + codes.length, misheard: 0 })
    }
    return out
  }

  /** Characters of the text that only sound like the literal's; −1 where it does not stand here. */
  private misheard({ codes, mishearable }: Literal, text: NormalText, start: number, hearing: boolean): number {
    if (start + codes.length > text.tolerantLength) return -1
    const { soundOf } = this
    let wrong = 0
    for (let j = 0; j < codes.length; j++) {
      const code = text.tolerantCodes[start + j]
      if (code === codes[j]) continue
      if (!hearing || ++wrong > mishearable || soundOf[code] !== soundOf[codes[j]]) return -1
    }
    return wrong
  }
}

const NOWHERE: readonly Place[] = []

/** Index of the first of some ascending positions that is not below another. */
function firstAtOrAfter(positions: Uint32Array, length: number, at: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (positions[middle] < at) low = middle + 1
    else high = middle
  }
  return low
}

function equals(codes: readonly number[], text: Uint16Array, at: number, length: number): boolean {
  if (at + codes.length > length) return false
  for (let j = 0; j < codes.length; j++) if (codes[j] !== text[at + j]) return false
  return true
}
