import {
  type ConversationDetail,
  handInReview,
  ingestConversations,
  type NextAssignment,
  type OpenReview,
  openReview,
  readConversation,
  type ReviewContent,
  type ReviewResult,
  saveReview,
} from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import { sql } from '@liangyan/store'
import type { Client, Running } from './running.ts'

export const NOTHING: ReviewContent = { opinions: [], added: [], judged: [], comment: '' }
export const read = (who: Client, id: string) => who.get<ConversationDetail>(readConversation, { params: { id } })
export const open = (who: Client, id: string, body: { assignment?: number; takeOver?: boolean } = {}) =>
  who.get<OpenReview>(openReview, { params: { id }, body })
export const save = (
  who: Client,
  { id, revision }: { id: number; revision: number },
  content: Partial<ReviewContent>,
) =>
  who.get<{ revision: number; result: ReviewResult }>(saveReview, {
    params: { id },
    body: { revision, content: { ...NOTHING, ...content } },
  })
export const handIn = (
  who: Client,
  { id, revision }: { id: number; revision: number },
  content: Partial<ReviewContent>,
) =>
  who.get<{ result: ReviewResult; next: NextAssignment | null }>(handInReview, {
    params: { id },
    body: { revision, content: { ...NOTHING, ...content } },
  })
export const refusal = (answer: { statusCode: number; json: () => { error: { code: string; message: string } } }) => {
  const { code, message } = answer.json().error
  return { status: answer.statusCode, code, message }
}
export const findingsOf = ({ inspection }: ConversationDetail) => {
  const findings = inspection?.findings ?? []
  const of = (clause: string) => findings.find((finding) => finding.clause === clause)!
  return { tone: of('tone-curt'), address: of('address-with-nin'), open: of('answer-the-question') }
}
/** Calls to be reviewed, and assignments to them. */
export function reviewing({ system: { db }, idle }: Running, administrator: Client) {
  let made = 0
  /** A call with two findings that cost points (tone 5, address 2), one undecided on trial; its id. */
  const call = async (): Promise<string> => {
    const id = `call-${++made}`
    const lines = [
      '您好，这里是丰和银行，请问有什么可以帮您？',
      '我想问信用卡年费怎么免。',
      '账单日是每月五号。',
      '你答非所问啊，我问的是年费。',
      '你自己看协议去，滚。',
      '算了。',
      '感谢您的来电，再见。',
    ]
    const turns = lines.map((text, index) => {
      const speaker = index % 2 === 0 ? ('agent' as const) : ('customer' as const)
      return { index, speaker, text, start: index * 4000, end: index * 4000 + 3000 }
    })
    const conversation: Conversation = {
      id,
      channel: 'phone',
      agent: '坐席 3107',
      startedAt: '2026-03-05T10:02:00+08:00',
      turns,
      events: [{ type: 'hangup', at: 28_000, by: 'customer' }],
    }
    await administrator.get(ingestConversations, { body: { conversations: [conversation] } })
    await idle()
    return id
  }

  const assign = async (
    id: string,
    reviewer: Client | null,
    more: { reason?: string; blind?: boolean; rank?: number } = {},
  ) => {
    const { reason = 'random', blind = false, rank = 0 } = more
    const { rows } = await db.execute<{ id: string }>(sql`
    insert into assignments (conversation_key, reviewer_id, reason, blind, rank)
    select key, ${reviewer?.id ?? null}, ${reason}, ${blind}, ${rank} from conversations where id = ${id} returning id`)
    return Number(rows[0].id)
  }
  return { call, assign }
}
