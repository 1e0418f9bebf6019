import type { Conversation } from '@liangyan/conversation'
import type { Finding, Inspection } from '@liangyan/inspection'

/** What a standard makes of a clause at one place. */
export type Outcome = 'broken' | 'undecided' | 'none'

/** One place where two standards disagree. */
export interface Flip {
  readonly clause: string
  readonly title: string
  readonly turns: readonly number[]
  readonly before: Outcome
  readonly after: Outcome
}

/** Two inspections of one conversation, by two standards. */
export interface Comparison {
  readonly conversation: Conversation
  readonly flips: readonly Flip[]
  readonly scores: { readonly before: number; readonly after: number }
  readonly grades: { readonly before: string; readonly after: string }
  readonly contacts: { readonly before: string | null; readonly after: string | null }
  readonly changed: boolean
}

export function compare(conversation: Conversation, before: Inspection, after: Inspection): Comparison {
  const flips = flipsOf(before.findings, after.findings)
  const scores = { before: before.scorecard.total, after: after.scorecard.total }
  const grades = { before: before.scorecard.grade, after: after.scorecard.grade }
  const contacts = { before: before.contact, after: after.contact }
  const changed = flips.length > 0 || differs(scores) || differs(grades) || differs(contacts)
  return { conversation, flips, scores, grades, contacts, changed }
}

const differs = ({ before, after }: { readonly before: unknown; readonly after: unknown }) => before !== after

function flipsOf(before: readonly Finding[], after: readonly Finding[]): Flip[] {
  const [old, now] = [byPlace(before), byPlace(after)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((place) => {
    const [was, is] = [old.get(place), now.get(place)]
    const finding = is ?? was
    if (!finding || is?.verdict === was?.verdict) return []
    const { clause, title, turns } = finding
    return [{ clause, title, turns, before: was?.verdict ?? 'none', after: is?.verdict ?? 'none' }]
  })
}

function byPlace(findings: readonly Finding[]): Map<string, Finding> {
  const places = new Map<string, Finding>()
  for (const finding of findings) {
    const place = `${finding.clause} ${finding.turns.join(',')}`
    if (places.get(place)?.verdict !== 'broken') places.set(place, finding)
  }
  return places
}

/** The sums of many comparisons; their size does not grow with the number of conversations. */
export class ComparisonTally {
  conversations = 0
  changed = 0
  better = 0
  worse = 0
  readonly clauses = new Map<string, { title: string; appeared: number; vanished: number; other: number }>()
  private readonly sums = { before: 0, after: 0 }

  add({ flips, scores, changed }: Comparison): void {
    this.conversations++
    if (changed) this.changed++
    if (scores.after > scores.before) this.better++
    if (scores.after < scores.before) this.worse++
    this.sums.before += scores.before
    this.sums.after += scores.after
    for (const { clause, title, before, after } of flips) {
      const entry = this.clauses.get(clause) ?? { title, appeared: 0, vanished: 0, other: 0 }
      this.clauses.set(clause, entry)
      if (after === 'broken') entry.appeared++
      else if (before === 'broken') entry.vanished++
      else entry.other++
    }
  }

  get averages(): { before: number; after: number } {
    const mean = (sum: number) => (this.conversations === 0 ? 0 : sum / this.conversations)
    return { before: mean(this.sums.before), after: mean(this.sums.after) }
  }
}
