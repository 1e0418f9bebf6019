import { readFileSync } from 'node:fs'
import { readTask as readRoute, type Task, uploadConversations } from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import type { LightMyRequestResponse } from 'fastify'
import type { Client } from './running.ts'

/** The conversations that come with the program. */
export const EXAMPLES = readFileSync(new URL('../../../examples/conversations.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Conversation)

/** So many conversations, word for word the examples, each with an id of its own. */
export function manyConversations(count: number, prefix = 'many'): Conversation[] {
  return Array.from({ length: count }, (_, i) => ({ ...EXAMPLES[i % EXAMPLES.length], id: `${prefix}-${i}` }))
}

export const jsonLines = (values: readonly unknown[]): string => `${values.map((v) => JSON.stringify(v)).join('\n')}\n`

export function upload(
  client: Client,
  content: string | Uint8Array<ArrayBuffer>,
  name: string,
  query: Record<string, unknown> = {},
): Promise<LightMyRequestResponse> {
  const form = new FormData()
  form.append('file', new Blob([content]), name)
  return client.ask(uploadConversations, { body: form, query })
}

/** Hands in a file and waits until its task is over. */
export async function imported(...given: Parameters<typeof upload>): Promise<Task> {
  const answer = await upload(...given)
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`)
  return finished(given[0], answer.json<Task>().id)
}

export async function finished(client: Client, id: number): Promise<Task> {
  for (;;) {
    const task = await client.get<Task>(readRoute, { params: { id } })
    if (task.finishedAt !== null) return task
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
