import type { PhrasePattern } from '@liangyan/language'
import { type Condition, phraseKey, type Standard } from '@liangyan/standard'
import type { Check } from './checks/check.ts'
import { All } from './checks/logic.ts'
import { FIRST_WORD_SIGNAL } from './checks/signals.ts'
import { SaysAny, SaysNone, SaysNoneOverTurns, SaysOverTurns, SaysSeveral } from './checks/words.ts'
import type { Lexicon, SpokenBy } from './lexicon.ts'

/** How phrases are to be looked for. */
export interface Manner {
  /** Whose turns they are looked for in. */
  readonly by: SpokenBy
  readonly except: readonly string[]
  readonly exact: boolean
  /** Words inside quotation marks count too. */
  readonly quoted: boolean
}

/** Turns the `says` of a condition into checks, and enters its phrases in the lexicon. */
export class SayingCompiler {
  private readonly standard: Standard
  private readonly lexicon: Lexicon
  private readonly watch: (check: Check, key: string) => number

  /** @param watch gives the number under which a check's occurrences are remembered */
  constructor(standard: Standard, lexicon: Lexicon, watch: (check: Check, key: string) => number) {
    this.standard = standard
    this.lexicon = lexicon
    this.watch = watch
  }

  says(says: NonNullable<Condition['says']>, except: readonly string[], by: SpokenBy): Check {
    if (typeof says === 'string' || Array.isArray(says))
      return this.any([says].flat(), { by, except, exact: false, quoted: false })
    const manner = { by, except, exact: says.exact ?? false, quoted: says.quoted ?? false }
    const turns = Number(/^(\d+) turns$/.exec(says.in ?? '')?.[1] ?? 1)
    const parts: Check[] = []
    const several = (phrases: readonly string[], atLeast: number) =>
      turns > 1
        ? this.overTurns(phrases, manner, atLeast, turns)
        : this.several(phrases, manner, atLeast, says.in === 'sentence')
    if (says.any) parts.push(turns > 1 ? several(says.any, 1) : this.any(says.any, manner))
    if (says.all) parts.push(several(says.all, says.all.length))
    if (says.of && says.at_least) parts.push(several(says.of, says.at_least))
    if (says.none) parts.push(turns > 1 ? this.noneOverTurns(says.none, manner, turns) : this.none(says.none, manner))
    return parts.length === 1 ? parts[0] : new All(parts)
  }

  any(phrases: readonly string[], manner: Manner): SaysAny {
    const leaf = this.leaf(phrases, manner)
    return new SaysAny(this.lexicon, leaf, FIRST_WORD_SIGNAL + leaf, `says: ${phrases.join(' | ')}`)
  }

  private several(phrases: readonly string[], manner: Manner, atLeast: number, inSentence: boolean): Check {
    const leaf = this.leaf(phrases, manner)
    return new SaysSeveral(
      this.lexicon,
      leaf,
      FIRST_WORD_SIGNAL + leaf,
      `says at least ${atLeast} of: ${phrases.join(' | ')}`,
      atLeast,
      inSentence,
    )
  }

  private none(phrases: readonly string[], manner: Manner): Check {
    return new SaysNone(this.lexicon, this.leaf(phrases, manner), `says none of: ${phrases.join(' | ')}`)
  }

  private noneOverTurns(phrases: readonly string[], manner: Manner, turns: number): Check {
    return new SaysNoneOverTurns(
      this.overTurns(phrases, manner, 1, turns),
      `says over ${turns} turns none of: ${phrases.join(' | ')}`,
    )
  }

  private overTurns(phrases: readonly string[], manner: Manner, atLeast: number, turns: number): SaysOverTurns {
    const parts = phrases.map((phrase) => {
      const check = this.any([phrase], manner)
      return { check, watch: this.watch(check, `says ${JSON.stringify([phrase, manner])}`) }
    })
    return new SaysOverTurns(
      parts,
      atLeast,
      turns,
      `says at least ${atLeast} over ${turns} turns of: ${phrases.join(' | ')}`,
    )
  }

  private leaf(phrases: readonly string[], { by, except, exact, quoted }: Manner): number {
    const parsed = (phrase: string): readonly PhrasePattern[] =>
      this.standard.phrases.get(phraseKey(phrase, exact)) ?? []
    return this.lexicon.add({ phrases: phrases.map(parsed), exceptions: except.flatMap(parsed), quoted, by })
  }
}
