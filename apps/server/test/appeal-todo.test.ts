import { type AppealCounts, type AppealLine, countAppeals, listAppeals } from '@liangyan/contract'
import { addConversations, addTeam, sql } from '@liangyan/store'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Client, running } from './running.ts'

const { system, person } = await running()
const { db, pool } = system
const TEAMS = [await addTeam(db, '信用卡组'), await addTeam(db, '借记卡组')]
const agent = await person('agent', { staffNumber: '3107', team: '信用卡组' })
const leads = [
  await person('team-lead', { staffNumber: '9001', team: '信用卡组' }),
  await person('team-lead', { team: '信用卡组' }),
  await person('team-lead', { team: '借记卡组' }),
]
const inspectors = [await person('inspector'), await person('inspector')]
const manager = await person('manager')
const everybody = [...leads, ...inspectors, manager]

const among = <T>(values: readonly T[]) => fc.constantFrom(...values)
const round = fc.record({
  state: among(['lead', 'inspector', 'rejected', 'upheld', 'partly-upheld', 'withdrawn']),
  judged: fc.array(
    fc.record({ by: among(everybody), action: among(['support', 'reject', 'decide', 'lapse', 'file']) }),
    {
      maxLength: 2,
    },
  ),
})
const course = fc.record({
  by: among([agent, leads[0]]),
  team: among([0, 0, 1, null]),
  reviewers: fc.uniqueArray(among(everybody), { maxLength: 2 }),
  earlier: fc.array(round, { maxLength: 1 }),
  last: round,
})
type Course = typeof course extends fc.Arbitrary<infer T> ? T : never

async function store(courses: readonly Course[]): Promise<void> {
  await pool.query('truncate conversations cascade')
  const keys = await addConversations(
    db,
    courses.map(({ by }, i) => ({
      row: {
        id: `c-${i}`,
        startedAt: new Date('2026-03-05T02:00:00Z'),
        duration: 1,
        turns: 1,
        digest: '',
        agent: by === agent ? '3107' : '9001',
      },
      sealed: Buffer.alloc(0),
    })),
  )
  for (const [i, { by, team, reviewers, earlier, last }] of courses.entries()) {
    const key = keys.get(`c-${i}`)!
    for (const { id } of reviewers) {
      await db.execute(sql`insert into reviews (conversation_key, inspection_id, reviewer_id, state, counts, done_at)
        values (${key}, 1, ${id}, 'done', ${id % 2 === 0}, now())`)
    }
    const closed = earlier.map(({ judged }) => ({ judged, state: 'rejected' }))
    for (const { state, judged } of [...closed, last]) {
      const teamId = team === null ? null : TEAMS[team]
      const { rows } = await db.execute<{ id: string }>(sql`
        insert into appeals (conversation_key, agent_id, team_id, published_at, state, due_at, settled_at)
        values (${key}, ${by.id}, ${teamId}, '2026-03-05T10:00:00Z', ${state},
          case when ${state} in ('lead', 'inspector') then '2999-01-01'::timestamptz end,
          case when ${state} not in ('lead', 'inspector') then now() end) returning id`)
      for (const step of judged) {
        await db.execute(sql`insert into appeal_steps (appeal_id, by_id, action)
          values (${rows[0].id}, ${step.action === 'lapse' ? null : step.by.id}, ${step.action})`)
      }
    }
  }
}

async function listed(who: Client, state: string): Promise<AppealLine[]> {
  return (await who.get<{ items: AppealLine[] }>(listAppeals, { query: { state, limit: 500 } })).items
}

const idsOf = (lines: readonly AppealLine[]) => lines.map(({ id }) => id).toSorted((a, b) => a - b)

test('what waits for somebody is what that person may answer or decide, and badges count just that', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(course, { minLength: 1, maxLength: 12 }), async (courses) => {
      await store(courses)
      const taken = new Set<number>()
      for (const who of [...leads, ...inspectors]) {
        const [todo, open] = [await listed(who, 'todo'), await listed(who, 'open')]
        const may = idsOf(open.filter(({ may }) => may.some((action) => action !== 'withdraw')))
        expect(idsOf(todo)).toEqual(may)
        expect((await who.get<AppealCounts>(countAppeals)).todo).toBe(may.length)
        for (const id of may) taken.add(id)
      }
      // the manager stands in where nobody else could
      const open = await listed(manager, 'open')
      expect(idsOf(await listed(manager, 'todo'))).toEqual(idsOf(open).filter((id) => !taken.has(id)))
      expect(await listed(agent, 'todo')).toEqual([])
    }),
    { numRuns: 25 },
  )
}, 120_000)
