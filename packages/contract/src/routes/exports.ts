import { Type } from 'typebox'
import { route } from '../route.ts'
import { conversationFilter } from '../shapes/conversations.ts'

/** Conversations that one Excel file holds at most. */
export const MOST_IN_WORKBOOK = 100_000

const Exported = Type.Object({ ...conversationFilter, order: Type.Optional(Type.Enum(['time', 'risk'])) })

export const exportCsv = route({
  name: 'conversations.exportCsv',
  method: 'GET',
  path: '/api/exports/conversations.csv',
  summary: 'Conversations of a filter as CSV, however many; recorded in the audit trail',
  roles: 'signed-in',
  scope: 'conversations:read',
  query: Exported,
  answer: Type.Unknown(),
  download: true,
})
export const exportWorkbook = route({
  name: 'conversations.exportWorkbook',
  method: 'GET',
  path: '/api/exports/conversations.xlsx',
  summary: 'Conversations of a filter as an Excel file, at most 100,000; recorded in the audit trail',
  roles: 'signed-in',
  scope: 'conversations:read',
  query: Exported,
  answer: Type.Unknown(),
  download: true,
})
