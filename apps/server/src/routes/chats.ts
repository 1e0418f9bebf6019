import { randomUUID } from 'node:crypto'
import { beginChat, chatDoor } from '@liangyan/contract'
import { chinaTimeAt } from '@liangyan/calendar'
import { hashOfToken } from '../access/tokens.ts'
import type { Serve } from '../http/serve.ts'
import type { Live } from '../live/live.ts'
import { readConfiguration } from '../configuration/configuration.ts'
import { newSecret } from '../settings.ts'
import type { System } from '../system.ts'

/** The customer's way in: no account, a token for this one chat. */
export function serveChats(serve: Serve, system: System, { hub, chats, desks }: Live): void {
  serve(chatDoor, async () => {
    const { name: bank } = await readConfiguration(system.db, 'bank')
    const { queues, waitForNobody } = await readConfiguration(system.db, 'chat')
    return {
      bank,
      greeting: await greeting(bank),
      open: waitForNobody || [...desks.all].some(({ presence }) => presence === 'ready'),
      queues: queues.map(({ title }) => ({ id: title, title })),
      waiting: chats.waiting.length,
      wait: chats.expected(chats.waiting.length + 1),
    }
  })

  serve(beginChat, async ({ body }) => {
    const { name, matter } = body
    const { queues } = await readConfiguration(system.db, 'chat')
    // a page of the bank may name a queue that is no longer there: then anybody answers
    const queue = queues.find(({ title }) => title === body.queue)?.title
    const { name: bank } = await readConfiguration(system.db, 'bank')
    const token = newSecret()
    const head = {
      channel: 'chat',
      direction: 'inbound' as const,
      startedAt: localNow(),
      ...(queue !== undefined && { queue }),
      attributes: {
        ...(bank !== '' && { 行名: bank }),
        ...(name !== undefined && name.trim() !== '' && { 客户称呼: name }),
      },
    }
    const room = await hub.open({ id: `chat-${randomUUID()}`, kind: 'chat', head, tokenHash: hashOfToken(token) })
    const greeted = await greeting(bank)
    if (greeted !== '') await hub.say(room, 'system', greeted)
    if (matter !== undefined && matter.trim() !== '') await hub.say(room, 'customer', matter)
    chats.assign()
    return { id: room.id, token }
  })

  async function greeting(bank: string): Promise<string> {
    const { id: version } = await system.standards.inForce()
    return hub.engine.askOf(version, { what: 'greeting', now: localNow(), channel: 'chat', bank })
  }

  function localNow(): string {
    return chinaTimeAt(hub.now())
  }
}
