import {
  type ConversationFilter,
  countConversations,
  type FigurePart,
  type Overview,
  overviewAgents,
  type OverviewQuery,
  readOverview,
} from '@liangyan/contract'
import {
  addConversations,
  addInspections,
  addStandardVersion,
  addTeam,
  changedDaysWaiting,
  DAY,
  deleteConversations,
  markDaysChanged,
  publishVersion,
  standardTextsOf,
  startOfDay,
  versionInForce,
} from '@liangyan/store'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { makeChangedFigures } from '../src/figures/making.ts'
import { momentsOfVersions } from '../src/figures/moments.ts'
import { COMPARED, overviewByHand } from './overview-by-hand.ts'
import { running } from './running.ts'

const { system, person } = await running()
const { db, pool } = system
const manager = await person('manager')
const TEAMS = [await addTeam(db, '信用卡组'), await addTeam(db, '综合服务组')]
const lead = await person('team-lead', { team: '信用卡组' })
const agent = await person('agent', { staffNumber: '3107', team: '信用卡组' })

const AGENTS = ['3107', '3108', '4001', '']
const SERVICES = ['信用卡', '个人贷款', '']
const CHANNELS = ['phone', 'chat']
/** Duties, a prohibition, and one that no version has any more. */
const CLAUSES = ['closing-words', 'opening-names-bank', 'never-read-full-number', 'no-such-clause']
const FIRST_DAY = '2026-02-27'
const LAST_DAY = '2026-03-06'
let versions: number[] = []

/** A second version, under which one of the clauses belongs to another moment. */
beforeAll(async () => {
  const first = (await versionInForce(db))!
  const texts = await standardTextsOf(db, first.id)
  const closing = 'moments/closing.yaml'
  texts.set(closing, texts.get(closing)!.replaceAll('moment: 结束语', 'moment: 确认解决'))
  const second = await addStandardVersion(db, { title: '另一版' }, texts)
  await publishVersion(db, second, null)
  versions = [first.id, second]
})

const among = <T>(values: readonly T[]) => fc.constantFrom(...values)
const small = fc.nat({ max: 2 })
const inspection = fc.record({
  version: small.map((n) => n % 2),
  contact: among(['enquiry', 'complaint', null]),
  score: fc.integer({ min: 0, max: 200 }).map((half) => half / 2),
  fatal: fc.boolean(),
  trial: among([...CLAUSES, null, null, null, null]),
  opinion: among(['machine', 'confirmed', 'overturned', 'added']),
  verdicts: fc.uniqueArray(
    fc.record({ clause: among(CLAUSES), broken: small, kept: small, undecided: small, void: small }),
    { selector: ({ clause }) => clause, minLength: 1, maxLength: 4 },
  ),
})
const conversation = fc.record({
  agent: among(AGENTS),
  team: among([...TEAMS, null]),
  service: among(SERVICES),
  channel: among(CHANNELS),
  minute: fc.nat({ max: 7 * 24 * 60 - 1 }),
  inspection: fc.option(inspection, { freq: 8 }),
})
const which = fc.nat()
const change = fc.oneof(
  fc.record({ kind: fc.constant('inspect' as const), which, inspection }),
  fc.record({ kind: fc.constant('delete' as const), which }),
  fc.record({
    kind: fc.constant('review' as const),
    which,
    opinion: among(['confirmed', 'overturned', 'added']),
    state: among(['assigned', 'reviewed', 'appealed', 'settled']),
    score: fc.nat({ max: 100 }),
  }),
  fc.record({ kind: fc.constant('figures' as const) }),
)
const day = fc
  .nat({ max: 9 })
  .map((days) => new Date(Date.parse('2026-02-26') + days * 86_400_000).toISOString().slice(0, 10))
const query = fc.record(
  {
    from: day,
    to: day,
    team: among(TEAMS),
    agent: among(AGENTS.slice(0, 3)),
    service: among(SERVICES.slice(0, 2)),
    channel: among(CHANNELS),
  },
  { requiredKeys: ['from', 'to'] },
)

test('figures are what the tables say, whatever happened to conversations, findings and reviews', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(conversation, { minLength: 1, maxLength: 25 }),
      fc.array(change, { maxLength: 12 }),
      fc.array(query, { minLength: 2, maxLength: 5 }),
      async (conversations, changes, queries) => {
        await empty()
        await receive(conversations)
        for (const one of changes) await happen(one)
        const range = { from: FIRST_DAY, to: LAST_DAY }
        const waiting = await changedDaysWaiting(db)
        expect((await manager.get<Overview>(readOverview, { query: range })).behind).toBe(waiting.length > 0)
        await makeChangedFigures(system, AbortSignal.timeout(60_000))
        expect(await changedDaysWaiting(db)).toEqual([])
        expect((await manager.get<Overview>(readOverview, { query: range })).behind).toBe(false)
        const moments = await momentsOfVersions(system.standards, versions)
        for (const asked of [range, ...queries]) {
          const query = asked.from <= asked.to ? asked : { ...asked, from: asked.to, to: asked.from }
          const { agents, ...expected } = await overviewByHand(pool, query, moments)
          const answer = await manager.get<Overview>(readOverview, { query })
          for (const name of COMPARED) expect(told(answer, name), name).toEqual(told(expected, name))
          const told2 = await manager.get<{ agents: FigurePart[]; all: number }>(overviewAgents, { query })
          expect(told2.agents.map(withoutCourse)).toEqual(agents)
          expect(told2.all).toBe(agents.length)
        }
      },
    ),
    // shrinking would ask the database a thousand times
    { numRuns: 15, endOnFailure: true },
  )
}, 240_000)

const withoutCourse = (part: FigurePart) =>
  Object.fromEntries(Object.entries(part).filter(([key]) => key !== 'name' && key !== 'course'))

/** One part of an overview without titles, and in an order of its own where its order says nothing. */
function told(overview: Partial<Overview>, name: (typeof COMPARED)[number]): unknown {
  const part = overview[name]
  if (!Array.isArray(part)) return part
  const bare = part.map((one: object) =>
    Object.fromEntries(
      Object.entries(one).filter(
        ([key]) => !['name', 'course', 'moment', 'within'].includes(key) && !(key === 'title' && name !== 'moments'),
      ),
    ),
  )
  return ['grades', 'contacts', 'moments'].includes(name)
    ? bare.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    : bare
}

const empty = () => pool.query('truncate conversations, day_figures, changed_days cascade')

type Spec<A> = A extends fc.Arbitrary<infer T> ? T : never

async function receive(specs: readonly Spec<typeof conversation>[]): Promise<void> {
  const arriving = specs.map(({ agent, team, service, channel, minute }, index) => ({
    row: {
      id: `c-${index}`,
      startedAt: new Date(startOfDay(FIRST_DAY).getTime() + minute * 60_000),
      duration: 60_000,
      turns: 2,
      digest: '',
      agent,
      teamId: team,
      service,
      channel,
    },
    sealed: Buffer.alloc(0),
  }))
  const keys = await addConversations(db, arriving)
  await markDaysChanged(
    db,
    arriving.map(({ row }) => row.startedAt),
  )
  for (const [index, spec] of specs.entries()) {
    if (spec.inspection) await inspect(keys.get(`c-${index}`)!, spec.inspection)
  }
}

async function inspect(key: number, spec: Spec<typeof inspection>): Promise<void> {
  const { score, fatal } = spec
  await addInspections(db, [
    {
      key,
      standardVersion: versions[spec.version],
      contact: spec.contact,
      scorecard: {
        id: 's',
        title: '',
        total: score,
        outOf: 100,
        grade: score > 60 ? '合格' : '不合格',
        fatal,
        groups: [],
        items: [],
      },
      verdicts: spec.verdicts,
      commitments: [],
      findings: spec.verdicts.flatMap(({ clause, broken, undecided }) =>
        Array.from({ length: broken + undecided }, (_, place) => ({
          clause,
          title: '',
          criterion: clause.startsWith('opening') ? 'greeting' : 'closing',
          verdict: place < broken ? ('broken' as const) : ('undecided' as const),
          severity: 'minor' as const,
          trial: clause === spec.trial,
          turns: [],
          evidence: [],
          decidedBy: [],
          sources: [],
        })),
      ),
      record: { turns: [], events: [], attributes: {} },
      terms: '',
      risk: 0,
    },
  ])
  const { rows } = await pool.query('select inspection_id from conversations where key = $1', [key])
  await say(spec.opinion, rows[0].inspection_id)
}

/** People said something of half the findings. Only what is broken can be added. */
async function say(opinion: string, inspection: string | null): Promise<void> {
  await pool.query(
    `update findings set opinion = $1 where inspection_id = $2 and position % 2 = 0 and ($1 <> 'added' or verdict = 'broken')`,
    [opinion, inspection],
  )
}

async function happen(one: Spec<typeof change>): Promise<void> {
  if (one.kind === 'figures') return makeChangedFigures(system, AbortSignal.timeout(60_000))
  const { rows } = await pool.query('select key, started_at, inspection_id from conversations order by key')
  if (rows.length === 0) return undefined
  const { key, started_at, inspection_id } = rows[one.which % rows.length]
  if (one.kind === 'inspect') return inspect(Number(key), one.inspection)
  if (one.kind === 'delete') {
    await deleteConversations(db, [Number(key)])
    return undefined
  }
  await say(one.opinion, inspection_id)
  await pool.query('update conversations set review_state = $2, score = $3, broken = broken / 2 where key = $1', [
    key,
    one.state,
    inspection_id === null ? null : one.score,
  ])
  return markDaysChanged(db, [started_at])
}

test('every number of the overview leads to as many conversations', async () => {
  await empty()
  // by the version in force: an older one may have had a clause elsewhere, or on trial
  const specs = fc.sample(conversation, { numRuns: 120, seed: 4 })
  await receive(
    specs.map((one) => ({ ...one, inspection: one.inspection && { ...one.inspection, version: 1, trial: null } })),
  )
  await makeChangedFigures(system, AbortSignal.timeout(60_000))
  const overview = await manager.get<Overview>(readOverview, { query: { from: FIRST_DAY, to: LAST_DAY } })
  const [from, to] = [startOfDay(FIRST_DAY).toISOString(), new Date(+startOfDay(LAST_DAY) + DAY - 1).toISOString()]
  const led = async (filter: Partial<ConversationFilter>) =>
    (await manager.get<{ count: number }>(countConversations, { query: { from, to, ...filter } })).count
  const { totals, moments } = overview
  expect(await led({})).toBe(totals.conversations)
  expect(await led({ verdict: 'broken' })).toBe(totals.found)
  expect(await led({ verdict: 'undecided' })).toBe(totals.undecided)
  expect(await led({ fatal: true })).toBe(totals.fatal)
  for (const { id, conversations } of overview.clauses)
    expect(await led({ clause: id, verdict: 'broken' })).toBe(conversations)
  for (const { id, conversations } of overview.criteria)
    expect(await led({ criterion: id, verdict: 'broken' })).toBe(conversations)
  for (const { grade, conversations } of overview.grades) expect(await led({ grade })).toBe(conversations)
  for (const bar of overview.scores)
    expect(await led({ scoreFrom: bar.from, scoreTo: bar.to === 100 ? 100 : bar.to - 0.01 })).toBe(bar.conversations)
  for (const { hour, conversations } of overview.hours) expect(await led({ hour })).toBe(conversations)
  for (const { id, conversations } of overview.contacts) if (id) expect(await led({ contact: id })).toBe(conversations)
  for (const { id, conversations } of overview.services) if (id) expect(await led({ service: id })).toBe(conversations)
  for (const { id, conversations } of overview.channels) expect(await led({ channel: id })).toBe(conversations)
  for (const { id, conversations } of overview.teams)
    if (id) expect(await led({ team: Number(id) })).toBe(conversations)
  expect(moments.length).toBeGreaterThan(2)
  for (const { title, broken, forbidden } of moments) {
    const conversations = await led({ moment: title, verdict: 'broken' })
    expect(conversations > 0).toBe(broken + forbidden > 0)
  }
})

test('a day that is changed while its figures are made is made once more, by a job that nobody had to ask for', async () => {
  await empty()
  await receive([{ agent: '3107', team: TEAMS[0], service: '信用卡', channel: 'phone', minute: 0, inspection: null }])
  const [read] = await changedDaysWaiting(db)
  await receive([{ agent: '3108', team: TEAMS[1], service: '信用卡', channel: 'chat', minute: 1, inspection: null }])
  const [again] = await changedDaysWaiting(db)
  expect(again.stamp).not.toBe(read.stamp)
  expect(again.since).toEqual(read.since)
  await expect.poll(() => changedDaysWaiting(db), { timeout: 20_000 }).toEqual([])
  const { totals } = await manager.get<Overview>(readOverview, { query: { from: FIRST_DAY, to: FIRST_DAY } })
  expect(totals.conversations).toBe(1)
})

test('an agent sees figures of own conversations only, a team lead those of the team', async () => {
  await empty()
  const one = { service: '信用卡', channel: 'phone', minute: 0, inspection: null }
  await receive([
    { ...one, agent: '3107', team: TEAMS[0] },
    { ...one, agent: '3108', team: TEAMS[0] },
    { ...one, agent: '4001', team: TEAMS[1] },
  ])
  await makeChangedFigures(system, AbortSignal.timeout(60_000))
  const range = { from: FIRST_DAY, to: LAST_DAY }
  const count = async (who: typeof lead, more: Partial<OverviewQuery> = {}) =>
    (await who.get<Overview>(readOverview, { query: { ...range, ...more } })).totals.conversations
  expect([await count(manager), await count(lead), await count(agent)]).toEqual([3, 2, 1])
  expect(await count(lead, { agent: '4001' })).toBe(0)
  expect((await lead.ask(readOverview, { query: { ...range, team: TEAMS[1] } })).statusCode).toBe(403)
  expect((await agent.ask(readOverview, { query: { ...range, agent: '3108' } })).statusCode).toBe(403)
  expect((await agent.ask(overviewAgents, { query: { ...range, agent: '3108' } })).statusCode).toBe(403)
})

test('a range that is none is refused', async () => {
  const status = async (from: string, to: string) =>
    (await manager.ask(readOverview, { query: { from, to } })).statusCode
  expect(await status('2026-03-02', '2026-03-01')).toBe(400)
  expect(await status('2025-01-01', '2026-03-01')).toBe(400)
  expect(await status('2026-02-30', '2026-03-01')).toBe(400)
  expect(await status('2025-02-01', '2026-03-01')).toBe(200)
})
