import type { Database } from '../database.ts'
import { readSetting, writeSetting } from './settings.ts'

/** The setting under which the last day stands whose conversations have been deleted. */
const EMPTIED = 'retention.emptied'

/** The last day that retention has emptied; '' where it has emptied none. */
export async function lastEmptiedDay(db: Database): Promise<string> {
  const day = await readSetting(db, EMPTIED)
  return typeof day === 'string' ? day : ''
}

/** Says that the conversations up to this day have been deleted, or are about to be. */
export async function sayEmptied(db: Database, day: string): Promise<void> {
  if (day > (await lastEmptiedDay(db))) await writeSetting(db, EMPTIED, day, null)
}
