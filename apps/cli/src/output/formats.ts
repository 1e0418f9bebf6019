import type { ReportContext, ReportWriter } from './report-writer.ts'

type MakeWriter = (context: ReportContext) => ReportWriter

/** The formats of `inspect --format`; a format is loaded when it is asked for. */
export const REPORT_FORMATS: Readonly<Record<string, () => Promise<MakeWriter>>> = {
  text: async () => (await import('../text-report/text-writer.ts')).textWriter,
  json: async () => (await import('./json-writers.ts')).jsonWriter,
  jsonl: async () => (await import('./json-writers.ts')).jsonlWriter,
  html: async () => (await import('../html-report/html-writer.ts')).htmlWriter,
  xlsx: async () => (await import('../workbook/workbook-writer.ts')).workbookWriter,
}
