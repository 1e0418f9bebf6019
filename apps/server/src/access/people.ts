import type { BodyOf, changeUser, Role, User } from '@liangyan/contract'
import { type Person, violatedUniqueness } from '@liangyan/store'
import { conflict, Refused } from '../http/refused.ts'

/** A person as the contract shows them to those who arrange people. */
export function shownUser({ user, team }: Person, now: Date): User {
  const { id, login, name, role, staffNumber, disabled, sample, createdAt, lastSeenAt } = user
  return {
    id,
    login,
    name,
    role: role as Role,
    team,
    staffNumber,
    language: user.language === 'en' ? 'en' : 'zh-CN',
    disabled,
    locked: user.lockedUntil !== null && user.lockedUntil > now,
    sample,
    singleSignOn: user.identity !== null,
    password: user.passwordHash === null ? 'none' : user.mustChangePassword ? 'temporary' : 'own',
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  }
}

/** Refuses changes of the own role or standing, and those that would leave nobody to administer the system. */
export function refuseWhatNobodyMay(
  before: User,
  { role, disabled }: BodyOf<typeof changeUser>,
  asker: number | null,
  activeAdministrators: readonly number[],
): void {
  const newRole = role !== undefined && role !== before.role
  const disables = disabled === true && !before.disabled
  if (before.id === asker && newRole)
    throw new Refused(403, 'own-account', '不能修改自己的角色，请由其他系统管理员操作')
  if (before.id === asker && disables)
    throw new Refused(403, 'own-account', '不能停用自己的账号，请由其他系统管理员操作')
  const others = activeAdministrators.filter((id) => id !== before.id)
  if ((newRole || disables) && activeAdministrators.includes(before.id) && others.length === 0)
    throw conflict('last-administrator', '这是最后一名启用的系统管理员，请先启用或任命另一名系统管理员')
}

/** What has changed of a person, in the words of the audit trail. */
export function changesBetween(
  before: User,
  after: User,
): Record<string, { readonly from: string | boolean | null; readonly to: string | boolean | null }> {
  const kept = ({ name, role, team, staffNumber, disabled }: User) =>
    Object.entries({ name, role, team: team?.name ?? null, staffNumber, disabled })
  const now = new Map(kept(after))
  return Object.fromEntries(
    kept(before).flatMap(([field, from]) => {
      const to = now.get(field) ?? null
      return from === to ? [] : [[field, { from, to }]]
    }),
  )
}

/** Adds or changes a person; says in one sentence whose login or staff number is there already. */
export async function uniquely<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const violated = violatedUniqueness(error)
    if (violated === 'users_login') throw conflict('login-taken', '已有此登录名的用户（不区分大小写），请换一个')
    if (violated === 'users_staff_number') throw conflict('staff-number-taken', '此工号已属于另一名用户，请核对')
    throw error
  }
}
