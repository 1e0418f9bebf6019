import { readFileSync } from 'node:fs'
import { linesOf } from './material.ts'

/** What a careful inspector found in one conversation. */
export interface Label {
  readonly id: string
  readonly findings: readonly {
    readonly criterion: string
    readonly turns: readonly number[]
    readonly kind?: string
  }[]
  readonly commitments?: readonly { readonly turn: number; readonly due: string | null }[]
  readonly contact?: string
}

export function readLabels(file: string): Label[] {
  return linesOf(readFileSync(file, 'utf8')).map((line): Label => JSON.parse(line))
}

/** What a label says beyond criterion and turn: the kind of a finding, the due time of a commitment. */
export function detailOf({ findings, commitments }: Label, criterion: string, turns: readonly number[]): string {
  if (criterion === 'commitment') return `due ${commitments?.find((c) => turns.includes(c.turn))?.due ?? 'null'}`
  return findings.find((f) => f.criterion === criterion && f.turns.some((t) => turns.includes(t)))?.kind ?? ''
}
