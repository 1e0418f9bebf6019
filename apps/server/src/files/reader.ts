import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { readFile as readConversations } from '@liangyan/conversation'
import { BATCH, type FromReader } from './read-apart.ts'

/**
 * A process that reads one file as a whole and hands over what is in it, batch by batch, each when it is asked for.
 * A file made to exhaust memory ends this process and no other.
 */
async function main([path, name, agent]: string[]): Promise<void> {
  // who has been given everything ends this process
  process.once('disconnect', () => process.exit(0))
  const options = { name, ...(agent !== undefined && { agent }) }
  const { conversations, notes, problems } = await readConversations(name, await readFile(path), options)
  for (let from = 0; from < conversations.length; from += BATCH) {
    const asked = once(process, 'message')
    await handOver({ total: conversations.length, conversations: conversations.slice(from, from + BATCH) })
    await asked
  }
  await handOver({
    problems: problems.map(({ message }) => message),
    notes: notes.map(({ conversation, message }) =>
      conversation === undefined ? message : `${conversation}：${message}`,
    ),
  })
}

async function handOver(message: FromReader): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    process.send!(message, (error: Error | null) => (error ? reject(error) : resolve())),
  )
}

await main(process.argv.slice(2))
