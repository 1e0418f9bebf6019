import { Type } from 'typebox'
import { route } from '../route.ts'
import { AuditFilter, AuditLine, AuditQuery } from '../shapes/audit.ts'
import { Page } from '../shapes/basics.ts'

const READS = ['manager', 'administrator'] as const

export const listAudit = route({
  name: 'audit.list',
  method: 'GET',
  path: '/api/audit',
  summary: 'The audit trail, newest first',
  roles: READS,
  query: AuditQuery,
  answer: Page(AuditLine),
})
export const auditActions = route({
  name: 'audit.actions',
  method: 'GET',
  path: '/api/audit/actions',
  summary: 'What stands in the audit trail at all, to choose from',
  roles: READS,
  answer: Type.Object({ items: Type.Array(Type.String()) }),
})
export const exportAudit = route({
  name: 'audit.export',
  method: 'GET',
  path: '/api/audit/export',
  summary: 'The audit trail as a file, newest first; a workbook holds 100,000 entries at most',
  roles: READS,
  query: Type.Object({
    ...AuditFilter.properties,
    format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]),
  }),
  answer: Type.Unknown(),
  download: true,
})
