import type { NormalText } from '../normalise.ts'
import type { Gap, PhrasePattern } from './phrase.ts'
import type { Presence } from './presence.ts'
import type { Place, Segment } from './segment.ts'

/** What is added to a found anchor when a phrase is put together: its outer edge, and characters matched by sound. */
interface Reach {
  readonly edge: number
  readonly misheard: number
}

/**
 * Puts a phrase of several segments together around its anchor, the segment that is rarest: to the left and to the
 * right of it the nearest places of the other segments (to the left by their beginnings) are taken that leave room for
 * the rest. Each (segment, place)
 * that leads nowhere is tried once, so the work is bounded by segments × gap × literals.
 */
export class Assembly {
  private readonly pattern: PhrasePattern
  /** The other segments; undefined at the anchor. */
  private readonly segments: readonly (Segment | undefined)[]
  private readonly anchor: number
  private readonly failed = new Set<number>()

  constructor(pattern: PhrasePattern, segments: readonly (Segment | undefined)[], anchor: number) {
    this.pattern = pattern
    this.segments = segments
    this.anchor = anchor
  }

  /** False where an anchor at these plain positions cannot belong to the phrase: cheap, asked of every anchor. */
  mayStand(text: NormalText, start: number, end: number, presence: () => Presence): boolean {
    const { atStart, atEnd } = this.pattern
    const { segments, anchor } = this
    if (atStart !== undefined && anchor === 0 && !opensTurn(text, start, atStart)) return false
    if (atEnd !== undefined && anchor === segments.length - 1 && !closesTurn(text, end, atEnd)) return false
    if (segments.length === 1) return true
    const present = presence()
    for (const segment of segments) if (segment && !segment.mayStand(present)) return false
    return true
  }

  /** The whole phrase around an anchor at plain positions, or undefined. */
  around(text: NormalText, start: number, end: number, misheard: number, hearing: boolean): Place | undefined {
    if (this.failed.size > 0) this.failed.clear()
    const left = this.left(text, this.anchor, start, hearing)
    if (!left) return undefined
    const right = this.right(text, this.anchor, end, hearing)
    if (!right) return undefined
    return { start: left.edge, end: right.edge, misheard: Math.min(255, misheard + left.misheard + right.misheard) }
  }

  private left(text: NormalText, k: number, edge: number, hearing: boolean): Reach | undefined {
    const { atStart, gaps } = this.pattern
    if (k === 0) return atStart === undefined || opensTurn(text, edge, atStart) ? { edge, misheard: 0 } : undefined
    const key = edge * 64 + k
    if (this.failed.has(key)) return undefined
    const segment = this.segments[k - 1] as Segment
    const gap = gaps[k - 1]
    const places = segment.places(text, segment.earliest(text, edge - gap.max), edge - gap.min - 1, hearing)
    for (let i = places.length - 1; i >= 0; i--) {
      const place = places[i]
      if (place.end > edge - gap.min || edge - place.end > gap.max || !mayCross(text, gap, place.end - 1, edge))
        continue
      const rest = this.left(text, k - 1, place.start, hearing)
      if (rest) return { edge: rest.edge, misheard: rest.misheard + place.misheard }
    }
    this.failed.add(key)
    return undefined
  }

  private right(text: NormalText, k: number, edge: number, hearing: boolean): Reach | undefined {
    const { atEnd, gaps } = this.pattern
    if (k === this.segments.length - 1)
      return atEnd === undefined || closesTurn(text, edge, atEnd) ? { edge, misheard: 0 } : undefined
    const key = edge * 64 + 32 + k
    if (this.failed.has(key)) return undefined
    const gap = gaps[k]
    for (const place of (this.segments[k + 1] as Segment).places(text, edge + gap.min, edge + gap.max, hearing)) {
      if (!mayCross(text, gap, edge - 1, place.start)) continue
      const rest = this.right(text, k + 1, place.end, hearing)
      if (rest) return { edge: rest.edge, misheard: rest.misheard + place.misheard }
    }
    this.failed.add(key)
    return undefined
  }
}

const mayCross = (text: NormalText, gap: Gap, a: number, b: number) => gap.crossesSentences || text.sameSentence(a, b)

/** At most `slack` characters of the tolerant stream lie before. */
export function opensTurn(text: NormalText, start: number, slack: number): boolean {
  return text.tolerantLength <= slack || start <= text.plainAt[slack]
}

/** At most `slack` characters of the tolerant stream lie after. */
export function closesTurn(text: NormalText, end: number, slack: number): boolean {
  const { tolerantLength, plainAt } = text
  return tolerantLength <= slack || end > plainAt[tolerantLength - 1 - slack]
}
