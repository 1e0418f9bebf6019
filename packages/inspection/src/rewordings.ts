import type { Clause, PlacedRewording, Rewording } from '@liangyan/standard'
import type { Basis, Check, EvidenceSink } from './checks/check.ts'
import { SaysAny } from './checks/words.ts'
import type { ConditionCompiler } from './conditions.ts'
import type { Scene } from './scene.ts'
import { TRUE } from './truth.ts'

/** A stretch of the current turn, in UTF-16 offsets. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

interface Row {
  readonly rewording: Rewording
  readonly check: Check
}

/** Something that an agent may never say. */
interface Prohibition {
  readonly clause: Clause
  readonly condition: Check
}

/** A row of the table that a turn has words for. */
interface Match extends Stretch {
  readonly rewording: Rewording
}

const SENTENCE = /[^。！？!?；;…\n]+[。！？!?；;…\n]*/g

/** The replacement table 换说法, ready to be asked at the current step of a scene. */
export class Rewordings {
  /** Leaves of the lexicon that only the table asks for. */
  readonly leaves: Int32Array
  private readonly rows: readonly Row[]
  /** By row the leaf without which it has no words; −1 for the row of an act. */
  private readonly leafOf: Int32Array
  private readonly prohibitions: readonly Prohibition[]

  /** @param prohibitions what a sentence put right must not break */
  constructor(table: readonly PlacedRewording[], prohibitions: readonly Prohibition[], compiler: ConditionCompiler) {
    this.prohibitions = prohibitions
    this.rows = table.map(({ rewording }) => ({ rewording, check: checkOf(rewording, compiler) }))
    this.leafOf = Int32Array.from(this.rows, ({ rewording, check }) =>
      rewording.act === undefined ? leafIn(check) : -1,
    )
    this.leaves = this.leafOf.filter((leaf) => leaf >= 0)
  }

  /**
   * What to say instead of words of the current turn: the sentence of the row that has the longest stretch of them; else,
   * where other words can be put in for all of them, the speaker's own sentences put right; but what the table or another
   * clause says instead, where something harsh would be left in those. Undefined where the table has nothing for the words.
   */
  instead(scene: Scene, words: readonly Stretch[]): string | undefined {
    const matches = this.matches(scene)
    const sentence = longest(matches.filter((match) => match.rewording.say && touchesAny(match, words)))
    if (sentence) return sentence.rewording.say
    const edits = matches.filter(({ rewording }) => rewording.put !== undefined)
    if (!words.every((word) => edits.some((edit) => holds(edit, word)))) return undefined
    const own = sentencesOf(scene.step.text).filter((s) => edits.some((e) => touches(e, s)) && touchesAny(s, words))
    const harsh = longest(matches.filter((match) => match.rewording.say && touchesAny(match, own)))
    if (harsh) return harsh.rewording.say
    return this.insteadOfRest(scene, own, edits) ?? own.map((s) => edited(scene.step.text, s, edits)).join('')
  }

  /** What another clause says instead of something in these sentences that no edit takes away. */
  private insteadOfRest(scene: Scene, own: readonly Stretch[], edits: readonly Match[]): string | undefined {
    for (const { clause, condition } of this.prohibitions) {
      if (condition.holds(scene) !== TRUE) continue
      const { stretches, bases } = proofOf(condition, scene)
      const left = stretches.filter((s) => touchesAny(s, own) && !edits.some((edit) => holds(edit, s)))
      if (left.length === 0 || !SPOKEN.some((basis) => bases.has(basis))) continue
      const quotes = left.map(({ start, end }) => scene.step.text.slice(start, end))
      const say = wordsOf(clause, quotes)
      if (say !== undefined) return say
    }
    return undefined
  }

  private matches(scene: Scene): Match[] {
    const { lexicon } = scene.equipment
    const matches: Match[] = []
    for (let i = 0; i < this.rows.length; i++) {
      // few rows have words in a turn: the others need not even be fetched from memory
      if (this.leafOf[i] >= 0 && !lexicon.isHit(this.leafOf[i], scene)) continue
      const { rewording, check } = this.rows[i]
      if (check.holds(scene) !== TRUE) continue
      for (const stretch of proofOf(check, scene).stretches) matches.push({ ...stretch, rewording })
    }
    return matches
  }
}

function checkOf({ act, instead_of: harsh, except }: Rewording, compiler: ConditionCompiler): Check {
  if (act !== undefined) return compiler.act(act)
  return compiler.check({ says: harsh, except: except === undefined ? [] : [except].flat() }, 'agent')
}

/** The one leaf that a check asks for. */
const leafIn = (check: Check): number =>
  check instanceof SaysAny ? check.leaf : (check.parts?.map(leafIn).find((leaf) => leaf >= 0) ?? -1)

/** What shows in how something was said, not in when. */
const SPOKEN: readonly Basis[] = ['words', 'tone', 'learned', 'similarity']

/** The words that make a check hold, or the turn as a whole where it is no words; and what sort of thing decides. */
function proofOf(check: Check, scene: Scene): { stretches: Stretch[]; bases: ReadonlySet<Basis> } {
  const stretches: Stretch[] = []
  const bases = new Set<Basis>()
  const sink: EvidenceSink = {
    words: (start, end) => void stretches.push({ start: scene.text.startOf(start), end: scene.text.endOf(end) }),
    span: (start, end) => void stretches.push({ start, end }),
    turn: () => {},
    earlier: () => {},
    basis: (basis) => void bases.add(basis),
    question: () => {},
  }
  check.prove(scene, sink)
  return { stretches: stretches.length > 0 ? stretches : [{ start: 0, end: scene.step.text.length }], bases }
}

/** What a clause itself says instead of these words: what it has for them, or for anything; else its first wording. */
export function wordsOf({ replace, wording }: Clause, quotes: readonly string[]): string | undefined {
  const fits = (harsh: string) => quotes.some((quote) => quote.includes(harsh) || harsh.includes(quote))
  const own = replace?.find(({ instead_of: harsh }) => harsh === undefined || [harsh].flat().some(fits))
  if (own) return own.say
  const first = wording?.[0]
  return typeof first === 'string' ? first : first?.text
}

const holds = (outer: Stretch, inner: Stretch) => outer.start <= inner.start && inner.end <= outer.end

const touches = (a: Stretch, b: Stretch) => a.start < b.end && b.start < a.end

const touchesAny = (a: Stretch, all: readonly Stretch[]) => all.some((b) => touches(a, b))

/** The longest match; of equal ones, that of the earlier row. */
function longest(matches: readonly Match[]): Match | undefined {
  let best: Match | undefined
  for (const match of matches) if (!best || match.end - match.start > best.end - best.start) best = match
  return best
}

function sentencesOf(text: string): Stretch[] {
  return [...text.matchAll(SENTENCE)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
}

/** A sentence with other words put in; where two edits meet, the earlier and longer one counts. */
function edited(text: string, { start, end }: Stretch, edits: readonly Match[]): string {
  const inOrder = edits
    .filter((edit) => edit.start >= start && edit.end <= end)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  let [result, at] = ['', start]
  for (const { start: from, end: to, rewording } of inOrder) {
    if (from < at) continue
    result += text.slice(at, from) + (rewording.put as string)
    at = to
  }
  return result + text.slice(at, end)
}
