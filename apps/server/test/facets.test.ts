import { readFileSync } from 'node:fs'
import { conversationFacets, ingestConversations } from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import { expect, test } from 'vitest'
import { running } from './running.ts'

interface Facets {
  channels: string[]
  services: string[]
  teams: { name: string }[]
  agents: { number: string; name: string }[]
  criteria: unknown[]
  clauses: unknown[]
}

const EXAMPLES = readFileSync(new URL('../../../examples/conversations.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Conversation)
const { person, idle } = await running()
const administrator = await person('administrator')
const agent = await person('agent', { staffNumber: '坐席 3107', team: '信用卡组' })
const lead = await person('team-lead', { team: '综合服务组' })

test('each value once; of people only those one may see', async () => {
  await administrator.get(ingestConversations, { body: { conversations: EXAMPLES } })
  await idle()
  const values = (part: (conversation: Conversation) => string | undefined) =>
    [...new Set(EXAMPLES.flatMap((conversation) => part(conversation) ?? []))].sort()

  const all = await administrator.get<Facets>(conversationFacets)
  expect([...all.channels].sort()).toEqual(values(({ channel }) => channel))
  expect([...all.services].sort()).toEqual(values(({ service }) => service))
  expect(all.agents.map(({ number }) => number).sort()).toEqual(values(({ agent }) => agent))
  expect(all.criteria.length).toBeGreaterThan(20)
  expect(all.clauses.length).toBeGreaterThan(100)

  const own = await agent.get<Facets>(conversationFacets)
  expect(own.agents.map(({ number }) => number)).toEqual(['坐席 3107'])
  expect(own.teams.map(({ name }) => name)).toEqual(['信用卡组'])
  const others = await lead.get<Facets>(conversationFacets)
  expect(others.agents).toEqual([])
  expect(others.teams.map(({ name }) => name)).toEqual(['综合服务组'])
})
