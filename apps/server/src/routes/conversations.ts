import {
  countConversations as countRoute,
  forgetConversation,
  ingestConversations,
  listConversations as listRoute,
  readConversation,
  revealConversation,
} from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import { validate } from '@liangyan/conversation'
import {
  countConversations,
  deleteConversations,
  listConversations,
  listedConversation,
  MOST_COUNTED,
  record,
  sealedOriginals,
} from '@liangyan/store'
import { nameOf, personOf, sightOf } from '../access/visitor.ts'
import { notFound } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import { problemIn } from '../ingest/admissible.ts'
import { DIFFERENT, receive } from '../ingest/receive.ts'
import { storableText } from '../ingest/storable.ts'
import type { System } from '../system.ts'
import { revealedTurn } from '../conversations/reveal.ts'
import { detailOf } from '../conversations/detail.ts'
import { lineOf } from '../conversations/line.ts'
import { filterFor } from '../conversations/filter.ts'

export function serveConversations(serve: Serve, system: System): void {
  const { db } = system

  serve(listRoute, async ({ query, visitor }) => {
    const { after, limit = 50, order, ...filter } = query
    const page = await listConversations(db, await filterFor(system, filter), sightOf(visitor), {
      after,
      limit,
      order,
    })
    return { items: page.items.map(lineOf), next: page.next }
  })

  serve(countRoute, async ({ query, visitor }) => {
    const count = await countConversations(db, await filterFor(system, query), sightOf(visitor))
    return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED }
  })

  serve(readConversation, async ({ params, visitor }) => {
    const listed = await listedConversation(db, params.id, sightOf(visitor))
    if (!listed) throw notFound('会话')
    return detailOf(system, listed, visitor)
  })

  serve(revealConversation, async ({ params, body, visitor, request }) => {
    const listed = await listedConversation(db, params.id, sightOf(visitor))
    if (!listed) throw notFound('会话')
    const [original] = await sealedOriginals(db, [listed.key])
    if (!original) throw notFound('会话的原始记录')
    await record(db, {
      userId: personOf(visitor),
      who: nameOf(visitor),
      action: 'conversation.reveal',
      subject: params.id,
      detail: { reason: body.reason },
      address: request.ip,
    })
    const { turns, attributes = {} } = system.vault.open(params.id, original.sealed) as Conversation
    return { turns: turns.map(revealedTurn), attributes }
  })

  serve(forgetConversation, async ({ params, visitor, request }) => {
    const listed = await listedConversation(db, params.id, sightOf(visitor))
    if (!listed) throw notFound('会话')
    await db.transaction(async (tx) => {
      await deleteConversations(tx, [listed.key])
      const who = nameOf(visitor)
      await record(tx, {
        userId: personOf(visitor),
        who,
        action: 'conversation.forget',
        subject: params.id,
        address: request.ip,
      })
    })
    return {}
  })

  serve(ingestConversations, async ({ body }) => {
    const usable: { index: number; conversation: Conversation }[] = []
    const refused: { index: number; id: string; message: string }[] = []
    body.conversations.forEach((value, index) => {
      const checked = validate(value)
      const message = checked.ok ? problemIn(checked.conversation) : checked.problem.message
      if (checked.ok && message === undefined) usable.push({ index, conversation: checked.conversation })
      else refused.push({ index, id: idIn(value), message: message! })
    })
    const conversations = usable.map(({ conversation }) => conversation)
    const { outcomes } = await db.transaction(async (tx) => {
      const received = await receive(system, tx, conversations, system.now())
      const keys = [...received.added.values()]
      if (keys.length > 0) await system.queue.ask('inspect', { keys }, tx)
      return received
    })
    outcomes.forEach(({ id, outcome }, position) => {
      if (outcome === 'different') refused.push({ index: usable[position].index, id, message: DIFFERENT })
    })
    const idsOf = (wanted: string) => outcomes.flatMap(({ id, outcome }) => (outcome === wanted ? id : []))
    return { accepted: idsOf('added'), known: idsOf('known'), refused }
  })
}

function idIn(value: unknown): string {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined
  return typeof id === 'string' ? storableText(id.slice(0, 200)) : ''
}
