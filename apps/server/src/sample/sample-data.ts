import {
  type Database,
  deleteEmptyTeams,
  deleteSampleConversations,
  deleteSamplePeople,
  hasUsers,
  readSetting,
  record,
  type UserRow,
  writeSetting,
} from '@liangyan/store'
import { receive } from '../ingest/receive.ts'
import type { System } from '../system.ts'
import { TEAMS } from './agents.ts'
import { sampleConversations } from './bank.ts'
import { addSamplePeople } from './people.ts'

const BATCH = 50
const SETTING = 'sample'

/** On the first start: sample people and conversations, marked as such. Their inspection is left to the workers. */
export async function addSampleData(system: System): Promise<void> {
  if ((await readSetting(system.db, SETTING)) !== undefined || (await hasUsers(system.db))) return
  const conversations = sampleConversations(system.now())
  await system.db.transaction(async (tx) => {
    await addSamplePeople(tx)
    for (let i = 0; i < conversations.length; i += BATCH) await addBatch(system, tx, conversations.slice(i, i + BATCH))
    await writeSetting(tx, SETTING, 'present', null)
    await record(tx, {
      userId: null,
      who: '系统',
      action: 'sample.add',
      detail: { conversations: conversations.length },
    })
  })
}

async function addBatch(system: System, tx: Database, batch: Parameters<typeof receive>[2]): Promise<void> {
  const { added } = await receive(system, tx, batch, system.now(), true)
  if (added.size > 0) await system.queue.ask('inspect', { keys: [...added.values()] }, tx)
}

/** Removes it all, at once or not at all; it does not come back. The person who asks stays as a real one. */
export async function removeSampleData(
  { db }: System,
  by: UserRow,
  address: string,
): Promise<{ conversations: number; people: number }> {
  return db.transaction(async (tx) => {
    const conversations = await deleteSampleConversations(tx)
    const people = await deleteSamplePeople(tx, by.id)
    await deleteEmptyTeams(tx, Object.keys(TEAMS))
    await writeSetting(tx, SETTING, 'removed', by.id)
    const detail = { conversations, people }
    await record(tx, { userId: by.id, who: by.name, action: 'sample.remove', detail, address })
    return detail
  })
}
