import { type ConversationFilter, exportCsv, exportWorkbook, MOST_IN_WORKBOOK } from '@liangyan/contract'
import { countConversations, dayOf, record } from '@liangyan/store'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, sightOf, type Visitor } from '../access/visitor.ts'
import { filterFor } from '../conversations/filter.ts'
import { conversationColumns } from '../exports/columns.ts'
import { exportedRows } from '../exports/rows.ts'
import { Refused } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import type { System } from '../system.ts'
import { csvOf } from '../tables/csv.ts'
import { workbookOf } from '../tables/workbook.ts'

export function serveExports(serve: Serve, system: System): void {
  const { db, standards } = system

  /** What is to leave, once that has been recorded. `most`: more are refused. */
  async function recorded(
    { order, ...asked }: ConversationFilter & { readonly order?: 'time' | 'risk' | undefined },
    visitor: Visitor,
    request: FastifyRequest,
    { format, most }: { readonly format: string; readonly most: number },
  ) {
    const [filter, sight] = [await filterFor(system, asked), sightOf(visitor)]
    const conversations = await countConversations(db, filter, sight, most)
    if (conversations > most) throw tooMany()
    const detail = { format, conversations, filter: JSON.stringify(asked) }
    await record(db, { ...actorOf(visitor, request), action: 'conversation.export', detail })
    const { titles } = await standards.inForce()
    return { columns: conversationColumns(titles), rows: exportedRows(system, filter, sight, order) }
  }

  serve(exportCsv, async ({ query, visitor, request, reply }) => {
    const every = { format: 'CSV', most: Number.MAX_SAFE_INTEGER }
    const { columns, rows } = await recorded(query, visitor, request, every)
    names(reply, `会话-${dayOf(system.now())}.csv`).type('text/csv; charset=utf-8')
    return csvOf(columns, rows)
  })

  serve(exportWorkbook, async ({ query, visitor, request, reply }) => {
    const { columns, rows } = await recorded(query, visitor, request, { format: 'XLSX', most: MOST_IN_WORKBOOK })
    const left = new AbortController()
    reply.raw.once('close', () => left.abort())
    const file = await workbookOf('会话', columns, rows, left.signal)
    names(reply, `会话-${dayOf(system.now())}.xlsx`)
    reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    return file
  })
}

/** Names the download; what knows no UTF-8 there takes the plain name. */
function names(reply: FastifyReply, name: string): FastifyReply {
  const plain = name.replace('会话', 'conversations')
  const header = `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`
  return reply.header('content-disposition', header)
}

function tooMany(): Refused {
  const most = MOST_IN_WORKBOOK.toLocaleString('zh-CN')
  return new Refused(
    413,
    'too-many',
    `符合条件的会话超过 ${most} 通，一个 Excel 文件放不下；请缩小筛选范围，或改为导出 CSV`,
  )
}
