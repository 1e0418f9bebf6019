import { readFileSync } from 'node:fs'
import {
  type ClauseExplanation,
  type ConversationDetail,
  explainClause,
  ingestConversations,
  readConversation,
} from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import { redact } from '@liangyan/language'
import { sql } from '@liangyan/store'
import { expect, test } from 'vitest'
import { running } from './running.ts'

const EXAMPLES = readFileSync(new URL('../../../examples/conversations.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Conversation)

const { system, person, idle } = await running()
const administrator = await person('administrator')
const inspector = await person('inspector')
const agent = await person('agent', { staffNumber: '坐席 3322' })
await administrator.get(ingestConversations, { body: { conversations: EXAMPLES } })
await idle()

const why = (id: string, clause: string, who = inspector) => who.ask(explainClause, { params: { id, clause } })

test('every finding of the machine is explained by the words that decided, and nothing personal is told', async () => {
  for (const { id, turns } of EXAMPLES) {
    const { inspection } = await inspector.get<ConversationDetail>(readConversation, { params: { id } })
    const hidden = turns.flatMap(({ text }) => redact(text).spans.map(({ start, end }) => text.slice(start, end)))
    for (const clause of new Set(inspection!.findings.map((finding) => finding.clause))) {
      const answer = await why(id, clause)
      expect([answer.statusCode, id, clause]).toEqual([200, id, clause])
      const { conclusion, demand, steps } = answer.json<ClauseExplanation>()
      expect(conclusion).toMatch(/违规|判不了/)
      expect(demand).not.toBe('')
      expect(steps.length).toBeGreaterThan(0)
      for (const personal of hidden) expect(answer.body).not.toContain(personal)
    }
  }
})

test('a clause that did not hit says what came nearest', async () => {
  const explanation = (await why('yt-0301', 'hold-ask-first')).json<ClauseExplanation>()
  expect(explanation.conclusion).not.toMatch(/^违规/)
})

test('is for those who may see the conversation, and not for those who score it blind', async () => {
  expect((await why('yt-0303', 'hold-limit', agent)).statusCode).toBe(200)
  expect((await why('yt-0301', 'tone-rhetorical', agent)).statusCode).toBe(404)
  expect((await why('yt-0303', 'no-such-clause')).statusCode).toBe(404)
  await system.db.execute(sql`
    insert into assignments (conversation_key, reviewer_id, reason, blind)
    select key, ${inspector.id}, 'second', true from conversations where id = 'yt-0303'`)
  expect((await why('yt-0303', 'hold-limit')).json()).toMatchObject({ error: { code: 'blind' } })
})
