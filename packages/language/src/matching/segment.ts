import type { Literal } from './literals.ts'
import { pairOf, type Presence } from './presence.ts'

/**
 * A segment of a phrase, looked for at given places of a turn only: around another segment that was already found. Its
 * literals are filed by the sound (tolerant) or the code (exact) of their first character.
 */
export class Segment {
  /** Sound → index into `tolerant`, from 1; 0 where no literal begins with it. */
  readonly listOf: Uint16Array
  readonly tolerant: readonly (readonly Literal[])[]
  readonly exact: ReadonlyMap<number, readonly Literal[]>
  /** Length of the longest literal, in characters. */
  readonly longest: number
  /** Sounds, or pairs of sounds, of which the turn must hold one; undefined where exact literals may stand too. */
  private readonly needs: Uint16Array | undefined
  private readonly needsPairs: boolean

  /** @param sounds number of sounds; every character of a literal has one below it */
  constructor(literals: readonly Literal[], soundOf: Uint16Array, sounds: number) {
    const exact = new Map<number, Literal[]>()
    const lists: Literal[][] = []
    this.longest = Math.max(0, ...literals.map((l) => l.codes.length))
    this.listOf = new Uint16Array(sounds)
    for (const literal of literals) {
      if (literal.mishearable < 0) exact.set(literal.codes[0], [...(exact.get(literal.codes[0]) ?? []), literal])
      else {
        const sound = soundOf[literal.codes[0]]
        if (this.listOf[sound] === 0) this.listOf[sound] = lists.push([])
        lists[this.listOf[sound] - 1].push(literal)
      }
    }
    this.exact = exact
    this.tolerant = lists
    this.needsPairs = literals.every((l) => l.codes.length > 1)
    const needOf = ({ codes }: Literal) =>
      this.needsPairs ? pairOf(soundOf[codes[0]], soundOf[codes[1]]) : soundOf[codes[0]]
    this.needs = exact.size > 0 ? undefined : Uint16Array.from(new Set(literals.map(needOf)))
  }

  /** False where the segment certainly stands nowhere in the turn. */
  mayStand(presence: Presence): boolean {
    return this.needs === undefined || presence.holdsAny(this.needs, this.needsPairs)
  }
}
