import type { Role } from '@liangyan/contract'
import { addTeam, addUser, type Database, hasUsers } from '@liangyan/store'
import { hashPassword } from '../access/passwords.ts'

export const SAMPLE_PASSWORD = 'liangyan-demo'

interface SamplePerson {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly team?: string
  readonly staffNumber?: string
}

/** The people of the sample bank, one for each role and agents for each team. */
const PEOPLE: readonly SamplePerson[] = [
  { login: 'admin', name: '系统管理员', role: 'administrator' },
  { login: 'inspector', name: '程静', role: 'inspector' },
  { login: 'inspector2', name: '罗文博', role: 'inspector' },
  { login: 'owner', name: '顾一鸣', role: 'standard-owner' },
  { login: 'owner2', name: '宋佳', role: 'standard-owner' },
  { login: 'trainer', name: '贺兰', role: 'trainer' },
  { login: 'manager', name: '章立', role: 'manager' },
  { login: 'lead1', name: '杜敏', role: 'team-lead', team: '信用卡组' },
  { login: 'lead2', name: '韩磊', role: 'team-lead', team: '综合服务组' },
]

/** Adds the sample people and their teams; nothing where there are people already. */
export async function addSamplePeople(db: Database): Promise<void> {
  if (await hasUsers(db)) return
  const passwordHash = await hashPassword(SAMPLE_PASSWORD)
  for (const { team, ...person } of PEOPLE) {
    const teamId = team === undefined ? null : await addTeam(db, team)
    await addUser(db, { ...person, teamId, passwordHash, sample: true })
  }
}
