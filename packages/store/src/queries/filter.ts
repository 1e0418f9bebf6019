import { and, eq, exists, gte, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { likePattern, termsOfWords } from '../search-terms.ts'
import { assignments, conversations, findings, transcripts } from '../schema/index.ts'
import type { Costly, Walk } from './costly.ts'
import { standsAtAll, standsBroken, standsUndecided } from './standing.ts'

/** Which conversations: every part given must hold. Times are moments; `hour` is counted in the bank's time zone. */
export interface Filter {
  readonly from?: Date | undefined
  readonly to?: Date | undefined
  readonly agent?: string | undefined
  readonly team?: number | undefined
  readonly channel?: string | undefined
  readonly direction?: string | undefined
  readonly service?: string | undefined
  readonly contact?: string | undefined
  readonly scoreFrom?: number | undefined
  readonly scoreTo?: number | undefined
  readonly grade?: string | undefined
  readonly criterion?: string | undefined
  readonly clause?: string | undefined
  /** Any of these. */
  readonly clauses?: readonly string[] | undefined
  readonly verdict?: string | undefined
  readonly fatal?: boolean | undefined
  readonly reviewState?: string | undefined
  readonly words?: string | undefined
  readonly hour?: number | undefined
}

/**
 * Whose conversations somebody may see: all, those of one agent, those of one team; `{ none: true }` none. Lists leave out
 * those that the person with the number `scoresBlind` is to score blind: they tell what was found.
 */
export type Sight =
  | { readonly all: true; readonly scoresBlind?: number }
  | { readonly agent: string }
  | { readonly team: number }
  | { readonly none: true }

const c = conversations

/** What lists may show. */
export function seenBy(sight: Sight): SQL | undefined {
  if ('all' in sight && sight.scoresBlind !== undefined) return notScoredBlind(sight.scoresBlind)
  return reachedBy(sight)
}

function notScoredBlind(userId: number): SQL {
  const a = assignments
  return sql`${c.key} not in (select ${a.conversationKey} from ${a}
    where ${a.reviewerId} = ${userId} and ${a.doneAt} is null and ${a.blind})`
}

/** What may be asked for by name; what of it is shown, is another question. */
export function reachedBy(sight: Sight): SQL | undefined {
  if ('all' in sight) return undefined
  if ('none' in sight) return sql`false`
  return 'agent' in sight ? eq(c.agent, sight.agent) : eq(c.teamId, sight.team)
}

/** The condition of a filter over `conversations`. */
export function matching(db: Database, f: Filter): SQL | undefined {
  return and(
    f.from && gte(c.startedAt, f.from),
    f.to && lte(c.startedAt, f.to),
    f.agent === undefined ? undefined : eq(c.agent, f.agent),
    f.team === undefined ? undefined : eq(c.teamId, f.team),
    f.channel === undefined ? undefined : eq(c.channel, f.channel),
    f.direction === undefined ? undefined : eq(c.direction, f.direction),
    f.service === undefined ? undefined : eq(c.service, f.service),
    f.contact === undefined ? undefined : eq(c.contact, f.contact),
    f.scoreFrom === undefined ? undefined : gte(c.score, f.scoreFrom),
    f.scoreTo === undefined ? undefined : lte(c.score, f.scoreTo),
    f.grade === undefined ? undefined : eq(c.grade, f.grade),
    f.reviewState === undefined ? undefined : eq(c.reviewState, f.reviewState),
    f.fatal === undefined ? undefined : f.fatal ? sql`${c.fatal}` : sql`not ${c.fatal}`,
    f.hour === undefined ? undefined : sql`extract(hour from ${c.startedAt} at time zone 'Asia/Shanghai') = ${f.hour}`,
    foundIn(db, f),
    f.words === undefined ? undefined : saidIn(db, f.words),
  )
}

/** Whether a filter names findings by criterion or clause. */
const namesFindings = ({ criterion, clause, clauses }: Filter): boolean =>
  criterion !== undefined || clause !== undefined || clauses !== undefined

function foundIn(db: Database, f: Filter): SQL | undefined {
  if (!namesFindings(f)) {
    if (f.verdict === undefined) return undefined
    return f.verdict === 'broken' ? sql`${c.broken} > 0` : sql`${c.undecided} > 0`
  }
  return exists(
    db
      .select({ one: sql`1` })
      .from(findings)
      .where(and(eq(findings.conversationKey, c.key), namedFindings(f))),
  )
}

/** Clauses on trial cost nothing: only who asks for such a clause by name, whatever the verdict, finds them. */
function namedFindings({ criterion, clause, clauses, verdict }: Filter): SQL | undefined {
  return and(
    sql`${findings.current}`,
    criterion === undefined ? undefined : eq(findings.criterion, criterion),
    clause === undefined ? undefined : eq(findings.clause, clause),
    clause === undefined || verdict !== undefined ? eq(findings.trial, false) : undefined,
    clauses === undefined ? undefined : inArray(findings.clause, [...clauses]),
    verdict === undefined ? standsAtAll : verdict === 'broken' ? standsBroken : standsUndecided,
  )
}

/** One that is asked takes some 5 µs, mostly without a look at any row; one that is gathered twice as long. */
const FINDINGS_WALK: Walk = { first: 1_500, longest: 20_000 }

/**
 * The same for lists, where findings are named: of each conversation its time is asked too, so that the indexes by
 * criterion and clause answer alone.
 */
export function foundNamed(f: Filter, walk = FINDINGS_WALK): Costly | undefined {
  if (!namesFindings(f)) return undefined
  const named = namedFindings(f)
  return {
    holds: sql`coalesce((select true from ${findings} where ${findings.conversationKey} = listed.key
      and ${findings.startedAt} = listed.at and ${named} limit 1), false)`,
    holding: sql`select distinct ${findings.conversationKey} as key from ${findings} where ${and(
      f.from && gte(findings.startedAt, f.from),
      f.to && lte(findings.startedAt, f.to),
      named,
    )}`,
    walk,
  }
}

/** Words are looked up by their bigrams; of three characters and more the text itself is asked as well. */
function saidIn(db: Database, words: string): SQL {
  const terms = termsOfWords(words)
  return exists(
    db
      .select({ one: sql`1` })
      .from(transcripts)
      .where(
        and(
          eq(transcripts.conversationKey, c.key),
          terms === undefined ? sql`false` : sql`${transcripts.terms} @@ ${terms}::tsquery`,
          [...words].length > 2 ? sql`${transcripts.record}::text like ${likePattern(words)}` : undefined,
        ),
      ),
  )
}
