import {
  type AnyRoute,
  conversationFacets,
  countConversations,
  listConversations,
  overviewAgents,
  readConversation,
  readOverview,
} from '@liangyan/contract'
import type { SeededRandom } from '../bench/random.ts'
import { AGENTS, DAYS, dayBefore, SERVICES, staffNumber } from './bank.ts'
import { RARE } from './multiply.ts'

/** Something the console asks, with other parameters each time. */
export interface Asked {
  readonly name: string
  readonly route: AnyRoute
  readonly input: (random: SeededRandom) => {
    readonly params?: Readonly<Record<string, string>>
    readonly query?: Readonly<Record<string, unknown>>
  }
  /** Part of the goal; others are shown beside it. */
  readonly goal: boolean
}

/** What the filled bank has to offer; criteria and clauses with the most findings first. */
export interface Offered {
  readonly teams: readonly number[]
  readonly criteria: readonly string[]
  readonly clauses: readonly string[]
  readonly ids: readonly string[]
  /** Places in the list where a page may begin. */
  readonly places: readonly string[]
}

type Query = (random: SeededRandom) => Readonly<Record<string, unknown>>

/** Everything that is measured. */
export function requests(offered: Offered): Asked[] {
  return [...lists(offered), ...searches(offered), ...overviews(offered), ...others(offered)]
}

/** As many as the console asks for at a time. */
const PAGE = 100

const list = (name: string, query: Query): Asked => ({
  name: `list: ${name}`,
  route: listConversations,
  input: (random) => ({ query: { limit: PAGE, ...query(random) } }),
  goal: true,
})

const anAgent = (random: SeededRandom) => staffNumber(random.below(AGENTS))

/** The moments of so many days in a row. */
function someDays(random: SeededRandom, days: number): { from: string; to: string } {
  const last = random.below(DAYS - days)
  return {
    from: new Date(`${dayBefore(last + days)}T00:00:00+08:00`).toISOString(),
    to: new Date(`${dayBefore(last)}T23:59:59.999+08:00`).toISOString(),
  }
}

function lists({ teams, criteria, clauses, places }: Offered): Asked[] {
  const common = criteria.slice(0, 10)
  const rare = criteria.slice(-6)
  const someScores = (random: SeededRandom) => {
    const scoreFrom = random.below(20) * 5
    return { scoreFrom, scoreTo: scoreFrom + 4.99 }
  }
  return [
    list('no filter', () => ({})),
    list('agent + time', (random) => ({ agent: anAgent(random), ...someDays(random, 30) })),
    list('service + score', (random) => ({ service: random.of(SERVICES), ...someScores(random) })),
    list('team + reviewed', (random) => ({ team: random.of(teams), reviewState: 'reviewed' })),
    list('fatal + time', (random) => ({ fatal: true, ...someDays(random, 7) })),
    list('hour + service', (random) => ({ hour: 8 + random.below(12), service: random.of(SERVICES) })),
    list('criterion', (random) => ({ criterion: random.of(common) })),
    list('rare criterion', (random) => ({ criterion: random.of(rare) })),
    list('clause', (random) => ({ clause: random.of(clauses) })),
    list('clause + time', (random) => ({ clause: random.of(clauses), ...someDays(random, 30) })),
    list('team + criterion', (random) => ({ team: random.of(teams), criterion: random.of(common) })),
    list('team + rare criterion', (random) => ({ team: random.of(teams), criterion: random.of(rare) })),
    list('agent + clause', (random) => ({ agent: anAgent(random), clause: random.of(clauses) })),
    list('riskiest of a service', (random) => ({ order: 'risk', service: random.of(SERVICES) })),
    list('deep page', (random) => ({ after: random.of(places) })),
    list('deep page, team + score', (random) => ({
      after: random.of(places),
      team: random.of(teams),
      ...someScores(random),
    })),
    list('deep page, criterion', (random) => ({ after: random.of(places), criterion: random.of(common) })),
  ]
}

/** Words by how often they are said. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'common words': ['请您稍等', '还有其他', '谢谢', '为您服务', '身份证', '验证码', '手续费'],
  'two characters': ['挂失', '投诉', '还款', '利息', '密码', '短信', '网点'],
  'said in 1 of 60': ['骗人', '太不像话', '说没就没了', '说慢一点', '马上给您登记'],
  'names of things': ['车主联名卡', '南山营业部', '随心贷', '大学城网点'],
  'said 1 in 50,000 times': [RARE, RARE.slice(0, 5), RARE.slice(3)],
  'never said, pairs common': ['账日单', '务服您为', '没系关请', '等稍您请'],
  'never said': ['麒麟阁', '潜水艇', '蝴蝶兰'],
  'long sentences': ['请问还有其他需要帮助的吗', '很高兴为您服务请问有什么可以帮您', '这边帮您查到，这笔交易是'],
}

function searches({ teams }: Offered): Asked[] {
  return Object.entries(WORDS).flatMap(([name, words]) => [
    list(`words, ${name}`, (random) => ({ words: random.of(words) })),
    list(`words, ${name} + team`, (random) => ({ words: random.of(words), team: random.of(teams) })),
  ])
}

function overviews({ teams }: Offered): Asked[] {
  const month = (random: SeededRandom) => {
    const last = random.below(DAYS - 60)
    return { from: dayBefore(last + 29), to: dayBefore(last) }
  }
  const overview = (name: string, query: Query, goal = true): Asked => ({
    name: `overview: ${name}`,
    route: readOverview,
    input: (random) => ({ query: query(random) }),
    goal,
  })
  return [
    overview('month', month),
    overview('month, a team', (random) => ({ ...month(random), team: random.of(teams) })),
    overview('month, a service', (random) => ({ ...month(random), service: random.of(SERVICES) })),
    overview('month, an agent', (random) => ({ ...month(random), agent: anAgent(random) })),
    overview(
      'month, team + channel',
      (random) => ({ ...month(random), team: random.of(teams), channel: 'phone' }),
      false,
    ),
    overview('400 days', () => ({ from: dayBefore(399), to: dayBefore(0) }), false),
    {
      name: 'overview: agents of a month',
      route: overviewAgents,
      input: (random) => ({ query: month(random) }),
      goal: true,
    },
  ]
}

function others({ teams, criteria, ids }: Offered): Asked[] {
  const count = (name: string, query: Query): Asked => ({
    name: `count: ${name}`,
    route: countConversations,
    input: (random) => ({ query: query(random) }),
    goal: false,
  })
  return [
    {
      name: 'conversation',
      route: readConversation,
      input: (random) => ({ params: { id: random.of(ids) } }),
      goal: true,
    },
    { name: 'what filters offer', route: conversationFacets, input: () => ({}), goal: true },
    count('no filter', () => ({})),
    count('team + criterion', (random) => ({ team: random.of(teams), criterion: random.of(criteria) })),
    count('common words', (random) => ({ words: random.of(WORDS['common words']) })),
    count('never said, pairs common', (random) => ({ words: random.of(WORDS['never said, pairs common']) })),
  ]
}
