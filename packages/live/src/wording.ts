import { type Known, sayable } from '@liangyan/assist'
import type { Conversation } from '@liangyan/conversation'
import type { Clause, Standard } from '@liangyan/standard'

const GAP = /〔([^〔〕]+)〕/g

/** The first sentence of a clause that suits any occasion, or this channel, its slots filled; undefined where it has none. */
export function sentenceOf(
  { wording = [] }: Clause,
  { channel }: Pick<Conversation, 'channel'>,
  known: Known,
  { head }: Standard,
): string | undefined {
  const sentences = wording.map((w) => (typeof w === 'string' ? { text: w, when: undefined } : w))
  const fitting = sentences.find(({ when }) => {
    if (when === undefined) return true
    const { channel: channels, ...other } = when
    return Object.keys(other).length === 0 && [channels ?? []].flat().includes(channel ?? 'phone')
  })
  const text = (fitting ?? sentences[0])?.text
  return text?.includes('{') ? sayable(text, known, head.unfilled) : text
}

/** The slots that stand open in a sentence. */
export const gapsIn = (sentence: string): string[] => [...new Set([...sentence.matchAll(GAP)].map(([, slot]) => slot))]
