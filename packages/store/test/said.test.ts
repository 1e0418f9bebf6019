import * as fc from 'fast-check'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { addConversations, openDatabase, termsOf } from '../src/index.ts'
import { keysOfSaid } from '../src/queries/said.ts'
import { conversations as c, transcripts } from '../src/schema/index.ts'
import { freshDatabase } from './database.ts'

const { pool } = await freshDatabase()
const db = openDatabase(pool)

interface Stored {
  readonly key: number
  readonly startedAt: number
  readonly risk: number
  readonly service: string
  readonly text: string
}
let stored: Stored[] = []

/** Few characters, so that many conversations hold the same pairs; times that several share. */
beforeAll(async () => {
  const made = fc.sample(
    fc.record({
      minute: fc.nat(20),
      risk: fc.constantFrom(0, 0.25, 0.5),
      service: fc.constantFrom('信用卡', '贷款'),
      text: fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '，', '%', '"'), minLength: 1, maxLength: 12 }),
    }),
    { numRuns: 80, seed: 7 },
  )
  const keys = await addConversations(
    db,
    made.map(({ minute, risk, service }, place) => ({
      row: {
        id: String(place),
        startedAt: new Date(minute * 60_000),
        duration: 0,
        turns: 1,
        digest: '',
        risk,
        service,
      },
      sealed: Buffer.alloc(1),
    })),
  )
  stored = made.map(({ minute, risk, service, text }, place) => {
    return { key: keys.get(String(place))!, startedAt: minute * 60_000, risk, service, text }
  })
  await db
    .insert(transcripts)
    .values(
      stored.map(({ key, text }) => ({ conversationKey: key, record: { turns: [{ text }] }, terms: termsOf([text]) })),
    )
})

const LETTERS = /[\p{L}\p{N}]{2}/u

test('words are found in the order of the list, however many conversations are asked one by one first', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '，', '%', '"'), minLength: 2, maxLength: 4 }),
      fc.option(fc.constantFrom('信用卡', '贷款')),
      fc.constantFrom('startedAt', 'risk'),
      fc.integer({ min: 1, max: 100 }),
      fc.record({ first: fc.integer({ min: 1, max: 120 }), longest: fc.constantFrom(0, 20, 1000) }),
      async (words, service, by, limit, walk) => {
        const where = service === null ? undefined : sql`${c.service} = ${service}`
        const expected = stored
          .filter((one) => (service === null || one.service === service) && LETTERS.test(words))
          .filter(({ text }) => text.includes(words))
          .sort((a, b) => b[by] - a[by] || b.key - a.key)
          .slice(0, limit)
        const keys = await keysOfSaid(db, words, where, c[by], limit, walk)
        expect(keys).toEqual(expected.map(({ key }) => key))
      },
    ),
    { numRuns: 300 },
  )
})
