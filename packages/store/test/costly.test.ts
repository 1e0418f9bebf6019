import * as fc from 'fast-check'
import { desc } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { addConversations, type Filter, matching, openDatabase, termsOf } from '../src/index.ts'
import { keysThatHold, type Walk } from '../src/queries/costly.ts'
import { foundNamed } from '../src/queries/filter.ts'
import { saidWords } from '../src/queries/said.ts'
import { conversations as c, findings, inspections, transcripts } from '../src/schema/index.ts'
import { freshDatabase } from './database.ts'

const { pool } = await freshDatabase()
const db = openDatabase(pool)

/** Few of everything, so that many conversations have the same: characters, times, findings. */
const someText = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '，', '%', '"'), minLength: 1, maxLength })
const aFinding = fc.record({
  clause: fc.constantFrom('a', 'b', 'c'),
  verdict: fc.constantFrom('broken', 'undecided'),
  opinion: fc.constantFrom('machine', 'confirmed', 'overturned', 'added'),
  trial: fc.boolean(),
  current: fc.boolean(),
})
const aConversation = fc.record({
  minute: fc.nat(20),
  risk: fc.constantFrom(0, 0.25, 0.5),
  service: fc.constantFrom('信用卡', '贷款'),
  text: someText(12),
  found: fc.array(aFinding, { maxLength: 3 }),
})
const moment = (minute: number) => new Date(minute * 60_000)

let stored: { readonly key: number; readonly startedAt: number; risk: number; service: string; text: string }[] = []

beforeAll(async () => {
  const made = fc.sample(aConversation, { numRuns: 80, seed: 7 })
  const keys = await addConversations(
    db,
    made.map(({ minute, risk, service }, place) => ({
      row: { id: String(place), startedAt: moment(minute), duration: 0, turns: 1, digest: '', risk, service },
      sealed: Buffer.alloc(1),
    })),
  )
  const keyOf = (place: number) => keys.get(String(place))!
  stored = made.map(({ minute, ...rest }, place) => ({ ...rest, key: keyOf(place), startedAt: minute * 60_000 }))
  await db
    .insert(transcripts)
    .values(
      stored.map(({ key, text }) => ({ conversationKey: key, record: { turns: [{ text }] }, terms: termsOf([text]) })),
    )
  const inspected = await db
    .insert(inspections)
    .values(
      stored.map(({ key }) => ({
        conversationKey: key,
        standardVersion: 1,
        scorecard: {},
        verdicts: [],
        commitments: [],
      })),
    )
    .returning({ id: inspections.id })
  await db.insert(findings).values(
    made.flatMap(({ minute, found }, place) =>
      found.map((finding, position) => ({
        ...finding,
        conversationKey: keyOf(place),
        inspectionId: inspected[place].id,
        position,
        startedAt: moment(minute),
        criterion: finding.clause === 'c' ? 'other' : 'first',
        severity: 'minor',
        turns: [],
        detail: {},
      })),
    ),
  )
})

const anOrder = fc.constantFrom('startedAt' as const, 'risk' as const)
const aLimit = fc.integer({ min: 1, max: 100 })
const aWalk: fc.Arbitrary<Walk> = fc.record({
  first: fc.integer({ min: 1, max: 120 }),
  longest: fc.constantFrom(0, 20, 1000),
})
const aService = fc.option(fc.constantFrom('信用卡', '贷款'), { nil: undefined })
const LETTERS = /[\p{L}\p{N}]{2}/u

test('words are found in the order of the list, however many conversations are asked one by one', async () => {
  await fc.assert(
    fc.asyncProperty(someText(4), aService, anOrder, aLimit, aWalk, async (words, service, by, limit, walk) => {
      const expected = stored
        .filter((one) => (service === undefined || one.service === service) && LETTERS.test(words))
        .filter(({ text }) => text.includes(words))
        .sort((a, b) => b[by] - a[by] || b.key - a.key)
        .slice(0, limit)
      const said = saidWords(words, walk)
      const where = matching(db, { service })
      const keys = said ? await keysThatHold(db, said, { where, by: c[by], limit }) : []
      expect(keys).toEqual(expected.map(({ key }) => key))
    }),
    { numRuns: 200 },
  )
})

const namedFindings: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ clause: fc.constantFrom('a', 'b', 'c', 'd') }),
  fc.record({ criterion: fc.constantFrom('first', 'other') }),
  fc.record({ clauses: fc.subarray(['a', 'b', 'c'], { minLength: 1 }) }),
)

test('lists by findings show what the filter says, however many conversations are asked one by one', async () => {
  await fc.assert(
    fc.asyncProperty(
      namedFindings,
      fc.option(fc.constantFrom('broken', 'undecided'), { nil: undefined }),
      fc.option(fc.nat(20), { nil: undefined }),
      aService,
      anOrder,
      aLimit,
      aWalk,
      async (named, verdict, minute, service, by, limit, walk) => {
        const from = minute === undefined ? undefined : moment(minute)
        const filter = { ...named, verdict, from, service }
        const order = [desc(c[by]), desc(c.key)]
        const expected = await db
          .select({ key: c.key })
          .from(c)
          .where(matching(db, filter))
          .orderBy(...order)
          .limit(limit)
        const keys = await keysThatHold(db, foundNamed(filter, walk)!, {
          where: matching(db, { from, service }),
          by: c[by],
          limit,
        })
        expect(keys).toEqual(expected.map(({ key }) => key))
      },
    ),
    { numRuns: 200 },
  )
})
