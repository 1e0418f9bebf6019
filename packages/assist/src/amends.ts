import type { Conversation } from '@liangyan/conversation'
import type { Finding } from '@liangyan/inspection'
import type { Clause, Standard } from '@liangyan/standard'

/** What the agent said and should not have, with what to say instead. */
export interface Amends {
  /** The clause that was broken. */
  readonly clause: string
  readonly title: string
  readonly turn: number
  /** The words that broke it. */
  readonly said: readonly string[]
  readonly better: string
  /** Found by the words themselves; the tone alone may be mistaken. */
  readonly certain: boolean
  /** The clause that has words to make up for it. */
  readonly by: Clause
}

/** The slot of a wording that takes the better words. */
export const BETTER = '换说法'

/** The clauses that have words to make up for a broken criterion, by the criterion: those with the slot {换说法}. */
export function makingUp({ clauses }: Standard): ReadonlyMap<string, Clause> {
  const mending = clauses
    .map(({ clause }) => clause)
    .filter(({ advise, criterion, moment, wording }) => {
      return advise && criterion && moment && wording?.some((w) => textOf(w).includes(`{${BETTER}}`))
    })
  return new Map(mending.map((clause) => [clause.criterion as string, clause]))
}

const textOf = (wording: NonNullable<Clause['wording']>[number]) =>
  typeof wording === 'string' ? wording : wording.text

/** What is to be made up for: the gravest breach in what the agent said last, as long as it has said nothing since. */
export function amendsFor(
  conversation: Conversation,
  findings: readonly Finding[],
  mending: ReadonlyMap<string, Clause>,
): Amends | undefined {
  if (findings.length === 0) return undefined
  const last = lastWordsOfAgent(conversation)
  const breach = findings
    .filter(({ verdict, trial, turns }) => verdict === 'broken' && !trial && turns.some((turn) => last.has(turn)))
    .filter(({ criterion, suggestion }) => suggestion !== undefined && mending.has(criterion))
    .toSorted((a, b) => GRAVITY.indexOf(b.severity) - GRAVITY.indexOf(a.severity))[0]
  if (!breach?.suggestion) return undefined
  return {
    clause: breach.clause,
    title: breach.title,
    turn: breach.turns[0],
    said: breach.evidence.map(({ quote }) => quote),
    better: breach.suggestion,
    certain: breach.decidedBy.includes('words'),
    by: mending.get(breach.criterion) as Clause,
  }
}

const GRAVITY = ['minor', 'major', 'fatal']

/** Indexes of the agent's last turns in a row, whatever the customer has answered since; before a transfer another agent spoke. */
function lastWordsOfAgent({ turns, events }: Conversation): ReadonlySet<number> {
  const taken = Math.max(-1, ...events.map((event) => (event.type === 'transfer' ? event.at : -1)))
  const last = new Set<number>()
  for (let i = turns.length - 1; i >= 0; i--) {
    const { speaker, start = Number.POSITIVE_INFINITY, index } = turns[i]
    if (speaker === 'system' || start <= taken) continue
    if (speaker === 'agent') last.add(index)
    else if (last.size > 0) break
  }
  return last
}
