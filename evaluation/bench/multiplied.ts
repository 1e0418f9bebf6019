import { join } from 'node:path'
import { Engine } from '@liangyan/inspection'
import type { PhrasePattern } from '@liangyan/language'
import {
  type Act,
  type Clause,
  type Condition,
  phraseKey,
  phrasesOf,
  type Standard,
  walkCondition,
} from '@liangyan/standard'
import { readStandard } from '../built-in-standard.ts'
import { headOf } from './lines.ts'
import { SeededRandom } from './random.ts'
import { least, type Settings, type Time, timed } from './settings.ts'
import { Sink } from './sink.ts'
import { wholeWay } from './stages.ts'

/** The same calls under the standard and under one of four times as many clauses, acts and phrases. */
export interface Multiplied {
  readonly once: Time
  readonly fourTimes: Time
  readonly literals: readonly [number, number]
  readonly clauses: readonly [number, number]
  readonly outputBytes: readonly [number, number]
}

/** The first two warm up; a shared machine seldom disturbs all of the others. */
const ROUNDS = 7

export function measure({ file, calls, standard, folder, short }: Settings): Multiplied {
  const loaded = readStandard(standard)
  const engines = [loaded, multiplied(loaded, 4)].map((s) => new Engine(s))
  const range = headOf(file, Math.min(calls, short ? 300 : 1500))
  const bytes = [0, 0]
  const times: [Time[], Time[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    engines.forEach((engine, k) => {
      const sink = new Sink(join(folder, 'multiplied.jsonl'))
      times[k].push(timed(() => wholeWay(engine, false)(file, range, sink)))
      sink.close()
      bytes[k] = sink.written
    })
  }
  const [once, four] = engines.map(({ program }) => program)
  return {
    once: least(times[0]),
    fourTimes: least(times[1]),
    literals: [once.equipment.lexicon.size.literals, four.equipment.lexicon.size.literals],
    clauses: [once.clauses.length, four.clauses.length],
    outputBytes: [bytes[0], bytes[1]],
  }
}

/**
 * A standard with its acts and clauses several times, each copy with ids and phrases of its own. A copied duty may also
 * be met by what meets the original: otherwise every copy would be broken in every call.
 */
function multiplied(standard: Standard, times: number): Standard {
  const phrases = new Map(standard.phrases)
  const acts = [...standard.acts]
  const clauses = [...standard.clauses]
  for (let k = 1; k < times; k++) {
    const copy = new Copy(standard, k, phrases)
    acts.push(...standard.acts.map(({ act, place }) => ({ act: copy.act(act), place })))
    clauses.push(...standard.clauses.map(({ clause, place }) => ({ clause: copy.clause(clause), place })))
  }
  return { ...standard, acts, clauses, phrases }
}

/** Han characters that no conversation holds. */
const FIRST_RARE = 0x9f00
const RARE = 0xa0

class Copy {
  private readonly suffix: string
  private readonly random: SeededRandom
  private readonly characters: readonly string[]
  private readonly source: Standard['phrases']
  private readonly phrases: Map<string, readonly PhrasePattern[]>

  constructor({ phrases }: Standard, k: number, into: Map<string, readonly PhrasePattern[]>) {
    this.suffix = `-copy-${k}`
    this.random = new SeededRandom(k)
    this.source = phrases
    this.phrases = into
    const all = [...phrases.values()].flat().flatMap((pattern) => pattern.segments.flat())
    this.characters = [...new Set(all.join('').replace(/[^\u4e00-\u9fff]/g, ''))].sort()
  }

  act(act: Act): Act {
    return { ...act, id: act.id + this.suffix, is: this.condition(act.is) }
  }

  clause(clause: Clause): Clause {
    const { when, unless, forbid, until, require } = clause
    return {
      ...clause,
      id: clause.id + this.suffix,
      ...(when && { when: this.condition(when) }),
      ...(unless && { unless: { any: [unless, this.condition(unless)] } }),
      ...(forbid && { forbid: this.condition(forbid) }),
      ...(until && { until: this.condition(until) }),
      ...(require && { require: { any: [require, this.condition(require)] } }),
    }
  }

  private condition(condition: Condition): Condition {
    const copy = structuredClone(condition)
    walkCondition(copy, [], (inner, path) => {
      if (inner.act !== undefined) Object.assign(inner, { act: [inner.act].flat().map((id) => id + this.suffix) })
      for (const { phrase, exact, path: at } of phrasesOf(inner, path)) {
        const patterns = this.source.get(phraseKey(phrase, exact))
        if (!patterns) continue
        const varied = phrase + this.suffix
        setAt(copy, at, varied)
        if (!this.phrases.has(phraseKey(varied, exact)))
          this.phrases.set(
            phraseKey(varied, exact),
            patterns.map((p) => this.varied(p)),
          )
      }
    })
    return copy
  }

  private varied(pattern: PhrasePattern): PhrasePattern {
    const segments = pattern.segments.map((alternatives) => alternatives.map((literal) => this.variedLiteral(literal)))
    return { ...pattern, segments }
  }

  /**
   * Another last character: found the same way but for its end. A single character becomes one that
   * nobody says; another common one would be hit in every turn.
   */
  private variedLiteral(literal: string): string {
    if (literal.length === 1) return String.fromCharCode(FIRST_RARE + this.random.below(RARE))
    return literal.slice(0, -1) + this.random.of(this.characters)
  }
}

function setAt(root: object, path: readonly (string | number)[], value: string): void {
  let place: any = root
  for (const step of path.slice(0, -1)) place = place[step]
  place[path[path.length - 1]] = value
}
