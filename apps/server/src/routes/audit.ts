import {
  type AuditFilter,
  type AuditLine,
  auditActions,
  exportAudit as exportRoute,
  listAudit as listRoute,
} from '@liangyan/contract'
import { actionsInTrail, type AuditRow, dayOf, listAudit, record } from '@liangyan/store'
import { actorOf } from '../access/visitor.ts'
import { auditColumns } from '../audit/table.ts'
import { unusable } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import type { System } from '../system.ts'
import { rowsOf } from '../tables/column.ts'
import { csvOf } from '../tables/csv.ts'
import { MOST_ROWS, TooManyRows, workbookOf } from '../tables/workbook.ts'

/** Entries that an export reads at once. */
const PAGE = 1_000

export function serveAudit(serve: Serve, { db, now }: System): void {
  serve(listRoute, async ({ query }) => {
    const { after, limit = 50, ...filter } = query
    const { items, next } = await listAudit(db, filterOf(filter), { after, limit })
    return { items: items.map(shownEntry), next }
  })

  serve(auditActions, async () => ({ items: await actionsInTrail(db) }))

  serve(exportRoute, async ({ query, visitor, request, reply }) => {
    const { format, ...filter } = query
    await record(db, { ...actorOf(visitor, request), action: 'audit.export', detail: { format, ...filter } })
    const language = visitor.kind === 'person' && visitor.person.user.language === 'en' ? 'en' : 'zh-CN'
    const columns = auditColumns(language)
    const rows = rowsOf((after) => listAudit(db, filterOf(filter), { after, limit: PAGE }))
    reply.header('content-disposition', `attachment; filename="audit-${dayOf(now())}.${format}"`)
    if (format === 'csv') {
      reply.type('text/csv; charset=utf-8')
      return csvOf(columns, rows)
    }
    reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    try {
      return await workbookOf(language === 'en' ? 'Audit trail' : '审计日志', columns, rows)
    } catch (error) {
      if (!(error instanceof TooManyRows)) throw error
      reply.removeHeader('content-disposition')
      throw unusable(`超过 ${MOST_ROWS} 条，请缩小时间范围，或导出为 CSV`)
    }
  })
}

function filterOf({ from, to, ...rest }: AuditFilter): Parameters<typeof listAudit>[1] {
  return { ...rest, ...(from !== undefined && { from: new Date(from) }), ...(to !== undefined && { to: new Date(to) }) }
}

function shownEntry({ userId, at, detail, ...entry }: AuditRow): AuditLine {
  return { ...entry, user: userId, at: at.toISOString(), detail: detail as AuditLine['detail'] }
}
