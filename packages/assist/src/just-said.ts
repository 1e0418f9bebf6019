import type { Conversation } from '@liangyan/conversation'
import { NormalText, similarity } from '@liangyan/language'

/** How many of the agent's last turns count as just said. */
const LATELY = 3
/** Two sentences are the same from this share of common character pairs. */
const SAME = 0.8

/** Asks whether the agent has said a sentence in its last turns, in these or nearly these words. */
export function justSaid({ turns }: Conversation): (text: string) => boolean {
  const lately = turns.filter(({ speaker }) => speaker === 'agent').slice(-LATELY)
  const said = lately.flatMap(({ text }) => [text, ...sentencesOf(text)]).map((text) => new NormalText().read(text))
  const whole = lately.map(({ text }) => charactersOf(text))
  return (text) => {
    const characters = charactersOf(text)
    const normal = new NormalText().read(text)
    return (
      whole.some((turn) => turn.includes(characters)) || said.some((sentence) => similarity(sentence, normal) >= SAME)
    )
  }
}

const sentencesOf = (text: string) => text.match(/[^。！？!?]+[。！？!?]*/g) ?? []
const charactersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
