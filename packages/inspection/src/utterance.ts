import type { Speaker } from '@liangyan/conversation'
import {
  bigramsOf,
  type Entity,
  findEntities,
  marksIn,
  mostDictated,
  type NormalText,
  type PhraseHits,
  type SimilarityIndex,
  type ToneClassifier,
} from '@liangyan/language'
import { type Learner, LEARNERS } from '@liangyan/standard'
import type { Lexicon } from './lexicon.ts'
import type { Reading, Readings } from './reading.ts'
import type { Step } from './steps.ts'

/** What words are read with. */
export interface Instruments {
  readonly lexicon: Lexicon
  /** Turns that were said before. */
  readonly readings: Readings
  readonly tone: ToneClassifier | undefined
  /** Tell acts apart, by speaker; undefined where none were learned. */
  readonly learned: Readonly<Record<Learner, ToneClassifier | undefined>>
  readonly similar: SimilarityIndex
  /** Buffers for the step being looked at, whichever scene it belongs to. */
  readonly text: NormalText
  readonly hits: PhraseHits
  /** Counts the looks of all scenes, so that no two steps share a stamp; and the stamp of what is being looked at. */
  readonly clock: { looks: number; looked: number }
}

/** The words of the step being looked at. What is known of them is worked out when somebody asks, and once. */
export abstract class Utterance<Equipment extends Instruments> {
  readonly equipment: Equipment
  /** Changes with every step that is looked at; stamps what was worked out for it. */
  stamp = 0
  /** Changes with every step too, and with the record that is asked about; stamps what conditions came to. */
  asking = 0
  /** What is known of the current turn, where it was said before. */
  reading: Reading | undefined
  /** Stamps of the steps whose words were read last, and searched for phrases. */
  private readAt = -1
  private searchedAt = -1
  private dictatedAt = -1
  private dictatedDigits = 0
  private markedAt = -1
  private entityMarks = 0
  private entitiesAt = -1
  private entitiesFound: readonly Entity[] = []
  private toneAt = -1
  private improperAt = -1
  private readonly tones: Float32Array
  private improper = 0
  private readonly actScores: Float32Array
  private likeliestAt = -1
  private likeliest = -1
  private actAt = -1
  private act = -1
  private activeAt = -1
  private active = 0
  private similarAt = -1
  private ownWordsAt = -1
  private ownCodes: Uint16Array = new Uint16Array(0)
  private ownLength = 0
  private readonly likenesses: Float32Array

  constructor(equipment: Equipment) {
    this.equipment = equipment
    const { tone, learned } = equipment
    this.tones = new Float32Array(tone?.labels.length ?? 0)
    this.actScores = new Float32Array(Math.max(...LEARNERS.map((who) => learned[who]?.labels.length ?? 0)))
    this.likenesses = new Float32Array(equipment.similar.size)
  }

  /** The step being looked at. */
  abstract get step(): Step
  abstract get speaker(): Speaker | undefined
  /** Whether the words come from speech recognition, so that characters may be mis-heard. */
  abstract get heard(): boolean

  /** Looks for the phrases in a step's words, and for nothing that costs more; not even that, where they are known. */
  protected look({ turn }: Step): void {
    const { clock, readings, lexicon } = this.equipment
    this.stamp = this.asking = clock.looked = ++clock.looks
    this.reading = turn && readings.find(turn.text, turn.speaker, this.heard)
    if (this.reading) lexicon.recall(this.reading, this.stamp)
    else this.search()
  }

  /** Whether nothing else was looked at since. */
  protected get isLookedAt(): boolean {
    return this.equipment.clock.looked === this.stamp
  }

  /** Nothing that was worked out answers any longer. */
  protected lookAway(): void {
    const { clock } = this.equipment
    this.stamp = this.asking = ++clock.looks
    this.reading = undefined
  }

  /** The words of the current step. */
  get text(): NormalText {
    const { text } = this.equipment
    if (this.readAt === this.stamp) return text
    this.readAt = this.stamp
    return text.read(this.step.text)
  }

  /** The phrases found in them. */
  get hits(): PhraseHits {
    if (this.searchedAt !== this.stamp) this.search()
    return this.equipment.hits
  }

  private search(): void {
    this.searchedAt = this.stamp
    this.equipment.lexicon.scan(this)
  }

  /** Characters of the current step in normal form. */
  get length(): number {
    return this.reading?.length ?? this.text.length
  }

  get digits(): number {
    return this.reading?.digits ?? this.text.digits
  }

  /** No number in the current step has more digits than this. */
  dictated(): number {
    if (this.reading) return this.reading.dictated
    if (this.dictatedAt !== this.stamp) {
      this.dictatedAt = this.stamp
      this.dictatedDigits = mostDictated(this.step.text)
    }
    return this.dictatedDigits
  }

  /** The marks of entities in the current step: without those of some kinds it holds none of them. */
  marks(): number {
    if (this.reading) return this.reading.marks
    if (this.markedAt !== this.stamp) {
      this.markedAt = this.stamp
      this.entityMarks = marksIn(this.step.text)
    }
    return this.entityMarks
  }

  /** The pairs of neighbouring characters in the current step. */
  protected ownBigrams(): readonly number[] {
    return this.reading ? (this.reading.bigrams ??= bigramsOf(this.text)) : bigramsOf(this.text)
  }

  /** Entities of the current step, found at the first asking. */
  entities(): readonly Entity[] {
    if (this.entitiesAt !== this.stamp) {
      this.entitiesAt = this.stamp
      this.entitiesFound = findEntities(this.step.text)
    }
    return this.entitiesFound
  }

  /** Probability that the current turn is improper in tone. */
  impropriety(): number {
    if (this.improperAt !== this.stamp) {
      this.improperAt = this.stamp
      this.findOwnWords()
      this.improper = this.equipment.tone?.impropriety(this.ownCodes, this.ownLength) ?? 0
    }
    return this.improper
  }

  /** Probability of a tone for the current turn; the tones are told apart only when somebody asks. */
  toneOf(label: number): number {
    if (this.toneAt !== this.stamp) {
      this.toneAt = this.stamp
      this.findOwnWords()
      this.equipment.tone?.score(this.ownCodes, this.ownLength, this.tones)
    }
    return this.tones[label]
  }

  /** The words of the current turn that are not quoted from somebody else: only those have the speaker's tone. */
  private findOwnWords(): void {
    if (this.ownWordsAt === this.stamp) return
    const { codes, length, quoted, hasQuotes } = this.text
    this.ownWordsAt = this.stamp
    this.ownCodes = codes
    this.ownLength = length
    if (!hasQuotes) return
    this.ownCodes = codes.subarray(0, length).filter((_, at) => quoted[at] === 0)
    this.ownLength = this.ownCodes.length
  }

  /** The most probable tone of the current turn, or −1 where it is not improper. */
  likeliestTone(): number {
    if (this.reading?.tone !== undefined) return this.reading.tone
    if (this.likeliestAt !== this.stamp) {
      this.likeliestAt = this.stamp
      this.findOwnWords()
      this.likeliest = this.equipment.tone?.likeliest(this.ownCodes, this.ownLength) ?? -1
    }
    return this.likeliest
  }

  /** The most probable learned act of the current turn, by its number among its speaker's; −1 for none. */
  likeliestAct(): number {
    if (this.reading) return this.reading.act
    if (this.actAt !== this.stamp) {
      this.actAt = this.stamp
      this.act = this.learnedAct()
    }
    return this.act
  }

  private learnedAct(): number {
    const model = this.learnedOf()
    if (!model) return -1
    this.findOwnWords()
    return model.likeliest(this.ownCodes, this.ownLength)
  }

  /** What tells the acts of the current speaker apart. */
  learnedOf(): ToneClassifier | undefined {
    const { speaker } = this
    return speaker === 'agent' || speaker === 'customer' ? this.equipment.learned[speaker] : undefined
  }

  /** Probability that the current turn does anything that was learned of its speaker. */
  activity(): number {
    if (this.activeAt !== this.stamp) {
      this.activeAt = this.stamp
      this.findOwnWords()
      this.active = this.learnedOf()?.impropriety(this.ownCodes, this.ownLength) ?? 0
    }
    return this.active
  }

  /** Probability of one of the acts that were learned of the current speaker. */
  probabilityOf(act: number): number {
    this.findOwnWords()
    this.learnedOf()?.score(this.ownCodes, this.ownLength, this.actScores)
    return this.actScores[act]
  }

  /** Likeness of the current turn to an example sentence of the similarity index. */
  likeness(example: number): number {
    if (this.similarAt !== this.stamp) {
      this.similarAt = this.stamp
      this.equipment.similar.score(this.text, this.likenesses)
    }
    return this.likenesses[example]
  }
}
