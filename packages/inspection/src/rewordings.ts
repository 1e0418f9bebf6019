import type { PlacedRewording, Rewording } from '@liangyan/standard'
import type { Check, EvidenceSink } from './checks/check.ts'
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

/** A row of the table that a turn has words for. */
interface Match extends Stretch {
  readonly rewording: Rewording
}

const SENTENCE = /[^。！？!?；;…\n]+[。！？!?；;…\n]*/g

/** The replacement table 换说法, ready to be asked at the current step of a scene. */
export class Rewordings {
  /** Leaves of the lexicon that only the table asks for. */
  readonly leaves: readonly number[]
  private readonly rows: readonly Row[]

  constructor(table: readonly PlacedRewording[], compiler: ConditionCompiler) {
    this.rows = table.map(({ rewording }) => ({ rewording, check: checkOf(rewording, compiler) }))
    this.leaves = this.rows.flatMap(({ rewording, check }) => (rewording.act === undefined ? leavesIn(check) : []))
  }

  /**
   * What to say instead of words of the current turn: the sentence of the row that has the longest stretch of them; else,
   * where other words can be put in for all of them, the speaker's own sentences put right, unless something harsh is
   * left in those. Undefined where the table has nothing for these words.
   */
  instead(scene: Scene, words: readonly Stretch[]): string | undefined {
    const matches = this.matches(scene)
    const sentence = longest(matches.filter((match) => match.rewording.say && touchesAny(match, words)))
    if (sentence) return sentence.rewording.say
    const edits = matches.filter(({ rewording }) => rewording.put !== undefined)
    if (!words.every((word) => edits.some((edit) => holds(edit, word)))) return undefined
    const own = sentencesOf(scene.step.text).filter((s) => edits.some((e) => touches(e, s)) && touchesAny(s, words))
    const harsh = longest(matches.filter((match) => match.rewording.say && touchesAny(match, own)))
    return harsh?.rewording.say ?? own.map((s) => edited(scene.step.text, s, edits)).join('')
  }

  private matches(scene: Scene): Match[] {
    return this.rows.flatMap(({ rewording, check }) =>
      check.holds(scene) === TRUE ? stretchesOf(check, scene).map((stretch) => ({ ...stretch, rewording })) : [],
    )
  }
}

function checkOf({ act, instead_of: harsh, except }: Rewording, compiler: ConditionCompiler): Check {
  if (act !== undefined) return compiler.act(act)
  return compiler.check({ says: harsh, except: except === undefined ? [] : [except].flat() }, 'agent')
}

const leavesIn = (check: Check): number[] =>
  check instanceof SaysAny ? [check.leaf] : (check.parts ?? []).flatMap(leavesIn)

/** The words that make a check hold. */
function stretchesOf(check: Check, scene: Scene): Stretch[] {
  const found: Stretch[] = []
  const sink: EvidenceSink = {
    words: (start, end) => void found.push({ start: scene.text.startOf(start), end: scene.text.endOf(end) }),
    span: (start, end) => void found.push({ start, end }),
    turn: () => {},
    earlier: () => {},
    basis: () => {},
    question: () => {},
  }
  check.prove(scene, sink)
  return found
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
