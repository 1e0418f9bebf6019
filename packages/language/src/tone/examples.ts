import { textHash } from './seeded-random.ts'

/** The label of what is said properly. */
export const NEUTRAL = 'neutral'

/** A sentence to learn from. */
export interface ToneExample {
  /** The tone it has, or `neutral`. */
  readonly label: string
  /** Its normalised text. */
  readonly text: string
  /** Sentences of one group (variants of each other) stay together in cross-validation. */
  readonly group?: string
  /** Who wrote it, if that is known: the name of a writer, or of the file. */
  readonly voice?: string
}

/** One distinct text with every tone that it was given. */
export interface ToneSentence {
  readonly text: string
  /** Empty for what is neutral. */
  readonly tones: readonly string[]
  readonly group: string
  /** Who wrote it, sorted; '' for who is not named. */
  readonly voices: readonly string[]
}

/** Examples put in one order, whatever order they came in. */
export interface ToneSentences {
  readonly sentences: readonly ToneSentence[]
  /** The tones that occur, sorted, without `neutral`. */
  readonly labels: readonly string[]
  /** A fingerprint of all that was given; not for secrets. */
  readonly hash: string
}

/**
 * Merges equal texts and sorts. Throws a RangeError when there is too little to learn from, or when a text is both
 * neutral and not.
 */
export function gatherSentences(examples: readonly ToneExample[], folds: number): ToneSentences {
  const byText = new Map<string, { labels: Set<string>; groups: string[]; voices: Set<string> }>()
  for (const { label, text, group, voice } of examples) {
    if (text.length === 0) throw new RangeError(`语气 ${label} 有一个例句没有文字`)
    const entry = byText.get(text) ?? { labels: new Set(), groups: [], voices: new Set() }
    entry.labels.add(label)
    entry.groups.push(group ?? text)
    entry.voices.add(voice ?? '')
    byText.set(text, entry)
  }
  const sentences = [...byText].sort(byKey).map(([text, { labels, groups, voices }]) => {
    const tones = [...labels].sort().filter((label) => label !== NEUTRAL)
    if (tones.length > 0 && labels.has(NEUTRAL)) {
      throw new RangeError(`同一句话既属于 ${NEUTRAL} 又属于 ${tones.join('、')}：${text}`)
    }
    return { text, tones, group: groups.sort()[0], voices: [...voices].sort() }
  })
  const labels = [...new Set(sentences.flatMap(({ tones }) => tones))].sort()
  refuseTooFew(sentences, labels, folds)
  return { sentences, labels, hash: hashOf(sentences) }
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function refuseTooFew(sentences: readonly ToneSentence[], labels: readonly string[], folds: number): void {
  if (labels.length === 0) throw new RangeError(`没有可学的语气：没有例句，或者例句都属于 ${NEUTRAL}`)
  for (const label of [NEUTRAL, ...labels]) {
    const own = sentences.filter(({ tones }) => (label === NEUTRAL ? tones.length === 0 : tones.includes(label)))
    const groups = new Set(own.map(({ group }) => group)).size
    if (groups < folds) {
      throw new RangeError(`语气 ${label} 的例句太少：至少要 ${folds} 句互不相同的，现有 ${groups} 句`)
    }
  }
}

function hashOf(sentences: readonly ToneSentence[]): string {
  const lines = sentences.map(({ text, tones, group, voices }) => [text, tones, group, voices].join('\t'))
  const all = lines.join('\n')
  return [0, 1].map((seed) => textHash(all, seed).toString(16).padStart(8, '0')).join('')
}

/** The fold of each sentence: groups undivided, every tone spread evenly. */
export function assignFolds(sentences: readonly ToneSentence[], folds: number, seed: number): Uint8Array {
  const groups = new Map<string, string>()
  for (const { group, tones } of sentences) if (!groups.has(group)) groups.set(group, tones[0] ?? NEUTRAL)
  const order = [...groups.keys()]
    .map((group) => ({ group, rank: textHash(group, seed) }))
    .sort((a, b) => a.rank - b.rank || (a.group < b.group ? -1 : 1))
  const dealt = new Map<string, number>()
  const foldOf = new Map<string, number>()
  for (const { group } of order) {
    const label = groups.get(group) ?? NEUTRAL
    const turn = dealt.get(label) ?? textHash(label, seed) % folds
    foldOf.set(group, turn % folds)
    dealt.set(label, turn + 1)
  }
  return Uint8Array.from(sentences, ({ group }) => foldOf.get(group) ?? 0)
}
