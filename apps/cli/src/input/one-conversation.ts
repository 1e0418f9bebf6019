import type { Conversation } from '@liangyan/conversation'
import { Unusable } from '../failure.ts'
import { conversationsOf, type InputOptions } from './conversations.ts'
import { findSources } from './sources.ts'

const SHOWN_IDS = 8

/** The one conversation of an input, or the one with this id, which `option` of the command line names. */
export async function readOneConversation(
  given: string,
  id: string | undefined,
  options: InputOptions,
  option = '--id',
): Promise<Conversation> {
  const { sources, unreadable } = findSources([given])
  const problems = unreadable.map(({ message }) => message)
  const ids: string[] = []
  let first: Conversation | undefined
  for (const source of sources) {
    for await (const item of conversationsOf(source, options)) {
      if (item.kind === 'problem') problems.push(item.message)
      if (item.kind !== 'conversation') continue
      const { conversation } = item
      if (conversation.id === id) return conversation
      first ??= conversation
      if (ids.push(conversation.id) > SHOWN_IDS && id === undefined) break
    }
  }
  if (first && id === undefined && ids.length === 1) return first
  if (!first) throw new Unusable(`${given} 中没有可读的会话${problems.length > 0 ? `：${problems[0]}` : ''}`)
  const named = ids.slice(0, SHOWN_IDS).join('、')
  const some = ids.length > SHOWN_IDS ? `${named} 等` : named
  throw new Unusable(
    id === undefined
      ? `${given} 中有多通会话，请用 ${option} 指明一通：${some}`
      : `${given} 中没有编号为 ${id} 的会话：有 ${some}`,
  )
}
