import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REPOSITORY } from '../built-in-standard.ts'
import type { Figures } from './scorer.ts'

/** The folder of the project's own evaluation sets, one folder an author. */
export const OWN_SETS = join(REPOSITORY, 'evaluation', 'sets')

/** An author of one of the project's own sets; `firstLook` holds what was measured before anybody had looked into it. */
export interface Author {
  readonly name: string
  /** What is held out is measured and never looked into. */
  readonly heldOut: boolean
  readonly firstLook: Figures
  /** `mixed`: good and bad conversations; `ordinary`: nearly all of them faultless; `turns`: single turns. */
  readonly set: string
}

/** The authors that `authors.tsv` lists. */
export function ownAuthors(folder: string = OWN_SETS): Author[] {
  const file = join(folder, 'authors.tsv')
  if (!existsSync(file)) return []
  const [head, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n')
  const figures = head.split('\t').slice(4)
  return rows.map((row) => {
    const [name, use, set, , ...cells] = row.split('\t')
    const firstLook = Object.fromEntries(
      figures.flatMap((figure, i) => (cells[i] ? [[figure, Number(cells[i])] as const] : [])),
    )
    return { name, heldOut: use === 'held-out', set, firstLook }
  })
}
