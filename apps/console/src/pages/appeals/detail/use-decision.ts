import type { AppealedFinding } from '@liangyan/contract'
import { useState } from 'react'

interface Judged {
  readonly upheld?: boolean
  readonly reason: string
}

/** What an inspector is about to decide, finding by finding. */
export interface Decision {
  readonly of: (finding: number) => Judged
  readonly judge: (finding: number, upheld: boolean) => void
  readonly explain: (finding: number, reason: string) => void
  /** How many have not been decided. */
  readonly left: number
  readonly allExplained: boolean
  readonly findings: readonly { readonly finding: number; readonly upheld: boolean; readonly reason: string }[]
}

export function useDecision(contested: readonly AppealedFinding[]): Decision {
  const [judged, setJudged] = useState<ReadonlyMap<number, Judged>>(new Map())
  const of = (finding: number) => judged.get(finding) ?? { reason: '' }
  const change = (finding: number, part: Partial<Judged>) =>
    setJudged((known) => new Map(known).set(finding, { reason: '', ...known.get(finding), ...part }))
  const all = contested.map(({ finding: { id } }) => ({ finding: id, ...of(id) }))
  return {
    of,
    judge: (finding, upheld) => change(finding, { upheld }),
    explain: (finding, reason) => change(finding, { reason }),
    left: all.filter(({ upheld }) => upheld === undefined).length,
    allExplained: all.every(({ reason }) => reason.trim() !== ''),
    findings: all.map(({ upheld = false, ...rest }) => ({ ...rest, upheld })),
  }
}
