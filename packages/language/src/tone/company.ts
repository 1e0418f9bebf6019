import type { ToneSentence } from './examples.ts'
import { textHash } from './seeded-random.ts'

/** A sentence and a neutral one said in one breath. */
export interface Company {
  readonly text: string
  /** The two sentences. Both belong to the same fold of cross-validation and, where it has neutral ones, voice. */
  readonly members: readonly [number, number]
}

/**
 * Each sentence with a neutral one before or after it. Writers of examples write harsh sentences short and curt and
 * proper ones long and polite; in a turn both stand side by side. Without this training the learner takes length and a
 * polite opening for propriety, which deceives it about other writers.
 */
export function inCompany(sentences: readonly ToneSentence[], foldOf: Uint8Array, seed: number): Company[] {
  const neutrals = new Map<string, number[]>()
  sentences.forEach(({ tones, voices }, index) => {
    if (tones.length > 0) return
    for (const key of [`${foldOf[index]}`, `${foldOf[index]} ${voices[0]}`]) {
      const own = neutrals.get(key)
      if (own) own.push(index)
      else neutrals.set(key, [index])
    }
  })
  return sentences.map(({ text, voices }, index) => {
    const fold = `${foldOf[index]}`
    const near = neutrals.get(`${fold} ${voices[0]}`) ?? neutrals.get(fold) ?? []
    const companion = near[textHash(text, seed) % near.length]
    const other = sentences[companion].text
    const first = textHash(text, seed + 1) % 5 < 2
    return { text: first ? text + other : other + text, members: [index, companion] }
  })
}
