import type { ReportContext, ReportWriter } from '../output/report-writer.ts'
export function htmlWriter(_: ReportContext): ReportWriter {
  throw new Error('todo')
}
