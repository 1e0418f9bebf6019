import { readFileSync } from 'node:fs'
import { chinaTimeAt } from '@liangyan/calendar'
import { addPlan, drawPlan, ingestConversations, type Plan, type PlanInput, type Task } from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import { addTask, sql } from '@liangyan/store'
import { drawFrom } from '../src/plans/draw.ts'
import type { Client, Running } from './running.ts'

const EXAMPLES = readFileSync(new URL('../../../examples/conversations.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Conversation)

export const DAY = 86_400_000
const HOUR = 3_600_000

/** When the day began in China, ms since 1970: whatever the hour, all of yesterday lies before. */
const midnight = (now: Date) => Date.parse(`${chinaTimeAt(now.getTime()).slice(0, 10)}T00:00:00+08:00`)

/** A plan as somebody would fill it in, save for what is given. */
export const input = (more: Partial<PlanInput> = {}): PlanInput => ({
  name: '每周风险抽检',
  rule: { kind: 'random', size: 10 },
  filter: {},
  repeats: 'once',
  active: true,
  reviewers: [],
  blind: false,
  doubleShare: 0,
  scoreLimit: 5,
  ...more,
})

/** A bank to draw from, and what was drawn. */
export function planning({ system, idle }: Running, administrator: Client) {
  const { db, now } = system
  let made = 0
  /** Adds conversations of yesterday and before, one an hour from its last one back, of four agents, inspected; their ids. */
  const fill = async (count: number, more: Partial<Conversation> = {}): Promise<string[]> => {
    const conversations = Array.from({ length: count }, (_, i): Conversation => {
      const startedAt = new Date(midnight(now()) - (i + 0.5) * HOUR).toISOString()
      const agent = `A${(i % 7) % 4}`
      return { ...EXAMPLES[i % EXAMPLES.length], id: `c${++made}`, startedAt, agent, ...more }
    })
    await administrator.get(ingestConversations, { body: { conversations } })
    await idle()
    return conversations.map(({ id }) => id)
  }

  const add = (who: Client, more: Partial<PlanInput> = {}) => who.get<Plan>(addPlan, { body: input(more) })
  const draw = async (who: Client, { id }: Pick<Plan, 'id'>) => {
    const task = await who.get<Task>(drawPlan, { params: { id } })
    await idle()
    return task
  }
  /** The same in this very moment, without the queue. */
  const drawHere = async (plan: Pick<Plan, 'id'>) => {
    const task = await addTask(db, { kind: 'draw', title: '', startedBy: null })
    await drawFrom(system, { plan: plan.id, task })
  }

  interface Drawn extends Record<string, unknown> {
    readonly id: string
    readonly sample: number
    readonly assignment: number
    readonly reviewer: number | null
    readonly reason: string
    readonly probability: number | null
    readonly risk: number
    readonly blind: boolean
    readonly rank: number
    readonly state: string
  }
  /** What a plan has drawn, in the order of its ranks. */
  const drawnBy = async ({ id }: Pick<Plan, 'id'>): Promise<Drawn[]> => {
    const { rows } = await db.execute<Drawn>(sql`
      select c.id, a.sample_id as sample, a.id::int as assignment, a.reviewer_id as reviewer, a.reason, a.probability,
        a.risk, a.blind, a.rank, c.review_state as state
      from assignments a join samples s on s.id = a.sample_id join conversations c on c.key = a.conversation_key
      where s.plan_id = ${id} order by s.id, a.rank, a.id`)
    return rows
  }

  /** As if nothing had ever been drawn. */
  const forget = async (): Promise<void> => {
    await db.execute(sql`delete from sampling_plans`)
    await db.execute(sql`update conversations set review_state = 'none'`)
  }
  return { fill, add, draw, drawHere, drawnBy, forget }
}
