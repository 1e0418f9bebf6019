import type { Speaker } from '@liangyan/conversation'
import type { Truth } from './truth.ts'

/** In the place of a truth: it depends on more than the words, or nobody has asked yet. */
export const UNSETTLED = 255
export type Settled = Truth | typeof UNSETTLED

/** What the words of a turn say by themselves, in whatever conversation they are said. */
export interface Reading {
  /** Characters and digits in normal form. */
  readonly length: number
  readonly digits: number
  /** No number in it has more digits than this. */
  readonly dictated: number
  /** Marks of entities. */
  readonly marks: number
  /** The most probable tone, or −1 where it is not improper; undefined where nobody asked. */
  readonly tone: number | undefined
  /** The most probable learned act, or −1. */
  readonly act: number
  /** Signals that its words and its speaker fire. */
  readonly signals: readonly number[]
  /** Leaves of the lexicon that are hit, and those of which an exception is. */
  readonly leaves: readonly number[]
  readonly excepted: readonly number[]
  /** Roots that the signals wake, but for those that do not hold. */
  readonly roots: readonly number[]
  /** What each comes to. */
  readonly truths: readonly Settled[]
  /** What shared checks come to, by their number. */
  readonly shared: Uint8Array
  /** Pairs of neighbouring characters, once somebody asked. */
  bigrams: readonly number[] | undefined
}

/** Longer turns are seldom said again. */
const LONGEST = 160
/** Three speakers, heard or not. */
const SHELVES = 6
/** Room for the marks of texts that were seen once; a power of two. */
const MARKS = 8192

/** A reading that is kept, and whether it was asked for since it last came to stand at the end of the line. */
interface Kept {
  readonly reading: Reading
  asked: boolean
}

/**
 * Readings of turns that were said before, word for word: greetings, assents, what is read from a script. A text is kept
 * when it is met for the second time; when there are too many, those go that were not met for long. It decides speed
 * only, never what is found.
 */
export class Readings {
  private readonly most: number
  /** By speaker and by whether the words were heard; in each map the next to go comes first. */
  private readonly shelves = Array.from({ length: SHELVES }, () => new Map<string, Kept>())
  private readonly marks = new Int32Array(MARKS)

  /** @param most how many are kept of each speaker; 0: none */
  constructor(most: number) {
    this.most = most
  }

  /** The reading of a turn, where it is kept. */
  find(text: string, speaker: Speaker, heard: boolean): Reading | undefined {
    const shelf = this.shelves[shelfOf(speaker, heard)]
    if (shelf.size === 0 || text.length > LONGEST) return undefined
    const kept = shelf.get(text)
    if (kept === undefined) return undefined
    kept.asked = true
    return kept.reading
  }

  /** Whether a turn that is not kept was probably met before, so that its reading is worth keeping; from now on it was. */
  isFamiliar(text: string, speaker: Speaker): boolean {
    if (this.most === 0 || text.length > LONGEST) return false
    let mark = speaker.length
    for (let i = 0; i < text.length; i++) mark = (Math.imul(mark, 31) + text.charCodeAt(i)) | 0
    const place = (mark ^ (mark >>> 15)) & (MARKS - 1)
    if (this.marks[place] === mark) return true
    this.marks[place] = mark
    return false
  }

  keep(text: string, speaker: Speaker, heard: boolean, reading: Reading): void {
    const shelf = this.shelves[shelfOf(speaker, heard)]
    if (shelf.size >= this.most) dropOne(shelf)
    shelf.set(copyOf(text), { reading, asked: false })
  }
}

/** A string of its own: one that was cut out of a file would keep the whole file in memory. */
const copyOf = (text: string): string => JSON.parse(JSON.stringify(text))

/** Drops the first that nobody asked for; those before it go to the end of the line. */
function dropOne(shelf: Map<string, Kept>): void {
  for (const [text, kept] of shelf) {
    shelf.delete(text)
    if (!kept.asked) return
    kept.asked = false
    shelf.set(text, kept)
  }
}

function shelfOf(speaker: Speaker, heard: boolean): number {
  const at = speaker === 'agent' ? 0 : speaker === 'customer' ? 2 : 4
  return heard ? at + 1 : at
}
