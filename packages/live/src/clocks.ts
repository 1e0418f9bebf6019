import type { Conversation } from '@liangyan/conversation'
import type { Finding, OpenDuty } from '@liangyan/inspection'
import type { Clause } from '@liangyan/standard'
import { ENDING, type LiveStandard } from './live-standard.ts'
import { isSilent, owedBy } from './owed.ts'
import type { Clock } from './view.ts'

/** What clocks are made from. */
export interface Obligations {
  readonly conversation: Conversation
  /** Open by the standard itself. */
  readonly duties: readonly OpenDuty[]
  /** Opened by the watcher: what is decided only later. */
  readonly owed: readonly OpenDuty[]
  /** Found by the standard. */
  readonly findings: readonly Finding[]
  /** Found by the watcher. */
  readonly marked: readonly Finding[]
}

/** The clocks of a conversation, as far as the hour of day does not decide: a view adds the moment. */
export class Clocks {
  private readonly standard: LiveStandard
  /** When a duty was first seen broken, ms from the start; by the finding. */
  private readonly brokenAt = new Map<string, number>()
  private open: readonly Timeless[] = []
  private broken: readonly Timeless[] = []

  constructor(standard: LiveStandard) {
    this.standard = standard
  }

  /** Takes what has changed at a moment of the conversation. */
  update(obligations: Obligations, now: number): void {
    const open = new Map<string, Timeless>()
    for (const one of [...this.standing(obligations), ...this.foreseen(obligations)])
      if (!open.has(one.key)) open.set(one.key, one)
    this.open = [...open.values()]
    const broken = this.brokenDuties(obligations.findings)
    for (const key of this.brokenAt.keys()) if (!broken.has(key)) this.brokenAt.delete(key)
    for (const key of broken.keys()) if (!this.brokenAt.has(key)) this.brokenAt.set(key, now)
    this.broken = [...broken].map(([key, clause]) => {
      return { key: clause.id, clause, since: this.brokenAt.get(key) as number, near: false, broken: true }
    })
  }

  /** The clocks at a moment. @param say the sentence of a clause that meets it */
  at(now: number, say: (clause: Clause) => string | undefined): Clock[] {
    const { linger } = this.standard.clockRules
    const shown = new Map(this.open.map((one) => [one.clause.id, one]))
    for (const one of this.broken)
      if (now - one.since <= linger && !shown.has(one.clause.id)) shown.set(one.clause.id, one)
    return [...shown.values()]
      .map((one) => this.clock(one, now, say))
      .sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || dueOf(a) - dueOf(b) || a.since - b.since)
  }

  private clock(
    { key, clause, since, until, deadline, turnsLeft, near, broken }: Timeless,
    now: number,
    say: Say,
  ): Clock {
    const amberFrom = deadline === undefined ? undefined : this.amberFrom(until ?? since, deadline)
    const late = deadline !== undefined && now > deadline + this.standard.clockRules.grace
    const amber = near || (amberFrom !== undefined && now >= amberFrom)
    const words = say(clause)
    return {
      key,
      clause: clause.id,
      title: clause.title,
      since,
      ...(deadline !== undefined && { deadline }),
      ...(amberFrom !== undefined && { amberFrom }),
      ...(turnsLeft !== undefined && { turnsLeft }),
      state: broken || late ? 'red' : amber ? 'amber' : 'running',
      ...(words !== undefined && { say: words }),
    }
  }

  private amberFrom(since: number, deadline: number): number {
    const { last, share } = this.standard.clockRules
    return deadline - Math.min(last, share * (deadline - since))
  }

  /** Duties that the standard's own triggers have opened. */
  private standing({ duties, conversation, marked }: Obligations): Timeless[] {
    const ending = isEnding(conversation, marked)
    return duties.flatMap(({ clause: id, since, until, deadline, turnsLeft, turnsOf }): Timeless[] => {
      const clause = this.standard.clauses.get(id)
      if (!clause || isSilent(clause)) return []
      const near =
        turnsLeft === undefined
          ? deadline === undefined && (ending || this.spokenSince(conversation, since))
          : turnsLeft <= (turnsOf === 'agent' ? 1 : 2)
      return [{ key: id, clause, since: finite(since), until, deadline, turnsLeft, near, broken: false }]
    })
  }

  /** Duties that are decided later; of those that stand together the first. */
  private foreseen({ owed, conversation, marked, findings }: Obligations): Timeless[] {
    const ending = isEnding(conversation, marked)
    return owed.flatMap(({ clause: duty, since }): Timeless[] => {
      const by = owedBy(duty)
      const clause = by && this.standard.clauses.get(by.clause)
      if (!clause) return []
      const near = ending || this.spokenSince(conversation, since)
      // what ought to have been done before, and was not, can still be made good
      const broken = findings.some((finding) => finding.clause === clause.id && finding.verdict === 'broken')
      return [{ key: `owed ${by.place}`, clause, since: finite(since), near, broken }]
    })
  }

  /** Whether the agent has had its turns since a moment. */
  private spokenSince({ turns }: Conversation, since: number): boolean {
    const said = turns.filter(({ speaker, start = 0 }) => speaker === 'agent' && (start > since || since === 0))
    return said.length >= this.standard.clockRules.agentTurns
  }

  private brokenDuties(findings: readonly Finding[]): Map<string, Clause> {
    const broken = new Map<string, Clause>()
    for (const { clause: id, verdict, turns } of findings) {
      const clause = verdict === 'broken' ? this.standard.clauses.get(id) : undefined
      if (clause?.require !== undefined && !isSilent(clause)) broken.set(`${id} ${turns.join(',')}`, clause)
    }
    return broken
  }
}

/** A clock without the moment at which it is looked at. */
interface Timeless {
  readonly key: string
  readonly clause: Clause
  readonly since: number
  /** What the deadline is counted from, where that is later. */
  readonly until?: number | undefined
  readonly deadline?: number | undefined
  readonly turnsLeft?: number | undefined
  /** Whether the next turn may be the last chance. */
  readonly near: boolean
  readonly broken: boolean
}

type Say = (clause: Clause) => string | undefined

const STATES: readonly Clock['state'][] = ['red', 'amber', 'running']

const dueOf = ({ deadline }: Clock) => deadline ?? Number.MAX_SAFE_INTEGER

/** Where a record has no times, a duty is as old as the conversation. */
const finite = (since: number) => (Number.isFinite(since) ? since : 0)

/** Whether what the customer said last shows the conversation coming to its end. */
function isEnding({ turns }: Conversation, marked: readonly Finding[]): boolean {
  const last = turns.findLast(({ speaker }) => speaker === 'customer')?.index
  return last !== undefined && marked.some(({ clause, turns: [at] }) => clause === ENDING && at >= last)
}
