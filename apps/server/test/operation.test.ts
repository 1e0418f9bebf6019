import { readFileSync } from 'node:fs'
import { addKey, health, ingestConversations, metrics, ready } from '@liangyan/contract'
import { sql } from '@liangyan/store'
import { expect, test } from 'vitest'
import { toldOf } from '../src/log.ts'
import { readiness } from '../src/operation/readiness.ts'
import { EXAMPLES } from './handing-in.ts'
import { running } from './running.ts'

const { system, app, person, idle } = await running()
const { db } = system
const administrator = await person('administrator')
const manager = await person('manager')

test('alive and ready are told to anybody', async () => {
  expect((await app.inject({ url: health.path })).json()).toEqual({ alive: true })
  expect((await app.inject({ url: ready.path })).json()).toEqual({ ready: true, standardVersion: 1 })
})

test('without tables, standard or database it is alive, but not ready, and says what it lacks', async () => {
  const lacks = async (break_: ReturnType<typeof sql>, mend: ReturnType<typeof sql>) => {
    await db.execute(break_)
    const answer = await app.inject({ url: ready.path })
    await db.execute(mend)
    expect((await app.inject({ url: health.path })).statusCode).toBe(200)
    return [answer.statusCode, answer.json().error]
  }
  expect(
    await lacks(
      sql`update drizzle.__drizzle_migrations set created_at = created_at - 1`,
      sql`update drizzle.__drizzle_migrations set created_at = created_at + 1`,
    ),
  ).toEqual([503, { code: 'not-ready', message: '数据库结构与程序版本不符，请重新启动服务' }])
  expect(
    await lacks(
      sql`update standard_versions set in_force_since = null`,
      sql`update standard_versions set in_force_since = now()`,
    ),
  ).toEqual([503, { code: 'not-ready', message: '没有已发布的规范版本' }])
  expect((await app.inject({ url: ready.path })).statusCode).toBe(200)
  const unreachable = { db: { execute: () => new Promise(() => undefined) } as never }
  await expect(readiness(unreachable)).rejects.toMatchObject({ status: 503, message: '数据库无法连接' })
})

test('metrics are for the administrator and machines that read figures', async () => {
  expect((await app.inject({ url: metrics.path })).statusCode).toBe(401)
  expect((await manager.ask(metrics)).statusCode).toBe(403)
  const body = { name: 'prometheus', scopes: ['figures:read'] }
  const { secret } = await administrator.get<{ secret: string }>(addKey, { body })
  const scraped = await app.inject({ url: metrics.path, headers: { authorization: `Bearer ${secret}` } })
  expect(scraped.statusCode).toBe(200)
  expect(scraped.headers['content-type']).toMatch(/^text\/plain/)
})

test('metrics tell of requests, inspections, queue, tasks and the process, without names', async () => {
  await administrator.get(ingestConversations, { body: { conversations: EXAMPLES } })
  await idle()
  await app.inject({ url: '/api/conversations/yt-0301' })
  await app.inject({ url: '/nowhere/at/all' })
  const text = (await administrator.ask(metrics)).body
  const values = new Map(text.split('\n').map((line) => [line.slice(0, line.lastIndexOf(' ')), line.split(' ').at(-1)]))
  const value = (name: string) => Number(values.get(name) ?? NaN)
  expect(value('liangyan_inspections_total')).toBe(EXAMPLES.length)
  expect(value('liangyan_inspection_seconds_count')).toBe(EXAMPLES.length)
  expect(value('liangyan_inspection_seconds_sum')).toBeGreaterThan(0)
  const posted = '{method="POST",route="/api/conversations",status="200"}'
  expect(value(`liangyan_http_request_seconds_count${posted}`)).toBe(1)
  expect(value('liangyan_http_request_seconds_count{method="GET",route="/api/conversations/:id",status="401"}')).toBe(1)
  // of the figures any may hold these digits
  expect([...values.keys()].join('\n')).not.toMatch(/nowhere|yt-0301|3107/)
  expect(value('liangyan_conversations{state="uninspected"}')).toBe(0)
  expect(value('process_resident_memory_bytes')).toBeGreaterThan(0)
  expect(value('liangyan_database_connections{state="open"}')).toBeGreaterThan(0)
  await db.execute(sql`update conversations set inspection_id = null where id = 'yt-0301'`)
  await db.execute(sql`insert into tasks (kind, title) values ('import', 'x')`)
  await db.execute(sql`
    insert into pgboss.job (id, name, data, policy, start_after)
    select gen_random_uuid(), 'inspect', '{"keys":[]}', policy, now() + interval '1 hour' from pgboss.queue where name = 'inspect'`)
  const later = (await administrator.ask(metrics)).body
  expect(later).toContain('liangyan_conversations{state="uninspected"} 1')
  expect(later).toContain('liangyan_tasks{kind="import",state="waiting"} 1')
  expect(later).toContain('liangyan_queue_jobs{queue="inspect",state="waiting"} 1')
})

test('of an error kind, place and statement are told, never what it was given', async () => {
  const secret = '陆女士 6222021234567894'
  const failed = await db.execute(sql`select ${secret}::int`).catch((error: unknown) => error)
  const told = toldOf(failed)
  expect(told).toMatchObject({ kind: 'DrizzleQueryError', query: 'select $1::int', cause: { code: '22P02' } })
  expect(JSON.stringify(told)).not.toMatch(/陆女士|6222/)
  expect(told.place!.length).toBeGreaterThan(0)
  const parsed = (() => {
    try {
      return JSON.parse(`{"a": ${secret}`) as unknown
    } catch (error) {
      return error
    }
  })()
  expect(JSON.stringify(toldOf(parsed))).not.toMatch(/陆女士|6222/)
  expect(toldOf(new TypeError('x is not a function'))).toMatchObject({ message: 'x is not a function' })
  expect(toldOf('陆女士')).toEqual({ kind: 'string' })
  expect(() => readFileSync('/nowhere/陆女士')).toThrow(expect.toSatisfy((error) => toldOf(error).code === 'ENOENT'))
})
