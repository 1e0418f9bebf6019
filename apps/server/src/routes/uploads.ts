import { uploadConversations } from '@liangyan/contract'
import { readTask, record } from '@liangyan/store'
import { nameOf, personOf } from '../access/visitor.ts'
import { kindOf } from '../files/kind.ts'
import { Spool } from '../files/spool.ts'
import { Unreadable } from '../files/unreadable.ts'
import { receiveFile } from '../http/receive-file.ts'
import { unusable } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import { askImport } from '../ingest/import.ts'
import type { System } from '../system.ts'
import { shownTask } from './tasks.ts'

export function serveUploads(serve: Serve, system: System): void {
  const spool = new Spool(system.settings)

  serve(uploadConversations, async ({ query, visitor, request, reply }) => {
    const { file, name } = await receiveFile(request, reply, spool, system.settings.largestUpload)
    try {
      await kindOf(spool.path(file), name)
      const task = await system.db.transaction(async (tx) => {
        const told = { name, file, ...(query.agent !== undefined && { agent: query.agent }) }
        const id = await askImport(system, tx, told, personOf(visitor))
        await record(tx, {
          userId: personOf(visitor),
          who: nameOf(visitor),
          action: 'conversation.upload',
          subject: name,
          detail: { task: id },
          address: request.ip,
        })
        return readTask(tx, id)
      })
      return shownTask(task!)
    } catch (error) {
      await spool.remove(file)
      throw error instanceof Unreadable ? unusable(error.message, 'file') : error
    }
  })
}
