import {
  acknowledgeResult,
  listResults,
  readResults,
  type ResultLine,
  type Results,
  type ResultsQuery,
} from '@liangyan/contract'
import {
  addConversations,
  addInspections,
  addTeam,
  dayOf,
  markDaysChanged,
  sql,
  startOfDay,
  versionInForce,
} from '@liangyan/store'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeChangedFigures } from '../src/figures/making.ts'
import { type Client, running } from './running.ts'

const { system, person } = await running()
const { db, pool } = system
const AGENTS = ['坐席甲1', '坐席乙2', '坐席丙3', '坐席丁4']
/** Three of one team, one of another. */
const TEAM_OF = ['信用卡组', '信用卡组', '信用卡组', '借记卡组']
const TEAMS = [await addTeam(db, '信用卡组'), await addTeam(db, '借记卡组')]
const agents: Client[] = []
for (const [i, staffNumber] of AGENTS.entries()) agents.push(await person('agent', { staffNumber, team: TEAM_OF[i] }))
const leads = [await person('team-lead', { team: '信用卡组' }), await person('team-lead', { team: '借记卡组' })]
const manager = await person('manager')
const version = (await versionInForce(db))!.id

const RANGE = { from: '2026-03-02', to: '2026-03-06' }
const CLAUSES = ['tone-curt', 'address-with-nin', 'hold-ask-first']

const among = <T>(values: readonly T[]) => fc.constantFrom(...values)
const conversation = fc.record({
  agent: fc.nat({ max: 3 }),
  /** Of the conversation; where the agent was then. */
  team: among([0, 0, 0, 1]),
  minute: fc.nat({ max: 7 * 24 * 60 - 1 }),
  score: fc.nat({ max: 100 }),
  contact: among(['enquiry', 'praise', null]),
  findings: fc.array(fc.record({ clause: among(CLAUSES), trial: fc.boolean() }), { maxLength: 3 }),
  read: fc.boolean(),
})
type Spec = typeof conversation extends fc.Arbitrary<infer T> ? T : never

/** A name that is found in nobody else's answer. */
const idOf = (spec: Spec, i: number) => `会话-${AGENTS[spec.agent]}-${i}`
const wordsOf = (spec: Spec) => `这是${AGENTS[spec.agent]}说的`
const startOf = ({ minute }: Spec) => new Date(startOfDay('2026-03-01').getTime() + minute * 60_000)
const within = (spec: Spec) => dayOf(startOf(spec)) >= RANGE.from && dayOf(startOf(spec)) <= RANGE.to

async function receive(specs: readonly Spec[]): Promise<void> {
  await pool.query('truncate conversations cascade')
  await pool.query('truncate day_figures, changed_days')
  const keys = await addConversations(
    db,
    specs.map((spec, i) => ({
      row: {
        id: idOf(spec, i),
        startedAt: startOf(spec),
        duration: 60_000,
        turns: 2,
        digest: '',
        agent: AGENTS[spec.agent],
        teamId: TEAMS[spec.team],
        channel: 'phone',
        service: '信用卡',
      },
      sealed: Buffer.alloc(0),
    })),
  )
  await addInspections(
    db,
    specs.map((spec, i) => inspectionOf(spec, keys.get(idOf(spec, i))!)),
  )
  await markDaysChanged(db, specs.map(startOf))
  await makeChangedFigures(system, AbortSignal.timeout(60_000))
  for (const [i, spec] of specs.entries()) {
    if (spec.read) await agents[spec.agent].get(acknowledgeResult, { params: { id: idOf(spec, i) } })
  }
}

function inspectionOf(spec: Spec, key: number): Parameters<typeof addInspections>[1][number] {
  const { score, contact, findings } = spec
  return {
    key,
    standardVersion: version,
    contact,
    scorecard: { id: 's', title: '', total: score, outOf: 100, grade: '合格', fatal: false, groups: [], items: [] },
    verdicts: [],
    commitments: [{ turn: 0, what: wordsOf(spec), due: 'P3D', dueAt: '2099-01-01T00:00:00+08:00', ticket: false }],
    findings: findings.map(({ clause, trial }) => ({
      clause,
      title: '',
      criterion: 'tone',
      verdict: 'broken',
      severity: 'minor',
      trial,
      turns: [0],
      evidence: [{ turn: 0, start: 0, end: 2, quote: wordsOf(spec) }],
      decidedBy: [],
      sources: [],
    })),
    record: { turns: [], events: [], attributes: {} },
    terms: '',
    risk: 0,
  }
}

/** What the results must come to, counted from the specs one by one. */
function expectedOf(specs: readonly Spec[], agent: number, team: number | undefined) {
  const own = specs.filter((spec) => spec.agent === agent && within(spec) && (team === undefined || spec.team === team))
  const counted = (spec: Spec) => spec.findings.filter(({ trial }) => !trial)
  const clauses = Map.groupBy(own.flatMap(counted), ({ clause }) => clause)
  return {
    totals: { conversations: own.length, points: own.reduce((sum, { score }) => sum + score, 0) },
    clean: own.filter((spec) => counted(spec).length === 0).length,
    praised: own.filter(({ contact }) => contact === 'praise').length,
    unread: own.filter(({ read }) => !read).length,
    improve: [...clauses].map(([clause, { length }]) => [clause, length] as const).toSorted(byCount),
  }
}
const byCount = (a: readonly [string, number], b: readonly [string, number]) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)

test('people see own results and, as team leads, those of the team: what the tables say, and nothing of others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(conversation, { minLength: 1, maxLength: 25 }), async (specs) => {
      await receive(specs)
      for (const [agent, number] of AGENTS.entries()) {
        for (const [asking, client] of agents.entries()) {
          if (asking === agent) await seesOwn(client, specs, agent, undefined)
          else await seesNothing(client, { ...RANGE, agent: number }, 404)
        }
        for (const [team, client] of leads.entries()) {
          if (TEAM_OF[agent] === TEAM_OF[team === 0 ? 0 : 3]) await seesOwn(client, specs, agent, team)
          else await seesNothing(client, { ...RANGE, agent: number }, 404)
        }
      }
      await seesNothing(manager, RANGE, 403)
      await seesNothing(leads[0], RANGE, 403)
    }),
    { numRuns: 5 },
  )
}, 240_000)

async function seesNothing(client: Client, query: ResultsQuery, status: number): Promise<void> {
  for (const route of [readResults, listResults]) {
    const answer = await client.ask(route, { query })
    expect(answer.statusCode).toBe(status)
    expect(answer.body).not.toContain('会话-')
  }
}

async function seesOwn(client: Client, specs: readonly Spec[], agent: number, team: number | undefined): Promise<void> {
  const query = { ...RANGE, ...(team !== undefined && { agent: AGENTS[agent] }) }
  const expected = expectedOf(specs, agent, team)
  const results = await client.get<Results>(readResults, { query })
  expect(results.totals).toMatchObject(expected.totals)
  expect(results.days.reduce((sum, { conversations }) => sum + conversations, 0)).toBe(expected.totals.conversations)
  expect(results.good.clean.conversations).toBe(expected.clean)
  expect(results.good.praised.conversations).toBe(expected.praised)
  expect(results.unread).toBe(expected.unread)
  expect(results.improve.map(({ clause, findings }) => [clause, findings] as const).toSorted(byCount)).toEqual(
    expected.improve,
  )
  const lines: ResultLine[] = []
  let after: string | null = null
  do {
    const page: { items: ResultLine[]; next: string | null } = await client.get(listResults, {
      query: { ...query, limit: 3, ...(after !== null && { after }) },
    })
    lines.push(...page.items)
    after = page.next
  } while (after !== null)
  const ids = specs.flatMap((spec, i) =>
    spec.agent === agent && within(spec) && (team === undefined || spec.team === team) ? [idOf(spec, i)] : [],
  )
  expect(lines.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  expect(lines.filter(({ acknowledgedAt }) => acknowledgedAt === null)).toHaveLength(expected.unread)
  const all = JSON.stringify([results, lines])
  for (const [i, other] of AGENTS.entries()) if (i !== agent) expect(all).not.toContain(other)
}

test('the team’s average is told where it tells nobody’s results', async () => {
  const one: Spec = { agent: 0, team: 0, minute: 2 * 24 * 60, score: 90, contact: null, findings: [], read: false }
  await receive([one, { ...one, agent: 1, score: 60 }])
  const own = () => agents[0].get<Results>(readResults, { query: RANGE })
  expect(await own()).toMatchObject({ team: null })
  expect((await own()).days.every(({ team }) => team === null)).toBe(true)
  await receive([one, { ...one, agent: 1, score: 60 }, { ...one, agent: 2, score: 30 }])
  const told = await own()
  expect(told.team).toBe(60)
  expect(told.days.find(({ day }) => day === dayOf(startOf(one)))).toMatchObject({ scored: 1, points: 90, team: 60 })
})

test('a result is acknowledged by its agent alone, and anew when it changes', async () => {
  const one: Spec = { agent: 0, team: 0, minute: 2 * 24 * 60, score: 90, contact: null, findings: [], read: false }
  await receive([one])
  const id = idOf(one, 0)
  const acknowledge = async (who: Client) => (await who.ask(acknowledgeResult, { params: { id } })).statusCode
  expect([await acknowledge(agents[1]), await acknowledge(leads[0]), await acknowledge(manager)]).toEqual([
    404, 404, 403,
  ])
  const unread = async () =>
    (await agents[0].get<{ items: ResultLine[] }>(listResults, { query: { ...RANGE, only: 'unread' } })).items.length
  expect(await unread()).toBe(1)
  expect(await acknowledge(agents[0])).toBe(200)
  expect(await unread()).toBe(0)
  await db.execute(sql`update conversations set score = 80 where id = ${id}`)
  expect(await unread()).toBe(1)
  expect(await acknowledge(agents[0])).toBe(200)
  expect(await unread()).toBe(0)
  const again = async (points: number) =>
    db.execute(sql`
      with made as (insert into inspections (conversation_key, standard_version, made_at, scorecard, verdicts, commitments)
        select conversation_key, standard_version, now() + interval '1 minute',
          jsonb_set(scorecard, '{total}', to_jsonb(${points}::int)), verdicts, commitments
        from inspections order by id limit 1 returning id, conversation_key)
      update conversations set inspection_id = made.id from made where key = made.conversation_key`)
  // inspected again with the same result, and with another
  await again(90)
  expect(await unread()).toBe(0)
  await again(70)
  expect(await unread()).toBe(1)
})

test('conversations without a finding in a row are counted', async () => {
  const one: Spec = { agent: 0, team: 0, minute: 0, score: 100, contact: null, findings: [], read: false }
  const bad = { clause: 'tone-curt', trial: false }
  const minutes = [0, 10, 20, 30, 40, 50, 60].map((minute) => minute + 2 * 24 * 60)
  await receive(minutes.map((minute, i) => ({ ...one, minute, findings: i === 2 || i === 6 ? [bad] : [] })))
  const { good } = await agents[0].get<Results>(readResults, { query: RANGE })
  expect(good.clean).toMatchObject({ conversations: 5, longestRun: 3 })
  expect(good.clean.latest.map(({ id }) => id)).toEqual([idOf(one, 5), idOf(one, 4), idOf(one, 3)])
})

test('what cannot be a range is refused', async () => {
  const status = async (from: string, to: string) =>
    (await agents[0].ask(readResults, { query: { from, to } })).statusCode
  expect(await status('2026-03-06', '2026-03-02')).toBe(400)
  expect(await status('2020-01-01', '2026-03-02')).toBe(400)
  expect(await status('morning', '2026-03-02')).toBe(400)
})
