import { readFileSync } from 'node:fs'
import {
  type ConversationDetail,
  type ConversationLine,
  ingestConversations,
  listConversations,
  readConversation,
  revealConversation,
} from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import { expect, test } from 'vitest'
import { running } from './running.ts'

const EXAMPLES = readFileSync(new URL('../../../examples/conversations.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Conversation)

const { person, idle } = await running()
const administrator = await person('administrator')
const inspector = await person('inspector')
const agent = await person('agent', { staffNumber: '坐席 3107', team: '信用卡组' })
const lead = await person('team-lead', { team: '信用卡组' })

test('conversations are stored, inspected, listed and shown masked', async () => {
  const first = await administrator.get<{ accepted: string[]; known: string[] }>(ingestConversations, {
    body: { conversations: EXAMPLES },
  })
  expect(first.accepted).toHaveLength(EXAMPLES.length)
  const again = await administrator.get<{ accepted: string[]; known: string[] }>(ingestConversations, {
    body: { conversations: EXAMPLES },
  })
  expect([again.accepted.length, again.known.length]).toEqual([0, EXAMPLES.length])
  await idle()

  const all: ConversationLine[] = []
  let after: string | null = null
  do {
    const page: { items: ConversationLine[]; next: string | null } = await inspector.get(listConversations, {
      query: { limit: 5, ...(after !== null && { after }) },
    })
    all.push(...page.items)
    after = page.next
  } while (after !== null)
  expect(all.map(({ id }) => id).sort()).toEqual(EXAMPLES.map(({ id }) => id).sort())
  const times = all.map(({ startedAt }) => startedAt)
  expect(times).toEqual([...times].sort().reverse())
  expect(all.every(({ score }) => score !== null)).toBe(true)

  const own = await agent.get<{ items: ConversationLine[] }>(listConversations)
  const mine = EXAMPLES.filter(({ agent }) => agent === '坐席 3107').map(({ id }) => id)
  expect(own.items.map(({ id }) => id).sort()).toEqual([...mine].sort())
  const team = await lead.get<{ items: ConversationLine[] }>(listConversations)
  expect(team.items.map(({ id }) => id).sort()).toEqual([...mine].sort())

  const [id] = mine
  const detail = await inspector.get<ConversationDetail>(readConversation, { params: { id } })
  expect(detail.inspection?.scorecard.items.length).toBeGreaterThan(0)
  const shown = detail.turns.map(({ text }) => text).join('\n')
  expect(shown).not.toContain('六六二一')
  const revealed = await inspector.get<{ turns: { text: string }[] }>(revealConversation, {
    params: { id },
    body: { reason: '核对卡号' },
  })
  expect(revealed.turns.map(({ text }) => text).join('\n')).toContain('六六二一')
  expect((await agent.ask(revealConversation, { params: { id }, body: { reason: '好奇' } })).statusCode).toBe(403)
  const other = EXAMPLES.find(({ agent }) => agent !== '坐席 3107')!
  expect((await agent.ask(readConversation, { params: { id: other.id } })).statusCode).toBe(404)
})

test('words said are found, others are not', async () => {
  const said = await inspector.get<{ items: ConversationLine[] }>(listConversations, { query: { words: '账单日' } })
  const expected = EXAMPLES.filter(({ turns }) => turns.some(({ text }) => text.includes('账单日')))
  expect(said.items.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort())
  const never = await inspector.get<{ items: ConversationLine[] }>(listConversations, { query: { words: '账日单' } })
  expect(never.items).toEqual([])
})
