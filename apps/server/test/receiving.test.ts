import { type ConversationDetail, ingestConversations, readConversation } from '@liangyan/contract'
import { sql } from '@liangyan/store'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { storable } from '../src/ingest/storable.ts'
import { askForLeft } from '../src/upkeep.ts'
import { EXAMPLES, manyConversations } from './handing-in.ts'
import { running } from './running.ts'

const { system, person, idle } = await running()
const administrator = await person('administrator')
const inspector = await person('inspector')

interface Ingested {
  readonly accepted: string[]
  readonly known: string[]
  readonly refused: { readonly index: number; readonly id: string; readonly message: string }[]
}
const ingest = (conversations: readonly unknown[]) =>
  administrator.get<Ingested>(ingestConversations, { body: { conversations } })

test('what PostgreSQL cannot hold is replaced one for one, in texts and names, however deep', () => {
  const text = fc.string({ unit: 'binary', maxLength: 12 })
  const odd = fc.oneof(text, fc.constantFrom('a\0b', '\ud800', 'x\udc00', '好\ud83d', '\\u0000', '😀'))
  const value = fc.letrec((tie) => ({
    any: fc.oneof(odd, fc.integer(), fc.constant(null), fc.array(tie('any')), fc.dictionary(odd, tie('any'))),
  })).any
  fc.assert(
    fc.property(value, (given) => {
      const json = JSON.stringify(given)
      const kept = storable(given, json)
      const texts = JSON.stringify(kept)
      expect(texts).not.toMatch(/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/)
      if (!/\\u(?:0000|d[89a-f])/.test(json)) expect(kept).toBe(given)
      if (typeof given === 'string') expect(kept).toHaveLength(given.length)
    }),
  )
})

test('a conversation full of such text is stored, inspected and shown', async () => {
  const strange = {
    ...EXAMPLES[0],
    id: 'strange\0id',
    service: '信用\ud800卡',
    attributes: { 'na\0me': 'va\0lue', plain: '\udfff' },
    turns: EXAMPLES[0].turns.map((turn) => ({ ...turn, text: `\0${turn.text}\ud83d`, more: { '\0': '\0' } })),
    events: [{ type: 'transfer', at: 1, to: '转\0接' }],
  }
  expect((await ingest([strange])).accepted).toEqual(['strange\ufffdid'])
  expect((await ingest([strange])).known).toEqual(['strange\ufffdid'])
  await idle()
  const detail = await inspector.get<ConversationDetail>(readConversation, { params: { id: 'strange\ufffdid' } })
  expect(detail.attributes).toMatchObject({ 'na\ufffdme': 'va\ufffdlue', plain: '\ufffd' })
  expect(detail.turns[0].text).toMatch(/^\ufffd.*\ufffd$/s)
  expect(detail.inspection).not.toBeNull()
  // of what the source added to a turn nothing is stored where it can be searched
  const { rows } = await system.db.execute<{ record: string }>(sql`select record::text from transcripts`)
  expect(rows.every(({ record }) => !record.includes('more'))).toBe(true)
})

test('what could not be listed is refused with its place', async () => {
  const [one] = EXAMPLES
  const { accepted, refused } = await ingest([
    { ...one, id: 'long', agent: 'x'.repeat(201) },
    { ...one, id: 'early', startedAt: '0000-01-01T00:00:00Z' },
    { ...one, id: 'index', turns: [{ ...one.turns[0], index: 2 ** 40 }] },
    { ...one, id: 'good' },
    { ...one, id: 'good' },
    { ...one, id: 'good', channel: 'chat' },
  ])
  expect(accepted).toEqual(['good'])
  expect(refused.map(({ index, id, message }) => [index, id, message.split(/[ 的：；]/)[0]])).toEqual([
    [0, 'long', 'agent'],
    [1, 'early', 'startedAt'],
    [2, 'index', 'turns[0].index'],
    [5, 'good', '已有同编号但内容不同'],
  ])
})

test('more words than can be searched by are searched by in part', async () => {
  const character = (i: number) => String.fromCodePoint(0x4e00 + (i % 20_000))
  const turns = Array.from({ length: 40 }, (_, index) => ({
    index,
    speaker: 'agent',
    text: Array.from({ length: 4_000 }, (__, i) => character(index * 4_001 + i * 7)).join(''),
  }))
  await ingest([{ ...EXAMPLES[0], id: 'endless', turns }])
  await idle()
  expect(await uninspected()).toEqual([])
})

test('a conversation that cannot be inspected holds up no other', async () => {
  const { db, queue } = system
  await ingest(manyConversations(5, 'beside'))
  await idle()
  await db.execute(
    sql`update originals set sealed = '\\x0102' from conversations where key = conversation_key and id = 'beside-2'`,
  )
  const { rows } = await db.execute<{ key: number }>(
    sql`update conversations set inspection_id = null where id like 'beside-%' returning key::int`,
  )
  await queue.ask('inspect', { keys: rows.map(({ key }) => key) })
  await idle()
  expect(await uninspected()).toEqual(['beside-2'])
})

test('inspections that were given up are asked for again, those of today are not', async () => {
  const { db } = system
  await db.execute(sql`update conversations set inspection_id = null where id = 'beside-0'`)
  await db.execute(
    sql`update conversations set inspection_id = null, received_at = now() - interval '1 day' where id = 'good'`,
  )
  await askForLeft(system)
  await idle()
  expect(await uninspected()).toEqual(['beside-0', 'beside-2'])
})

async function uninspected(): Promise<string[]> {
  const { rows } = await system.db.execute<{ id: string }>(
    sql`select id from conversations where inspection_id is null order by id`,
  )
  return rows.map(({ id }) => id)
}
