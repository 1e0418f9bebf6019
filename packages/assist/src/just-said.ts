import type { Turn } from '@liangyan/conversation'
import { bigramsOf, likeness, mostLikeness, NormalText } from '@liangyan/language'

/** How many of the agent's last turns count as just said. */
const LATELY = 3
/** Two sentences are the same from this share of common character pairs. */
const SAME = 0.8
/** So many texts are kept ready. */
const MOST = 4096

/** A text as it is compared. */
interface Sentence {
  /** Letters and digits. */
  readonly characters: string
  readonly pairs: readonly number[]
}

/** Texts ready to be compared: what the standard has to say comes up again and again. */
export class Sentences {
  private readonly known = new Map<string, Sentence>()

  of(text: string): Sentence {
    let sentence = this.known.get(text)
    if (!sentence) {
      if (this.known.size >= MOST) this.known.clear()
      sentence = { characters: charactersOf(text), pairs: pairsOf(text) }
      this.known.set(text, sentence)
    }
    return sentence
  }
}

/** Asks whether the agent has said a sentence in its last turns, in these or nearly these words. */
export function justSaid(turns: readonly Turn[], sentences: Sentences = new Sentences()): (text: string) => boolean {
  const lately = lastOfAgent(turns)
  const said = lately.flatMap((text) => [text, ...sentencesOf(text)]).map(pairsOf)
  const whole = lately.map(charactersOf)
  return (text) => {
    const { characters, pairs } = sentences.of(text)
    return whole.some((turn) => turn.includes(characters)) || said.some((sentence) => isSame(sentence, pairs))
  }
}

function lastOfAgent(turns: readonly Turn[]): string[] {
  const texts: string[] = []
  for (let i = turns.length - 1; i >= 0 && texts.length < LATELY; i--)
    if (turns[i].speaker === 'agent') texts.unshift(turns[i].text)
  return texts
}

const isSame = (a: readonly number[], b: readonly number[]) =>
  mostLikeness(a.length, b.length) >= SAME && likeness(a, b) >= SAME

const scratch = new NormalText()

const pairsOf = (text: string) => bigramsOf(scratch.read(text))
const sentencesOf = (text: string) => text.match(/[^。！？!?]+[。！？!?]*/g) ?? []
const charactersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
