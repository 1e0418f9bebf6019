import { readFileSync } from 'node:fs'
import {
  type ConversationLine,
  entrance,
  ingestConversations,
  listConversations,
  me,
  type Me,
  removeSample,
} from '@liangyan/contract'
import { expect, test } from 'vitest'
import { SAMPLE_PASSWORD } from '../src/sample/people.ts'
import { addSampleData } from '../src/sample/sample-data.ts'
import { asker, running, signIn } from './running.ts'

const [REAL] = readFileSync(new URL('../../../examples/conversations.jsonl', import.meta.url), 'utf8').split('\n')
const { system, app, idle } = await running()
const nobody = asker(app)
const signedInAs = (login: string) => asker(app, () => signIn(app, login, '10.3.0.1', SAMPLE_PASSWORD))

test('sample data is added once, marked, and removed with one request; what is real stays', {
  timeout: 120_000,
}, async () => {
  await addSampleData(system)
  await addSampleData(system)
  await idle()
  const administrator = signedInAs('admin')
  await administrator.get(ingestConversations, { body: { conversations: [JSON.parse(REAL)] } })
  await idle()

  const { items } = await administrator.get<{ items: ConversationLine[] }>(listConversations, { query: { limit: 500 } })
  expect(items.length).toBeGreaterThan(400)
  expect(items.every(({ sample, id }) => sample === id.startsWith('sample-'))).toBe(true)
  expect(items.every(({ score, agentName }) => score !== null && agentName !== '')).toBe(true)
  expect(items.some(({ fatal }) => fatal) && items.some(({ broken }) => broken === 0)).toBe(true)
  expect((await signedInAs('inspector').ask(removeSample)).statusCode).toBe(403)

  const removed = await administrator.get<{ conversations: number; people: number }>(removeSample)
  expect(removed.conversations).toBeGreaterThan(400)
  expect((await nobody.get<{ samples: unknown[] }>(entrance)).samples).toEqual([])
  await expect(signIn(app, 'inspector', '10.3.0.2', SAMPLE_PASSWORD)).rejects.toThrow('账号或密码不正确')
  // the password is known to all; nothing else is answered before it is changed
  expect((await signedInAs('admin').get<Me>(me)).mustChangePassword).toBe(true)
  expect((await signedInAs('admin').ask(listConversations)).json<{ error: { code: string } }>().error.code).toBe(
    'change-password',
  )
  const { rows } = await system.pool.query('select sample from conversations')
  expect(rows).toEqual([{ sample: false }])
  await addSampleData(system)
  expect((await system.pool.query('select count(*)::int from conversations')).rows).toEqual([{ count: 1 }])
})
