import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { REPOSITORY } from '../built-in-standard.ts'
import { OWN_SETS, ownAuthors } from './authors.ts'

/** The evaluation set that lies beside the repository. */
const GIVEN = join(REPOSITORY, '..', 'shared', 'evaluation')

/** Where conversations to measure with lie, and the programs that score them. */
export interface Place {
  /** Folder with `score.mjs` and `utterances.mjs`. */
  readonly scorers: string
  /** Folders with `conversations.jsonl`, `labels.jsonl` and so on, each where it has one. */
  readonly folders: readonly string[]
}

/** The given set together with the project's own; undefined where there is nothing to score with. */
export function everything(): Place | undefined {
  if (!isScorer(GIVEN)) return undefined
  return { scorers: GIVEN, folders: [join(GIVEN, 'dev'), ...ownAuthors().map(({ name }) => join(OWN_SETS, name))] }
}

/** One set alone: a folder of conversations, or one that has them in `dev`. Its scorers or those of the given set. */
export function placeAt(set: string): Place | undefined {
  const scorers = [set, GIVEN].find(isScorer)
  const folder = [join(set, 'dev'), set].find((f) => existsSync(join(f, 'conversations.jsonl')))
  return scorers && folder ? { scorers, folders: [folder] } : undefined
}

const isScorer = (folder: string) => existsSync(join(folder, 'score.mjs'))
