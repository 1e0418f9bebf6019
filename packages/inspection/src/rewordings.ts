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
      .filter(({ clause }) => clause.evidence !== 'none')
      .toSorted((a, b) => gravity(b.clause) - gravity(a.clause))
    this.rows = table.map(({ rewording }) => ({ rewording, check: checkOf(rewording, compiler) }))
    this.leafOf = Int32Array.from(this.rows, ({ rewording, check }) =>
      rewording.act === undefined ? leafIn(check) : -1,
    )
    this.leaves = this.leafOf.filter((leaf) => leaf >= 0)
  }

  /**
   * What to say instead of words of the current turn for which a clause blames the speaker, the most specific first: what
   * the clause itself has for them; the sentence of the row that has the longest stretch of them; where other words can be
   * put in for all of them, the speaker's own sentences put right; what the clause has failing all that.
   */
  instead(scene: Scene, clause: Clause, words: readonly Stretch[]): string | undefined {
    const own = ownWords(clause, quotesOf(scene, words))
    if (own !== undefined || words.length === 0) return own ?? lastWords(clause)
    const matches = this.matches(scene)
    return sentenceFor(matches, words) ?? this.putRight(scene, words, matches) ?? lastWords(clause)
  }

  /**
   * The speaker's own sentences with other words put in. A turn with a worse fault is not put right by that: what is said
   * instead of the fault is the answer, and nothing is where the fault has no better words.
   */
  private putRight(scene: Scene, words: readonly Stretch[], matches: readonly Match[]): string | undefined {
    const { text } = scene.step
    const edits = matches.filter(({ rewording }) => rewording.put !== undefined)
    if (!words.every((word) => edits.some((edit) => holds(edit, word)))) return undefined
    const own = sentencesOf(text).filter((s) => edits.some((e) => touches(e, s)) && touchesAny(s, words))
    const harsh = sentenceFor(matches, own)
    if (harsh !== undefined) return harsh
    const worse = this.worse(scene, edits)
    if (!worse) return own.map((s) => edited(text, s, edits)).join('')
    const { clause, left } = worse
    return ownWords(clause, quotesOf(scene, left)) ?? sentenceFor(matches, left) ?? lastWords(clause)
  }

  /** The gravest prohibition that the turn breaks with something that no edit takes away. */
  private worse(scene: Scene, edits: readonly Match[]): { clause: Clause; left: Stretch[] } | undefined {
    for (const { clause, condition } of this.prohibitions) {
      if (condition.holds(scene) !== TRUE) continue
      const { stretches, bases } = proofOf(condition, scene)
      const left = stretches.filter((s) => !edits.some((edit) => holds(edit, s)))
      if (left.length > 0 && isSpoken(bases)) return { clause, left }
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

const SPOKEN: readonly string[] = ['words', 'tone', 'learned', 'similarity'] satisfies Basis[]

/** Whether something shows in how it was said, not only in when. */
export const isSpoken = (bases: Iterable<string>) => [...bases].some((basis) => SPOKEN.includes(basis))

/** Prohibitions on trial come last: they may be mistaken. */
const gravity = ({ severity = 'minor', status }: Clause) =>
  status === 'trial' ? -1 : ['minor', 'major', 'fatal'].indexOf(severity)

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

/** What a clause itself says instead of these words: of what it has for some of them the longest; else what it has for any. */
function ownWords({ replace = [] }: Clause, quotes: readonly string[]): string | undefined {
  let [best, longest] = [replace.find(({ instead_of: harsh }) => harsh === undefined), 0]
  for (const row of replace)
    for (const harsh of [row.instead_of ?? []].flat())
      if (harsh.length > longest && quotes.some((quote) => quote.includes(harsh))) [best, longest] = [row, harsh.length]
  return best?.say
}

/** What a clause says where nothing better is known. */
function lastWords({ otherwise, wording }: Clause): string | undefined {
  const first = wording?.[0]
  return otherwise ?? (typeof first === 'string' ? first : first?.text)
}

const quotesOf = ({ step }: Scene, words: readonly Stretch[]) =>
  words.map(({ start, end }) => step.text.slice(start, end))

const holds = (outer: Stretch, inner: Stretch) => outer.start <= inner.start && inner.end <= outer.end

const touches = (a: Stretch, b: Stretch) => a.start < b.end && b.start < a.end

const touchesAny = (a: Stretch, all: readonly Stretch[]) => all.some((b) => touches(a, b))

/** The sentence of the row that has the longest stretch of some words; of equal ones, that of the earlier row. */
function sentenceFor(matches: readonly Match[], words: readonly Stretch[]): string | undefined {
  let best: Match | undefined
  for (const match of matches)
    if (match.rewording.say !== undefined && touchesAny(match, words))
      if (!best || match.end - match.start > best.end - best.start) best = match
  return best?.rewording.say
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
