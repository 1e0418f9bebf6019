import type { Speaker } from './conversation.ts'

/**
 * A stretch of speech as a foreign file has it: `voice` is its channel or speaker label, times are in milliseconds,
 * `place` tells people where it stands (`第 4 行`, `Sentences[2]`). `speaker` is set where the file states the role itself.
 */
export type Utterance = {
  voice?: string
  speaker?: Speaker
  text: string
  start?: number
  end?: number
  place: string
}
