import type {
  Appealable,
  AppealAction,
  AppealDetail,
  AppealedFinding,
  AppealLine,
  AppealStep,
} from '@liangyan/contract'
import { type AppealAction as Action, isOpen, next, type RefusalReason } from '@liangyan/review'
import {
  type AppealCase,
  type AppealedFindingRow,
  appealCases,
  type FindingRow,
  lastOpinions,
  type ListedAppeal,
  type ListedConversation,
  type MaskedRecord,
  type OpinionOnFinding,
  proposalOfFinding,
  readFinding,
  readInspection,
  type StoredAppeal,
} from '@liangyan/store'
import type { Visitor } from '../access/visitor.ts'
import { shownFinding } from '../conversations/detail.ts'
import { notFound } from '../http/refused.ts'
import type { Reviewer } from '../reviews/begin.ts'
import type { Titles } from '../standards/titles.ts'
import type { System } from '../system.ts'
import { courseUpTo, currentCourse, takerOf } from './course.ts'
import { isAppealable } from './file.ts'
import { chinaTime, dueAt, shownDue, type Terms, termsOf } from './terms.ts'

/** Appeals as lists show them, to this person. */
export async function shownLines(system: System, listed: readonly ListedAppeal[], by: Reviewer): Promise<AppealLine[]> {
  const [terms, { titles }] = await Promise.all([termsOf(system), system.standards.inForce()])
  const cases = await appealCases(system.db, [...new Set(listed.map(({ conversationKey }) => conversationKey))])
  return listed.map((line) => {
    const about = cases.get(line.conversationKey)!
    return shownLine(line, about, storedIn(about, line.id), terms, titles, by, system.now())
  })
}

const storedIn = ({ appeals }: AppealCase, id: number): StoredAppeal => appeals.find((appeal) => appeal.id === id)!

function shownLine(
  line: ListedAppeal,
  about: AppealCase,
  appeal: StoredAppeal,
  terms: Terms,
  titles: Titles,
  by: Reviewer,
  now: Date,
): AppealLine {
  const { conversationKey: _, standardVersion: __, startedAt, createdAt, settledAt, dueAt: due, ...shown } = line
  return {
    ...shown,
    state: line.state as AppealLine['state'],
    startedAt: startedAt.toISOString(),
    filedAt: createdAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
    due: due && shownDue(terms, dueAt(terms, due), now),
    findings: appeal.findings.map(({ clause, outcome }) => ({
      clause,
      title: titles.clause(clause),
      outcome: outcome as AppealedFinding['outcome'],
    })),
    may: ACTIONS.filter((action) => refusalOf(about, appeal, action, terms, by, now) === undefined),
  }
}

const ACTIONS = ['answer', 'decide', 'withdraw'] as const satisfies readonly AppealAction[]

/** Why this person may not take the step now; undefined where nothing is in the way. */
function refusalOf(
  about: AppealCase,
  appeal: StoredAppeal,
  kind: AppealAction,
  terms: Terms,
  visitor: Reviewer,
  now: Date,
): { readonly reason: RefusalReason; readonly message: string } | undefined {
  const by = takerOf(visitor)
  const tried: Readonly<Record<AppealAction, Action>> = {
    answer: { kind: 'answer', by, support: true, reason: '-' },
    decide: { kind: 'decide', by, reason: '-', decision: { outcome: 'rejected' } },
    withdraw: { kind: 'withdraw', by },
  }
  const course = courseUpTo(about, appeal, terms)
  const result = next(course, tried[kind], terms.policy, terms.calendar, chinaTime(now))
  return result.ok ? undefined : result
}

const ASIDE: ReadonlySet<RefusalReason> = new Set(['own-conversation', 'reviewed-by-yourself', 'judged-before'])

/** One appeal with everything about it, to this person. */
export async function shownAppeal(system: System, listed: ListedAppeal, by: Reviewer): Promise<AppealDetail> {
  const { db, standards } = system
  const [terms, ready, cases] = await Promise.all([
    termsOf(system),
    listed.standardVersion === null ? standards.inForce() : standards.version(listed.standardVersion),
    appealCases(db, [listed.conversationKey]),
  ])
  const about = cases.get(listed.conversationKey)
  if (!about) throw notFound('申诉')
  const appeal = storedIn(about, listed.id)
  const now = system.now()
  const due = appeal.state === 'lead' ? 'answer' : 'decide'
  const refusal = appeal.settledAt === null ? refusalOf(about, appeal, due, terms, by, now) : undefined
  return {
    ...shownLine(listed, about, appeal, terms, ready.titles, by, now),
    findings: await shownFindings(system, about, appeal, ready.titles),
    steps: appeal.steps.map(
      ({ action, byName, byRole, reason, at }): AppealStep => ({
        action: action as AppealStep['action'],
        by: byName,
        role: byRole,
        reason,
        at: at.toISOString(),
      }),
    ),
    barred: refusal && ASIDE.has(refusal.reason) ? refusal.message : null,
  }
}

async function shownFindings(
  { db }: System,
  { key }: AppealCase,
  { findings }: StoredAppeal,
  titles: Titles,
): Promise<AppealedFinding[]> {
  const rows = (await Promise.all(findings.map(({ findingId }) => readFinding(db, findingId)))).filter(
    (row) => row !== undefined,
  )
  const [first] = rows
  if (!first) return []
  const [inspection, opinions] = await Promise.all([
    readInspection(db, key, first.inspectionId),
    lastOpinions(db, first.inspectionId),
  ])
  return Promise.all(
    findings.flatMap(async (contested) => {
      const row = rows.find(({ id }) => id === contested.findingId)!
      const proposal = await proposalOfFinding(db, row.id)
      return shownContested(contested, row, inspection?.record, titles, opinions.get(row.id), proposal)
    }),
  )
}

/** Turns before and after those of a finding that show how it came about. */
const AROUND = 3
/** Where the whole conversation proves it, its last turns are shown. */
const LAST = 8

function shownContested(
  { reason, outcome, outcomeReason }: AppealedFindingRow,
  row: FindingRow,
  record: MaskedRecord | undefined,
  titles: Titles,
  said: OpinionOnFinding | undefined,
  proposal: number | undefined,
): AppealedFinding {
  const all = record?.turns ?? []
  const [first, last] = [Math.min(...row.turns), Math.max(...row.turns)]
  const turns =
    row.turns.length === 0
      ? all.slice(-LAST)
      : all.filter(({ index }) => index >= first - AROUND && index <= last + AROUND)
  const [from, to] = [turns[0]?.start, turns.at(-1)?.end]
  const events = (record?.events ?? []).filter((event) => {
    const at = 'at' in event ? event.at : event.start
    return from !== undefined && to !== undefined && at >= from && at <= to
  })
  return {
    finding: shownFinding(row, titles, said),
    reason,
    outcome: outcome as AppealedFinding['outcome'],
    outcomeReason,
    turns: [...turns],
    events,
    proposal: proposal ?? null,
  }
}

/** What can be done by appeal about the result of a conversation, and what was. */
export async function appealable(
  system: System,
  { key, inspectionId }: ListedConversation,
  visitor: Visitor,
): Promise<Appealable> {
  const { db } = system
  const [terms, cases, found] = await Promise.all([
    termsOf(system),
    appealCases(db, [key]),
    inspectionId === null ? undefined : readInspection(db, key, inspectionId),
  ])
  const about = cases.get(key)
  if (!about) throw notFound('会话')
  const now = system.now()
  const course = currentCourse(about, terms)
  const own = visitor.kind === 'person' && visitor.person.user.id === about.agentId
  const findings = (found?.findings ?? []).filter(isAppealable).map(({ id }) => id)
  const filing: Action | undefined = own
    ? { kind: 'file', by: takerOf(visitor), reason: '-', contested: findings.map(String) }
    : undefined
  const result = filing && next(course, filing, terms.policy, terms.calendar, chinaTime(now))
  const due = !isOpen(course) && course.due ? shownDue(terms, course.due, now) : null
  return {
    publishedAt: about.publishedAt?.toISOString() ?? null,
    due: due?.overdue || findings.length === 0 ? null : due,
    mayFile: result?.ok ?? false,
    why: result && !result.ok ? (findings.length === 0 ? '该会话没有扣分的命中，无需申诉。' : result.message) : null,
    findings,
    appeals: about.appeals
      .map(({ id, state, createdAt, dueAt: until }) => ({
        id,
        state: state as AppealLine['state'],
        filedAt: createdAt.toISOString(),
        due: until && shownDue(terms, dueAt(terms, until), now),
      }))
      .reverse(),
  }
}
