import type { Results } from '@liangyan/contract'
import type { Commitment } from '@liangyan/inspection'
import {
  agentsScored,
  appealTotalsOf,
  cleanConversations,
  commitmentsDue,
  contactedFor,
  conversationSpan,
  countUnread,
  DAY,
  dayOf,
  type DayFigures,
  type Days,
  kindComments,
  namesOfParts,
  type OwnSelection,
} from '@liangyan/store'
import { FigureSource } from '../figures/source.ts'
import { sumsOf, totalsOf } from '../figures/sums.ts'
import type { System } from '../system.ts'
import { toImprove } from './improve.ts'
import type { ResultsAsked, Subject } from './whose.ts'

/** Of a smaller team the average would tell the others' results. */
const LEAST_AGENTS = 3
/** The reason of contact of customers who came to praise. */
const PRAISE = 'praise'
/** Conversations that are named of each kind. */
const NAMED = 3
const MOST_COMMITMENTS = 50
/** Promises made longer ago are left to whoever keeps tickets. */
const MADE_WITHIN = 60 * DAY
const DUE_SINCE = 7 * DAY

/** All that an agent's conversations of some days came to. */
export async function resultsOf(system: System, asked: ResultsAsked, subject: Subject): Promise<Results> {
  const { db } = system
  const { selection, number, name } = subject
  const days = { from: asked.from, to: asked.to }
  const earlier = daysBefore(days)
  const source = new FigureSource(system, scopeOf(subject))
  const [rows, rowsBefore, team, span, clean, praised, comments, improve, promises, appeals, unread, names] =
    await Promise.all([
      source.days(days),
      source.days(earlier),
      teamDays(system, subject, days),
      conversationSpan(db, { agent: number }),
      cleanConversations(db, selection, NAMED),
      contactedFor(db, selection, PRAISE, NAMED),
      kindComments(db, selection, NAMED),
      toImprove(system, selection, selectionOf(earlier, selection)),
      openCommitments(system, selection),
      appealTotalsOf(db, selection),
      countUnread(db, selection),
      namesOfParts(db, { agents: [], teams: subject.teamId === null ? [] : [subject.teamId] }),
    ])
  return {
    agent: { number, name, team: subject.teamId === null ? null : (names.teams.get(subject.teamId) ?? null) },
    span: span && { first: dayOf(span.first), last: dayOf(span.last) },
    totals: totalsOf(rows),
    before: totalsOf(rowsBefore),
    days: everyDay(days, rows, team),
    team: team === null ? null : averageOf(team),
    good: {
      moments: keptMoments(rows),
      clean: { ...clean, latest: clean.latest.map(told) },
      praised: { ...praised, latest: praised.latest.map(told) },
      comments: comments.map(told),
    },
    improve,
    commitments: promises,
    appeals,
    unread,
  }
}

/** Figures of agents are made without their team; where a lead looks, they are counted within the team. */
function scopeOf({ number, sight }: Subject) {
  return 'team' in sight ? { agent: number, team: sight.team } : { agent: number }
}

function daysBefore({ from, to }: Days): Days {
  const length = (Date.parse(to) - Date.parse(from)) / DAY + 1
  const back = (day: string, days: number) => new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10)
  return { from: back(from, length), to: back(from, 1) }
}

function selectionOf({ from, to }: Days, selection: OwnSelection): OwnSelection {
  const length = (Date.parse(to) - Date.parse(from) + DAY) / DAY
  return { ...selection, from: new Date(selection.from.getTime() - length * DAY), before: selection.from }
}

/** The team's days; null where it must not be told. */
async function teamDays(system: System, { teamId }: Subject, days: Days): Promise<DayFigures[] | null> {
  if (teamId === null || (await agentsScored(system.db, teamId, days)) < LEAST_AGENTS) return null
  return new FigureSource(system, { team: teamId }).days(days)
}

function averageOf(rows: readonly DayFigures[]): number | null {
  const { scored, points } = totalsOf(rows)
  return scored === 0 ? null : points / scored
}

function everyDay(days: Days, rows: readonly DayFigures[], team: readonly DayFigures[] | null): Results['days'] {
  const [own, all] = [byDay(rows), byDay(team ?? [])]
  const length = (Date.parse(days.to) - Date.parse(days.from)) / DAY + 1
  return Array.from({ length }, (_, i) => {
    const day = new Date(Date.parse(days.from) + i * DAY).toISOString().slice(0, 10)
    const { conversations = 0, scored = 0, points = 0 } = own.get(day) ?? {}
    const theirs = all.get(day)
    return { day, conversations, scored, points, team: theirs ? averageOf([theirs]) : null }
  })
}

const byDay = (rows: readonly DayFigures[]) => new Map(rows.map((row) => [row.day, row]))

/** Moments whose duties fell due, those kept best first; of as many kept, those due more often. */
function keptMoments(rows: readonly DayFigures[]): Results['good']['moments'] {
  const kept = [...sumsOf(rows).moments].flatMap(([title, [duties, broken]]) =>
    duties === 0 ? [] : [{ title, duties, kept: duties - broken }],
  )
  return kept.sort(
    (a, b) => b.kept / b.duties - a.kept / a.duties || b.duties - a.duties || (a.title < b.title ? -1 : 1),
  )
}

async function openCommitments({ db, now }: System, selection: OwnSelection): Promise<Results['commitments']> {
  const at = now()
  const made = { ...selection, from: new Date(at.getTime() - MADE_WITHIN), before: new Date(at.getTime() + DAY) }
  const promises = await commitmentsDue(db, made, new Date(at.getTime() - DUE_SINCE), MOST_COMMITMENTS)
  return promises.map(({ conversation, startedAt, commitment }) => {
    const { turn, what, dueAt, certain = true, ticket } = commitment as Commitment
    const due = dueAt === undefined ? null : new Date(dueAt).toISOString()
    return { conversation, startedAt: startedAt.toISOString(), turn, what, dueAt: due, certain, ticket }
  })
}

/** With the date as the contract writes it. */
function told<T extends { readonly startedAt: Date }>(one: T): Omit<T, 'startedAt'> & { startedAt: string } {
  return { ...one, startedAt: one.startedAt.toISOString() }
}
