import {
  addTeam,
  addUser,
  changePassword,
  changeUser,
  endUserSessions,
  ingestConversations,
  listConversations,
  listTeams,
  listUsers,
  me,
  renameTeam,
  resetPassword,
  setLanguage,
  type TeamLine,
  type User,
} from '@liangyan/contract'
import { expect, test } from 'vitest'
import { type Client, PASSWORD, running, signIn } from './running.ts'
import { trail } from './trail.ts'

const { app, system, person, idle } = await running()
const administrator = await person('administrator')

interface Added {
  user: User
  password: string | null
}
interface Users {
  items: User[]
  next: string | null
}

test('a new person signs in with the temporary password and must change it before all else', async () => {
  const body = { login: 'Li.Na', name: '李娜', role: 'inspector' }
  const { user, password } = await administrator.get<Added>(addUser, { body })
  expect(user).toMatchObject({ login: 'Li.Na', password: 'temporary', disabled: false, team: null })
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login: 'li.na', password: password! },
  })
  expect(answer.json()).toMatchObject({ mustChangePassword: true })
  const headers = {
    cookie: `${answer.cookies[0].name}=${answer.cookies[0].value}`,
    'x-liangyan-token': answer.json<{ token: string }>().token,
  }
  const ask = (method: 'GET' | 'PUT', url: string, payload?: object) =>
    app.inject({ method, url, headers, ...(payload && { payload }) })
  const barred = await ask('GET', listConversations.path)
  expect([barred.statusCode, barred.json().error.code]).toEqual([403, 'change-password'])
  expect((await ask('GET', me.path)).statusCode).toBe(200)
  expect((await ask('PUT', setLanguage.path, { language: 'en' })).statusCode).toBe(200)
  const changed = await ask('PUT', changePassword.path, { old: password, new: 'quite another word' })
  expect(changed.statusCode).toBe(200)
  expect((await ask('GET', listConversations.path)).statusCode).toBe(200)
  await signIn(app, 'li.na', '10.1.0.1', 'quite another word')
  const found = await administrator.get<Users>(listUsers, { query: { text: '李娜' } })
  expect(found.items).toMatchObject([{ password: 'own', language: 'en' }])
})

test('a login is there once, whatever its case; so is a staff number', async () => {
  const add = (login: string, staffNumber: string | null) =>
    administrator.ask(addUser, { body: { login, name: '王强', role: 'agent', staffNumber } })
  expect((await add('wang', '9001')).statusCode).toBe(200)
  const sameLogin = await add('WANG', '9002')
  expect([sameLogin.statusCode, sameLogin.json().error.code]).toEqual([409, 'login-taken'])
  const sameNumber = await add('wang2', '9001')
  expect([sameNumber.statusCode, sameNumber.json().error.code]).toEqual([409, 'staff-number-taken'])
  const unknownTeam = await administrator.ask(addUser, {
    body: { login: 'wang3', name: '王强', role: 'agent', team: 4711 },
  })
  expect([unknownTeam.statusCode, unknownTeam.json().error.place]).toEqual([400, 'team'])
})

test('the list pages by login, filters by role, team, state and text', async () => {
  const team = await administrator.get<TeamLine>(addTeam, { body: { name: '分页组' } })
  for (let i = 0; i < 7; i++)
    await administrator.get(addUser, {
      body: { login: `Page-${i}`, name: `100%_${i}`, role: 'agent', team: team.id, staffNumber: `P${i}` },
    })
  const logins: string[] = []
  let after: string | null = null
  do {
    const page: Users = await administrator.get(listUsers, {
      query: { team: team.id, limit: 3, ...(after !== null && { after }) },
    })
    expect(page.items.length).toBeLessThanOrEqual(3)
    logins.push(...page.items.map(({ login }) => login))
    after = page.next
  } while (after !== null)
  expect(logins).toEqual(['Page-0', 'Page-1', 'Page-2', 'Page-3', 'Page-4', 'Page-5', 'Page-6'])

  const count = async (query: object) =>
    (await administrator.get<Users>(listUsers, { query: { ...query } })).items.length
  expect(await count({ team: team.id, role: 'agent' })).toBe(7)
  expect(await count({ team: team.id, role: 'inspector' })).toBe(0)
  expect(await count({ text: 'pAGE-3' })).toBe(1)
  expect(await count({ text: 'P5' })).toBe(1)
  expect(await count({ text: '%_' })).toBe(7)
  expect(await count({ text: '%x' })).toBe(0)
  expect(await count({ team: team.id, state: 'disabled' })).toBe(0)
})

test('what changes of a person stands in the audit trail, from and to', async () => {
  const team = await administrator.get<TeamLine>(addTeam, { body: { name: '变更组' } })
  const { user } = await administrator.get<Added>(addUser, { body: { login: 'moves', name: '何平', role: 'agent' } })
  const body = { team: team.id, role: 'team-lead', staffNumber: '77' }
  const changed = await administrator.get<User>(changeUser, { params: { id: user.id }, body })
  expect(changed).toMatchObject({ team: { name: '变更组' }, role: 'team-lead', staffNumber: '77', name: '何平' })
  await administrator.get(changeUser, { params: { id: user.id }, body })
  const entries = await trail(system, 'moves')
  expect(entries.map(({ action }) => action)).toEqual(['user.add', 'user.change'])
  expect(entries[1]).toMatchObject({
    userId: administrator.id,
    detail: {
      changes: {
        team: { from: null, to: '变更组' },
        role: { from: 'agent', to: 'team-lead' },
        staffNumber: { from: null, to: '77' },
      },
    },
  })
  expect(entries[1].summary).toContain('变更组')
  const none = { team: null, staffNumber: null }
  const back = await administrator.get<User>(changeUser, { params: { id: user.id }, body: none })
  expect(back).toMatchObject({ team: null, staffNumber: null })
  expect((await administrator.ask(changeUser, { params: { id: user.id }, body: {} })).statusCode).toBe(400)
  expect((await administrator.ask(changeUser, { params: { id: 999_999 }, body: { name: 'x' } })).statusCode).toBe(404)
})

test('disabling somebody ends the sessions at once and keeps them out', async () => {
  const leaving = await person('inspector', { login: 'leaving' })
  await leaving.get(me)
  await administrator.get(changeUser, { params: { id: leaving.id }, body: { disabled: true } })
  expect((await leaving.ask(me)).statusCode).toBe(401)
  await expect(signIn(app, 'leaving', '10.1.0.2')).rejects.toThrow('账号或密码不正确')
  await administrator.get(changeUser, { params: { id: leaving.id }, body: { disabled: false } })
  // sessions from before are gone for good
  expect((await leaving.ask(me)).statusCode).toBe(401)
  await signIn(app, 'leaving', '10.1.0.2')
})

test('sessions can be ended, passwords reset; nobody resets the own password this way', async () => {
  const other = await person('trainer', { login: 'other' })
  await other.get(me)
  await administrator.get(endUserSessions, { params: { id: other.id } })
  expect((await other.ask(me)).statusCode).toBe(401)
  const { password } = await administrator.get<{ password: string }>(resetPassword, { params: { id: other.id } })
  expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/)
  await expect(signIn(app, 'other', '10.1.0.3')).rejects.toThrow('账号或密码不正确')
  await signIn(app, 'other', '10.1.0.3', password)
  expect((await administrator.ask(resetPassword, { params: { id: administrator.id } })).statusCode).toBe(403)
  expect((await trail(system, 'other')).map(({ action }) => action)).toEqual([
    'session.signIn',
    'user.endSessions',
    'user.resetPassword',
    'session.refused',
    'session.signIn',
  ])
})

test('nobody changes the own role or standing; the last administrator stays', async () => {
  for (const body of [{ role: 'manager' }, { disabled: true }]) {
    const answer = await administrator.ask(changeUser, { params: { id: administrator.id }, body })
    expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'own-account'])
  }
  // the same role again is no change
  const same = { role: 'administrator', disabled: false, name: '张管' }
  await administrator.get(changeUser, { params: { id: administrator.id }, body: same })

  // two who demote, or disable, each other at the same moment: one stays
  for (const body of [{ role: 'manager' }, { disabled: true }]) {
    const [a, b] = [await person('administrator'), await person('administrator')]
    await administrator.get(changeUser, { params: { id: a.id }, body: { name: 'A' } })
    await Promise.all([a.get(me), b.get(me)])
    const deposed = await withoutOthers([a, b], () =>
      Promise.all([
        a.ask(changeUser, { params: { id: b.id }, body }),
        b.ask(changeUser, { params: { id: a.id }, body }),
      ]),
    )
    expect(deposed.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect([401, 403, 409]).toContain(deposed.find(({ statusCode }) => statusCode !== 200)?.statusCode)
  }
})

/** Does something while these are the only administrators. */
async function withoutOthers<T>(administrators: readonly Client[], work: () => Promise<T>): Promise<T> {
  const ids = administrators.map(({ id }) => id)
  const others = `role = 'administrator' and id <> all($1)`
  await system.pool.query(`update users set role = 'set aside' where ${others}`, [ids])
  try {
    const result = await work()
    const { rows } = await system.pool.query(`select id from users where role = 'administrator' and not disabled`)
    expect(rows).toHaveLength(1)
    return result
  } finally {
    await system.pool.query(`update users set role = 'manager' where id = any($1)`, [ids])
    await system.pool.query(`update users set role = 'administrator' where role = 'set aside'`)
  }
}

test('a person who changes teams leaves the conversations with the team they had', async () => {
  const agent = await person('agent', { staffNumber: 'T-1', team: '旧组' })
  const lead = await person('team-lead', { team: '旧组' })
  const newLead = await person('team-lead', { team: '新组' })
  const hand = (id: string) =>
    administrator.get(ingestConversations, {
      body: {
        conversations: [
          { id, agent: 'T-1', turns: [{ index: 0, speaker: 'agent', text: '您好，很高兴为您服务。' }], events: [] },
        ],
      },
    })
  await hand('before')
  await idle()
  const teams = await administrator.get<{ items: TeamLine[] }>(listTeams)
  const [from, to] = ['旧组', '新组'].map((name) => teams.items.find((team) => team.name === name)!)
  expect(from).toMatchObject({ members: 2, leads: [expect.stringContaining('team-lead')] })
  await administrator.get(changeUser, { params: { id: agent.id }, body: { team: to.id } })
  await hand('after')
  await idle()
  const seenBy = async (client: Client) =>
    (await client.get<{ items: { id: string }[] }>(listConversations)).items.map(({ id }) => id)
  expect(await seenBy(lead)).toEqual(['before'])
  expect(await seenBy(newLead)).toEqual(['after'])
  expect((await seenBy(agent)).sort()).toEqual(['after', 'before'])
})

test('teams are added and renamed; a name is there once', async () => {
  const team = await administrator.get<TeamLine>(addTeam, { body: { name: ' 贵宾组 ' } })
  expect(team).toEqual({ id: team.id, name: '贵宾组', members: 0, leads: [] })
  expect((await administrator.ask(addTeam, { body: { name: '贵宾组' } })).statusCode).toBe(409)
  const other = await administrator.get<TeamLine>(addTeam, { body: { name: '外呼组' } })
  const taken = await administrator.ask(renameTeam, { params: { id: other.id }, body: { name: '贵宾组' } })
  expect([taken.statusCode, taken.json().error.code]).toEqual([409, 'name-taken'])
  const renamed = await administrator.get<TeamLine>(renameTeam, { params: { id: other.id }, body: { name: '催收组' } })
  expect(renamed.name).toBe('催收组')
  expect((await trail(system, '外呼组')).at(-1)).toMatchObject({
    action: 'team.rename',
    detail: { changes: { name: { from: '外呼组', to: '催收组' } } },
  })
  for (const name of ['', '  ', 'a\u0000b', '长'.repeat(61)])
    expect((await administrator.ask(addTeam, { body: { name } })).statusCode).toBe(400)
})

test('people without a password are for the single sign-on', async () => {
  const body = { login: 'sso-only', name: '单点', role: 'inspector', withPassword: false }
  const { user, password } = await administrator.get<Added>(addUser, { body })
  expect([user.password, password]).toEqual(['none', null])
  await expect(signIn(app, 'sso-only', '10.1.0.4', PASSWORD)).rejects.toThrow('账号或密码不正确')
})
