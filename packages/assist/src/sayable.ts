import { fill } from './filling.ts'
import type { Known } from './known.ts'

const SLOT = /\{([^{}]+)\}/g

/**
 * A text of the standard as it can be said: slots filled with what is known of the conversation, and where nothing is
 * known, said in general words. A slot that has no general words either stays as 〔原因〕.
 * @param unfilled `unfilled` of the standard: a stretch of text with slots → what it is without them
 */
export function sayable(text: string, known: Known, unfilled: Readonly<Record<string, string>> = {}): string {
  let general = text
  for (const [stretch, words] of Object.entries(unfilled))
    if (general.includes(stretch) && !isKnown(stretch, known)) general = general.replaceAll(stretch, words)
  return fill(general, known).text
}

const isKnown = (stretch: string, known: Known) => [...stretch.matchAll(SLOT)].every(([, slot]) => known.has(slot))
