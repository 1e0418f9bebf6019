import type { Inspection } from '@liangyan/inspection'

/** One line of predictions, as CRITERIA.md of the evaluation set wants it. */
export interface Output {
  readonly id: string
  readonly findings: { readonly criterion: string; readonly kind?: string; readonly turns: readonly number[] }[]
  readonly commitments: { readonly turn: number; readonly due: string | null }[]
  readonly contact: string | null
}

/**
 * What an inspection reports: broken findings only, those of one criterion on the same turns as one (its first kind
 * stays). What is undecided waits for a person and is no finding, nor is what a clause on trial found.
 */
export function outputOf({ id, findings, commitments, contact }: Inspection): Output {
  const merged = new Map<string, Output['findings'][number]>()
  for (const { criterion, kind, turns, verdict, trial } of findings) {
    if (verdict === 'undecided' || trial) continue
    const key = `${criterion} ${turns.join(',')}`
    const known = merged.get(key)
    if (!known || (known.kind === undefined && kind !== undefined))
      merged.set(key, { criterion, ...(kind !== undefined && { kind }), turns })
  }
  return {
    id,
    findings: [...merged.values()],
    commitments: commitments.map(({ turn, due }) => ({ turn, due })),
    contact,
  }
}
