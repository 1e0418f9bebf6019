import { expect, test } from 'vitest'
import { PASSWORD, running } from './running.ts'

const { app, person } = await running({ LIANGYAN_URL: 'https://quality.bank.example', LIANGYAN_PROXY: 'on' })

test('behind an encrypted address the cookie travels encrypted only', async () => {
  await person('inspector', { login: 'secure' })
  const payload = { login: 'secure', password: PASSWORD }
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload })
  expect(answer.cookies[0]).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax' })
})

test('behind a proxy each address has its own number of attempts', async () => {
  const from = (address: string) =>
    app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-forwarded-for': address },
      payload: { login: 'nobody', password: 'wrong' },
    })
  for (let i = 0; i < 30; i++) expect((await from('192.0.2.1')).statusCode).toBe(401)
  expect((await from('192.0.2.1')).statusCode).toBe(429)
  // an address that the asker made up does not help
  expect((await from('198.51.100.7, 192.0.2.1')).statusCode).toBe(429)
  expect((await from('192.0.2.2')).statusCode).toBe(401)
})
