import { type Known, sayable } from '@liangyan/assist'
import type { Finding } from '@liangyan/inspection'
import type { Standard } from '@liangyan/standard'
import type { Warning } from './view.ts'

/** What was broken, one warning for each clause and place; what is on trial or undecided alarms nobody. */
export function warningsOf(findings: readonly Finding[], { head }: Standard, known: Known): Warning[] {
  const warnings = new Map<string, Warning>()
  for (const { clause, title, criterion, severity, verdict, trial, turns, evidence, suggestion } of findings) {
    const key = `${clause} ${turns.join(',')}`
    if (verdict !== 'broken' || trial || warnings.has(key)) continue
    const place = evidence[0] ?? { turn: turns[0] ?? -1, quote: '', start: 0, end: 0 }
    const instead = suggestion && sayable(suggestion, known, head.unfilled)
    const { turn, quote, start, end } = place
    const warning = { clause, title, criterion, severity, turn, quote, start, end }
    warnings.set(key, instead ? { ...warning, instead } : warning)
  }
  return [...warnings.values()]
}
