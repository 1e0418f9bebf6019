import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addKey, type Database, sql } from '@liangyan/store'
import { hashOfToken, newKey } from '../../apps/server/src/access/tokens.ts'
import { startServer } from '../../apps/server/test/server-process.ts'
import type { Measured } from '../bench-system/measured.ts'
import { memoryOf, processorOf, processorOfFamily, processorOfMachine } from './processes.ts'
import type { Held, Load, Loaded } from './settings.ts'
import type { Say } from '../bench-system/settings.ts'

const LOAD = fileURLToPath(new URL('load.ts', import.meta.url))
type FromLoad = { readonly type: 'begun' | 'talked' } | { readonly type: 'loaded'; readonly loaded: Loaded }

/** Tells a server of its own, on the measured database, so many conversations for so long; a process apart does so. */
export async function hold(
  { system, environment }: Measured,
  folder: string,
  { conversations, seconds, seed }: Pick<Load, 'conversations' | 'seconds' | 'seed'>,
  say: Say,
): Promise<Held> {
  const server = await startServer({ ...environment, LIANGYAN_WORKERS: '1' })
  const pid = server.process.pid!
  const postmaster = Number(readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
  const used = () => ({
    server: processorOf(pid),
    database: processorOfFamily(postmaster),
    machine: processorOfMachine(),
  })
  const name = `live-${conversations}-${Date.now()}`
  const load = { address: server.address, key: await aKey(system.db), name, conversations, seconds, seed }
  const empty = memoryOf(pid)
  const child = fork(LOAD, { execArgv: [], serialization: 'advanced' })
  try {
    child.send(load)
    await heard(child, 'begun')
    say('all are open')
    const before = used()
    const memory = new Promise<number>((resolve) => setTimeout(() => resolve(memoryOf(pid)), seconds * 500))
    await heard(child, 'talked')
    const after = used()
    say('all hang up')
    const { loaded } = (await heard(child, 'loaded')) as Extract<FromLoad, { type: 'loaded' }>
    const inStore = await storedOf(system.db, name)
    const [own, database] = [after.server - before.server, after.database - before.database]
    const busy = after.machine.busy - before.machine.busy
    return {
      conversations,
      seconds,
      loaded,
      memory: ((await memory) - empty) / conversations,
      server: own,
      database,
      others: Math.max(0, busy - own - database - loaded.processorSeconds),
      stolen: after.machine.stolen - before.machine.stolen,
      lost: lostOf(loaded, inStore),
      inStore: [...inStore.values()].reduce((sum, seqs) => sum + seqs.size, 0),
    }
  } finally {
    child.kill()
    await server.stop()
  }
}

async function heard(child: ReturnType<typeof fork>, type: FromLoad['type']): Promise<FromLoad> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the load process ended: ${code}`)
  })
  for (;;) {
    const [message] = (await Promise.race([once(child, 'message'), ended])) as [FromLoad]
    if (message.type === type) return message
  }
}

/** The secret of a key that tells of conversations. */
export async function aKey(db: Database): Promise<string> {
  const { secret, prefix } = newKey()
  await addKey(db, { name: 'bench', prefix, keyHash: hashOfToken(secret), scopes: ['live:write'], createdBy: null })
  return secret
}

/** Numbers of the events in the store, by the id of their conversation. */
async function storedOf(db: Database, name: string): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const { rows } = await db.execute<{ id: string; seqs: number[] }>(sql`
    select c.id, array_agg(e.seq) as seqs from live_conversations c join live_events e on e.live_key = c.key
    where c.id like ${`${name}-%`} group by c.id`)
  return new Map(rows.map(({ id, seqs }) => [id, new Set(seqs)]))
}

/** Acknowledged and not there. */
function lostOf({ acknowledged }: Loaded, stored: ReadonlyMap<string, ReadonlySet<number>>): number {
  let lost = 0
  for (const [id, upTo, count] of acknowledged) {
    if (count !== upTo) throw new Error(`${id}: ${count} acknowledged, but up to ${upTo}`)
    for (let seq = 1; seq <= upTo; seq++) if (!stored.get(id)?.has(seq)) lost++
  }
  return lost
}
