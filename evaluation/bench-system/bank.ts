import { addTeam, addUser, type Database, dayOf } from '@liangyan/store'
import type { SeededRandom } from '../bench/random.ts'

/** A large bank: its teams and agents, and what its conversations are about. */
export const TEAMS = 20
export const AGENTS = 400
export const SERVICES = ['信用卡', '储蓄', '贷款', '电子银行', '理财', '对公', '支付', '网点'] as const
/** Days that the conversations spread over, back from the last. */
export const DAYS = 400
export const LAST_DAY = '2026-10-31'

/** Who asks. */
export const MANAGER = 'bench-manager'
export const PASSWORD = 'a long enough word'

export const staffNumber = (agent: number): string => String(10_000 + agent)

/** The day so many days before the last. */
export const dayBefore = (days: number): string =>
  dayOf(new Date(Date.parse(`${LAST_DAY}T12:00:00+08:00`) - days * 86_400_000))

/** Adds teams with their agents, and the manager who asks. */
export async function addPeople(db: Database, passwordHash: string): Promise<void> {
  const teams: number[] = []
  for (let team = 0; team < TEAMS; team++) teams.push(await addTeam(db, `第${team + 1}组`))
  for (let agent = 0; agent < AGENTS; agent++) {
    const login = `agent${staffNumber(agent)}`
    const teamId = teams[agent % TEAMS]
    await addUser(db, { login, name: `坐席${agent + 1}`, role: 'agent', teamId, staffNumber: staffNumber(agent) })
  }
  await addUser(db, { login: MANAGER, name: '管理者', role: 'manager', passwordHash })
}

/** Some agents have many conversations, some few. */
export const anAgent = (random: SeededRandom): number => Math.floor(AGENTS * random.next() ** 1.3)
export const aService = (random: SeededRandom): string => SERVICES[Math.floor(SERVICES.length * random.next() ** 1.6)]
