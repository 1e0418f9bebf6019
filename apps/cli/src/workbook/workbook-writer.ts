import type { ReportContext, ReportWriter } from '../output/report-writer.ts'
export function workbookWriter(_: ReportContext): ReportWriter {
  throw new Error('todo')
}
