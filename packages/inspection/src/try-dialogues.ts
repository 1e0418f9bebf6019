import type { ExampleDialogue, LoadedStandard, Mark } from '@liangyan/standard'
import { ExampleMarks } from './example-marks.ts'
import { onlyFor } from './only-for.ts'

/** A mark of an example dialogue, and whether it is as it says. */
export interface TriedMark {
  readonly mark: Mark
  readonly right: boolean
  /** What was found there; for people. */
  readonly message: string
  /** Words of the turn that the mark stands on; '' where it stands on none. */
  readonly text: string
}

export interface TriedDialogue {
  readonly dialogue: ExampleDialogue
  /** In the order of the dialogue. Marks of advice, and of clauses of other profiles, are not tried here. */
  readonly marks: readonly TriedMark[]
}

/**
 * Runs some example dialogues of a standard, of which only what their marks ask for is compiled: quick enough to be asked
 * after every change. Dialogues that set options otherwise are run in the standard read again with these.
 */
export function tryDialogues(
  { standard, reread }: Pick<LoadedStandard, 'standard' | 'reread'>,
  dialogues: readonly ExampleDialogue[],
): TriedDialogue[] {
  const groups = Map.groupBy(dialogues, ({ settings }) => JSON.stringify([...settings]))
  const tried = new Map<ExampleDialogue, TriedMark[]>()
  for (const group of groups.values()) {
    const { settings } = group[0]
    const here = settings.size === 0 ? standard : reread(settings).standard
    for (const dialogue of group) tried.set(dialogue, [])
    if (!here) continue
    let current: { readonly mark: Mark; readonly into: TriedMark[] } | undefined
    const all = group.flatMap(({ marks }) => marks)
    const marks = new ExampleMarks(onlyFor(here, all), (right, _, message, text = '') =>
      current?.into.push({ mark: current.mark, right, message, text }),
    )
    for (const dialogue of group)
      for (const mark of dialogue.marks) {
        current = { mark, into: tried.get(dialogue) as TriedMark[] }
        marks.judge({ ...dialogue, marks: [mark] })
      }
  }
  return dialogues.map((dialogue) => ({ dialogue, marks: tried.get(dialogue) ?? [] }))
}
