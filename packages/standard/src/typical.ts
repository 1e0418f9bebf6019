import { NEUTRAL } from '@liangyan/language'
import type { ExampleDialogue } from './dialogues.ts'
import { namesIn } from './examples.ts'

/** Of the sentences of a neutral tone every so many-th is enough to tell what is rare. */
const EVERY = 4

/** What agents and customers usually say: some ordinary sentences of the tones, as they stand, and the example dialogues. */
export function typicalTurns(
  texts: ReadonlyMap<string, string>,
  dialogues: readonly ExampleDialogue[],
): readonly string[] {
  const ordinary = [...texts].flatMap(([name, text]) =>
    /^tones\/.*\.examples\.txt$/.test(name) && namesIn(name).subject === NEUTRAL
      ? text.split('\n').filter((_, line) => line % EVERY === 0)
      : [],
  )
  return [...ordinary, ...dialogues.flatMap(({ conversation }) => conversation.turns.map(({ text }) => text))]
}
