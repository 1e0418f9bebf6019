import { addInspections, type Database, markDaysChanged, sql } from '@liangyan/store'
import type { Conversation } from '@liangyan/conversation'
import { hashPassword } from '../../apps/server/src/access/passwords.ts'
import { makeChangedFigures } from '../../apps/server/src/figures/making.ts'
import { inspected } from '../../apps/server/src/ingest/inspect.ts'
import { receive } from '../../apps/server/src/ingest/receive.ts'
import type { System } from '../../apps/server/src/system.ts'
import { CallMaker } from '../bench/call.ts'
import { SeededRandom } from '../bench/random.ts'
import { aService, addPeople, anAgent, DAYS, dayBefore, LAST_DAY, PASSWORD, staffNumber } from './bank.ts'
import { multiply } from './multiply.ts'
import type { Say } from './settings.ts'

/** Calls that are made, received and really inspected; all others are copies of these at another time, by other people. */
const TEMPLATES = 10_000
/** Shorter than what is ingested live: a million calls of 120 turns would take 100 GB. */
const FEWEST_TURNS = 8
const MOST_TURNS = 40
const BATCH = 200
const SEED = 20_261_031

/** Fills a system up to so many conversations; one that has as many is left as it is. */
export async function fillUpTo(system: System, superuser: Database, conversations: number, say: Say): Promise<void> {
  const { db } = system
  let stored = await storedIn(db)
  if (stored >= conversations) return
  if (stored === 0) {
    await addPeople(db, await hashPassword(PASSWORD))
    const templates = Math.min(TEMPLATES, conversations)
    await timed(say, `${templates} calls made, inspected and stored`, () => addTemplates(system, templates))
    stored = templates
  }
  if (stored < conversations) {
    const templates = Math.min(TEMPLATES, stored)
    await timed(say, `${stored} multiplied to ${conversations}`, () =>
      multiply(superuser, { templates, copies: conversations - stored }, say),
    )
  }
  await timed(say, 'vacuum analyze', () => superuser.execute(sql`vacuum analyze`))
  await timed(say, 'figures of all days', () => makeAllFigures(system))
}

export async function storedIn(db: Database): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`select count(*)::int as count from conversations`)
  return rows[0].count
}

/** The way that a conversation goes when it is handed in. */
async function addTemplates(system: System, count: number): Promise<void> {
  const random = new SeededRandom(SEED)
  const maker = new CallMaker(random)
  const ready = await system.standards.inForce()
  for (let first = 0; first < count; first += BATCH) {
    const calls = Array.from({ length: Math.min(BATCH, count - first) }, (_, k) => callOf(maker, random, first + k))
    const { added } = await receive(system, system.db, calls, system.now())
    await addInspections(
      system.db,
      calls.map((call) => inspected(added.get(call.id)!, call, ready)),
    )
  }
}

function callOf(maker: CallMaker, random: SeededRandom, number: number): Conversation {
  const day = Date.parse(`${LAST_DAY}T00:00:00+08:00`) - random.below(DAYS) * 86_400_000
  const moment = day + (8 + 12 * random.next()) * 3_600_000
  return {
    ...maker.call(number, FEWEST_TURNS + random.below(MOST_TURNS - FEWEST_TURNS + 1)),
    id: `template-${number}`,
    channel: random.chance(0.85) ? 'phone' : random.chance(0.7) ? 'chat' : 'email',
    agent: staffNumber(anAgent(random)),
    service: aService(random),
    startedAt: new Date(moment).toISOString(),
  }
}

async function makeAllFigures(system: System): Promise<void> {
  await markDaysChanged(
    system.db,
    Array.from({ length: DAYS + 1 }, (_, back) => new Date(`${dayBefore(back)}T12:00:00+08:00`)),
  )
  // each round ends after a while by itself; it need not rest between two
  while (await someDayChanged(system.db)) await makeChangedFigures(system, AbortSignal.timeout(50_000))
}

async function someDayChanged(db: Database): Promise<boolean> {
  const { rows } = await db.execute(sql`select 1 from changed_days limit 1`)
  return rows.length > 0
}

async function timed(say: Say, what: string, work: () => Promise<unknown>): Promise<void> {
  const begun = performance.now()
  await work()
  say(`${what}: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
}
