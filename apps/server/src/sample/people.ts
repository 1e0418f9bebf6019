import type { Role } from '@liangyan/contract'
import { addTeam, addUser, type Database } from '@liangyan/store'
import { hashPassword } from '../access/passwords.ts'
import { AGENTS, TEAMS } from './agents.ts'

export const SAMPLE_PASSWORD = 'liangyan-demo'

const LEADS = ['杜敏', '韩磊', '邵华', '白洁']

interface SamplePerson {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly team?: string
  readonly staffNumber?: string
}

/** The people of the sample bank, one or two for each role beside its agents. */
const PEOPLE: readonly SamplePerson[] = [
  { login: 'admin', name: '系统管理员', role: 'administrator' },
  { login: 'inspector', name: '程静', role: 'inspector' },
  { login: 'inspector2', name: '罗文博', role: 'inspector' },
  { login: 'owner', name: '顾一鸣', role: 'standard-owner' },
  { login: 'owner2', name: '宋佳', role: 'standard-owner' },
  { login: 'trainer', name: '贺兰', role: 'trainer' },
  { login: 'manager', name: '章立', role: 'manager' },
  ...Object.keys(TEAMS).map((team, i): SamplePerson => {
    // a lead who takes over a chat goes on with it under a number of the own
    return { login: `lead${i + 1}`, name: LEADS[i], role: 'team-lead', team, staffNumber: `${3001 + i}` }
  }),
  ...AGENTS.map(({ staffNumber, name, team }): SamplePerson => {
    return { login: `agent${staffNumber}`, name, role: 'agent', team, staffNumber }
  }),
]

/** Adds the sample people and their teams; nothing where there are people already. */
export async function addSamplePeople(db: Database): Promise<void> {
  const passwordHash = await hashPassword(SAMPLE_PASSWORD)
  for (const { team, ...person } of PEOPLE) {
    const teamId = team === undefined ? null : await addTeam(db, team)
    await addUser(db, { ...person, teamId, passwordHash, sample: true })
  }
}
