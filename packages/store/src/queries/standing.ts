import { sql } from 'drizzle-orm'
import { findings } from '../schema/index.ts'

/*
 * What a finding comes to after what people said of it, as `standingOf` of the inspection has it: `verdict` is the
 * machine's for good, `opinion` the people's.
 */

export const standsBroken = sql`(${findings.opinion} in ('confirmed', 'added') or (${findings.opinion} = 'machine' and ${findings.verdict} = 'broken'))`
export const standsUndecided = sql`(${findings.opinion} = 'machine' and ${findings.verdict} = 'undecided')`
export const standsAtAll = sql`${findings.opinion} <> 'overturned'`
