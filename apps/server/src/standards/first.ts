import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addStandardVersion, type Database, publishVersion, record, versionInForce } from '@liangyan/store'
import { subjectOf } from './versions.ts'

const BUILT_IN = fileURLToPath(new URL('../../../../standards/bank', import.meta.url))

/** Publishes the standard that comes with the program as version 1, where no version has been published yet. */
export async function publishFirstStandard(db: Database): Promise<void> {
  if (await versionInForce(db)) return
  const title = '内置规范'
  await db.transaction(async (tx) => {
    const id = await addStandardVersion(tx, { title, state: 'approved' }, textsIn(BUILT_IN))
    const number = await publishVersion(tx, id, null)
    const detail = { title, number }
    await record(tx, { userId: null, who: '系统', action: 'standard.publish', subject: subjectOf(id), detail })
  })
}

/** The texts of a folder's files, by path with forward slashes; hidden files and example pictures are not part of it. */
function textsIn(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]
    }),
  )
}
