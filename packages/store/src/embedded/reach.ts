import { realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Account } from './account.ts'

/**
 * The folder that keeps the account from getting at the path, or undefined where it gets there. The path itself counts:
 * it must be open for entering (folder) or reading (file). Goes by owner and others only, so that it is never wrong
 * in the account's favour where access lists or groups are in play.
 */
export async function obstacle(path: string, account: Account | undefined): Promise<string | undefined> {
  if (account === undefined) return undefined
  for (let place = await realpath(path); ; place = dirname(place)) {
    const found = await stat(place)
    const needed = found.isDirectory() ? 0o1 : 0o4
    const allowed = found.uid === account.uid ? found.mode >> 6 : found.mode
    if ((allowed & needed) === 0) return place
    if (place === dirname(place)) return undefined
  }
}
