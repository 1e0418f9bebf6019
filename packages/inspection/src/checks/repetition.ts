import type { Turn } from '@liangyan/conversation'
import { type Entity, findEntities, likeness, mostLikeness, type NormalText } from '@liangyan/language'
import type { Scene } from '../scene.ts'
import { FALSE, TRUE, type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'
import { SIGNAL } from './signals.ts'
import type { SaysAny } from './words.ts'

export interface RepetitionRule {
  readonly within: number
  readonly times: number
  readonly similarity: number
  readonly minLength: number
}

/** The speaker says what the same speaker already said, for the K-th time. */
export class Repeats implements Check {
  readonly wake = null
  readonly costly = true
  readonly label: string
  private readonly rule: RepetitionRule
  private readonly except: SaysAny | undefined

  constructor(rule: RepetitionRule, except: SaysAny | undefined) {
    this.rule = rule
    this.except = except
    this.label = `repeats: time ${rule.times} within ${rule.within} turns, at least ${rule.similarity} alike`
  }

  holds(scene: Scene): Truth {
    const mine = scene.step.turn
    if (!mine || scene.length < this.rule.minLength || this.except?.holds(scene)) return FALSE
    const pairs = scene.bigramsAt(scene.here)
    let said = 1
    let looked = 0
    for (let i = scene.here - 1; i >= 0 && looked < this.rule.within && said < this.rule.times; i--) {
      const turn = scene.steps[i].turn
      if (turn?.speaker !== mine.speaker) continue
      looked++
      if (this.isAlike(pairs, scene.bigramsAt(i))) said++
    }
    return truth(said >= this.rule.times)
  }

  private isAlike(a: readonly number[], b: readonly number[]): boolean {
    const { similarity } = this.rule
    return mostLikeness(a.length, b.length) >= similarity && likeness(a, b) >= similarity
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('similarity')
    sink.turn()
  }
}

const NUMERIC: ReadonlySet<string> = new Set([
  'mobile',
  'landline',
  'id-number',
  'bank-card',
  'partial-number',
  'verification-code',
  'amount',
  'password',
  'staff-number',
])

/** The speaker reads back the numbers of an earlier turn: the one that opened the obligation, or the last that `of` held for. */
export class ReadsBack implements Check {
  readonly wake = [SIGNAL.digit]
  readonly costly = true
  readonly label: string
  private readonly dictated = new WeakMap<Turn, Dictation>()
  private readonly watch: number | undefined
  private readonly share: number

  constructor(watch: number | undefined, share: number) {
    this.watch = watch
    this.share = share
    this.label = `reads back the numbers (at least ${share} of the digits)`
  }

  holds(scene: Scene): Truth {
    const step =
      scene.trigger >= 0
        ? scene.trigger
        : this.watch === undefined
          ? -1
          : (scene.occurrencesOf(this.watch).at(-1) ?? -1)
    const turn = scene.steps[step]?.turn
    if (!turn || step === scene.here || scene.digits === 0) return FALSE
    const dictated = this.digitsIn(turn)
    if (dictated.numbers.length === 0) return FALSE
    const { share } = this
    const spoken = spokenDigits(scene.text)
    if (dictated.numbers.some((digits) => sharesDigits(digits, spoken, share))) return TRUE
    if (dictated.amounts.length === 0) return FALSE
    // an amount may be said back in other words: 三千二 for 3200
    const heard = scene.entities().map(digitsOf).join(' ')
    return truth(dictated.amounts.some((digits) => sharesDigits(digits, heard, share)))
  }

  /** The digits of each number in a turn, and of those that are amounts. */
  private digitsIn(turn: Turn): Dictation {
    const known = this.dictated.get(turn)
    if (known) return known
    const entities = findEntities(turn.text).filter((e) => NUMERIC.has(e.kind) && digitsOf(e) !== '')
    const amounts = entities.filter((e) => e.kind === 'amount')
    const dictation = { numbers: entities.map(digitsOf), amounts: amounts.map(digitsOf) }
    this.dictated.set(turn, dictation)
    return dictation
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('entity')
    sink.turn()
  }
}

const digitsOf = (entity: Entity) => entity.value.replace(/\.00$/, '').replace(/\D/g, '')

interface Dictation {
  readonly numbers: readonly string[]
  readonly amounts: readonly string[]
}

/** The digits of a turn in the order they are said, however they are written. */
function spokenDigits({ tolerantCodes, tolerantLength }: NormalText): string {
  let digits = ''
  for (let i = 0; i < tolerantLength; i++) {
    const digit = DIGITS.get(tolerantCodes[i])
    if (digit !== undefined) digits += digit
  }
  return digits
}

/** Folded code → digit. */
const DIGITS = new Map([...'零一二三四五六七八九'].map((character, digit) => [character.charCodeAt(0), String(digit)]))

/** Whether a run of at least the given share of the digits is heard again. */
function sharesDigits(digits: string, heard: string, share: number): boolean {
  const size = Math.max(Math.min(digits.length, 3), Math.ceil(digits.length * share))
  for (let from = 0; from + size <= digits.length; from++)
    if (heard.includes(digits.slice(from, from + size))) return true
  return heard.replaceAll(' ', '').includes(digits)
}
