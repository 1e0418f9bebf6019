import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Me } from '@liangyan/contract'
import { sql } from '@liangyan/store'
import { expect, test } from 'vitest'
import { PASSWORD, running } from './running.ts'

const { system, app, person } = await running({ LIANGYAN_UPLOAD_MB: '1' })
const { login } = await person('administrator')
await app.listen({ port: 0, host: '127.0.0.1' })
const { port } = app.server.address() as AddressInfo
const signedIn = await app.inject({ method: 'POST', url: '/api/session', payload: { login, password: PASSWORD } })
const [cookie] = signedIn.cookies

const GIGABYTES = 1024 ** 3
const BEGINNING =
  '--x\r\ncontent-disposition: form-data; name="file"; filename="a.jsonl"\r\ncontent-type: text/plain\r\n\r\n'

const spooled = () =>
  readdirSync(system.settings.data, { recursive: true }).filter(
    (path) => String(path).startsWith(join('spool', '')) && path !== 'spool',
  )

interface Answered {
  readonly status: number
  readonly body: string
  readonly sent: number
}

/** Sends up to so many bytes as a file, until an answer comes; how far it got. */
function send(bytes: number, headers: Record<string, string>): Promise<Answered> {
  const chunk = Buffer.alloc(64 * 1024, 'x')
  let sent = 0
  return new Promise((resolve, reject) => {
    const outgoing = request({
      port,
      method: 'POST',
      path: '/api/conversations/upload',
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        cookie: `${cookie.name}=${cookie.value}`,
        'x-liangyan-token': signedIn.json<Me>().token,
        ...headers,
      },
    })
    let over = false
    outgoing.on('response', (incoming) => {
      over = true
      text(incoming).then((body) => {
        resolve({ status: incoming.statusCode!, body, sent })
        outgoing.destroy()
      }, reject)
    })
    outgoing.on('error', (error) => over || reject(error))
    outgoing.write(BEGINNING)
    const more = () => {
      if (over) return
      if (sent >= bytes) return void outgoing.end('\r\n--x--\r\n')
      sent += chunk.length
      if (outgoing.write(chunk)) more()
      else outgoing.once('drain', more)
    }
    more()
  })
}

test.each([
  ['says how large it is', { 'content-length': String(2 * GIGABYTES) }],
  ['does not say how large it is', {}],
])('an upload of two gigabytes that %s is cut off early', async (_, headers) => {
  const { status, body, sent } = await send(2 * GIGABYTES, headers)
  expect(status).toBe(413)
  expect(JSON.parse(body)).toEqual({ error: { code: 'too-large', message: '文件过大，至多 1 MB：请拆成几个文件上传' } })
  expect(sent).toBeLessThan(GIGABYTES / 4)
  await expect.poll(spooled).toEqual([])
})

test('an upload that breaks off leaves nothing', async () => {
  const outgoing = request({
    port,
    method: 'POST',
    path: '/api/conversations/upload',
    headers: {
      'content-type': 'multipart/form-data; boundary=x',
      cookie: `${cookie.name}=${cookie.value}`,
      'x-liangyan-token': signedIn.json<Me>().token,
    },
  })
  outgoing.on('error', () => undefined)
  outgoing.write(`${BEGINNING}{"id":`)
  await expect.poll(spooled).toHaveLength(1)
  outgoing.destroy()
  await expect.poll(spooled).toEqual([])
  expect((await system.db.execute(sql`select from tasks`)).rowCount).toBe(0)
})

test('who may not hand in is refused before anything is read', async () => {
  const { status, sent } = await send(2 * GIGABYTES, { cookie: 'liangyan_session=forged' })
  expect(status).toBe(401)
  expect(sent).toBeLessThan(GIGABYTES / 4)
})
