import { type Anchor, byCharacter, byPair, type Frequency, type Keyed, shared } from './anchor-keys.ts'
import { misheardIn } from './letters.ts'
import { KeyTable } from './key-table.ts'

/** Parts of a record, which holds all that is asked of a literal, so that it is found in one place of memory. */
const KEY_END = 0
const LENGTH = 1
const MISHEARABLE = 2
const DOUBLED = 3
const PHRASES = 4
/** The letters, and after them the phrases. */
const LETTERS = 5

/**
 * The anchors of one stream, looked for everywhere: only where the key of a literal stands is the literal itself compared.
 */
export class AnchorSet {
  /** Number of different literals. */
  readonly count: number
  private readonly keys: KeyTable
  /** Ordinal of a character or pair of kinds → where in `records` stands how many literals have it for their key; they
   * follow. */
  private readonly bucketOfCharacter: Uint32Array
  private readonly bucketOfPair: Uint32Array
  private readonly records: Int32Array
  private readonly doubled: (readonly number[])[] = []

  /** How many literals the last search found; of each its record, its position and how many characters were mis-heard. */
  found = 0
  record: Uint32Array = new Uint32Array(256)
  start: Uint32Array = new Uint32Array(256)
  misheard: Uint8Array = new Uint8Array(256)

  constructor(anchors: readonly Anchor[], kinds: number, frequency: Frequency) {
    const literals = shared(anchors)
    this.count = literals.length
    const characters = byCharacter(literals)
    const pairs = byPair(literals, kinds, frequency)
    this.keys = new KeyTable(characters.keys(), pairs.keys(), kinds)
    const records: number[] = []
    const bucketsOf = (literalsOf: ReadonlyMap<number, readonly Keyed[]>): Uint32Array =>
      Uint32Array.from(
        [...literalsOf].sort(([a], [b]) => a - b),
        ([, bucket]) => this.writeBucket(bucket, records),
      )
    this.bucketOfCharacter = bucketsOf(characters)
    this.bucketOfPair = bucketsOf(pairs)
    this.records = Int32Array.from(records)
  }

  private writeBucket(bucket: readonly Keyed[], records: number[]): number {
    const at = records.push(bucket.length) - 1
    for (const keyed of bucket) this.write(keyed, records)
    return at
  }

  private write({ literal, phrases, keyEnd }: Keyed, records: number[]): void {
    const { letters, mishearable, doubled } = literal
    if (doubled.length > 0) this.doubled.push(doubled)
    records.push(keyEnd, letters.length, mishearable, doubled.length > 0 ? this.doubled.length : 0, phrases.length)
    for (const letter of letters) records.push(letter)
    for (const phrase of phrases) records.push(phrase)
  }

  /** Finds the literals in a stream of so many letters. */
  find(letters: Int32Array, length: number, hearing: boolean): void {
    const { keys, bucketOfCharacter, bucketOfPair } = this
    this.found = 0
    keys.find(letters, length)
    for (let k = 0; k < keys.singleCount; k++)
      this.addAll(bucketOfCharacter[keys.characterAt(keys.singles[k])], keys.singles[k])
    for (let k = 0; k < keys.pairCount; k++)
      this.compare(bucketOfPair[keys.pairAt(keys.pairEnds[k])], letters, length, keys.pairEnds[k], hearing)
  }

  /** The literals of one letter in a bucket stand at a position. */
  private addAll(bucket: number, at: number): void {
    const { records } = this
    let record = bucket + 1
    for (let left = records[bucket]; left > 0; left--) {
      this.add(record, at, 0)
      record += LETTERS + 1 + records[record + PHRASES]
    }
  }

  /** Compares the literals of a bucket whose key ends at a position. */
  private compare(bucket: number, letters: Int32Array, length: number, at: number, hearing: boolean): void {
    const { records } = this
    let record = bucket + 1
    for (let left = records[bucket]; left > 0; left--) {
      const start = at - records[record + KEY_END]
      const size = records[record + LENGTH]
      const from = record + LETTERS
      const to = from + size
      if (start >= 0 && start + size <= length) {
        const wrong = misheardIn(letters, start, records, from, to, hearing ? records[record + MISHEARABLE] : 0)
        if (wrong >= 0) this.add(record, start, wrong)
      }
      record = to + records[record + PHRASES]
    }
  }

  private add(record: number, start: number, misheard: number): void {
    if (this.found === this.record.length) this.grow()
    this.record[this.found] = record
    this.start[this.found] = start
    this.misheard[this.found++] = misheard
  }

  private grow(): void {
    const wider = <T extends Uint32Array | Uint8Array>(from: T, to: T): T => (to.set(from), to)
    const size = this.found * 2
    this.record = wider(this.record, new Uint32Array(size))
    this.start = wider(this.start, new Uint32Array(size))
    this.misheard = wider(this.misheard, new Uint8Array(size))
  }

  /** Length of the `i`th literal that was found. */
  lengthOf(i: number): number {
    return this.records[this.record[i] + LENGTH]
  }

  /** Positions in the `i`th literal that was found where a character must stand twice. */
  doubledOf(i: number): readonly number[] | undefined {
    const doubled = this.records[this.record[i] + DOUBLED]
    return doubled === 0 ? undefined : this.doubled[doubled - 1]
  }

  /** How many phrases have the `i`th literal that was found for an anchor. */
  phraseCount(i: number): number {
    return this.records[this.record[i] + PHRASES]
  }

  phraseOf(i: number, nth: number): number {
    return this.records[this.record[i] + LETTERS + this.lengthOf(i) + nth]
  }
}
