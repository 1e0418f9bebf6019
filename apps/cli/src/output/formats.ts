import { htmlWriter } from '../html-report/html-writer.ts'
import { textWriter } from '../text-report/text-writer.ts'
import { workbookWriter } from '../workbook/workbook-writer.ts'
import { jsonlWriter, jsonWriter } from './json-writers.ts'
import type { ReportContext, ReportWriter } from './report-writer.ts'

/** The formats of `inspect --format`. */
export const REPORT_FORMATS: Readonly<Record<string, (context: ReportContext) => ReportWriter>> = {
  text: textWriter,
  json: jsonWriter,
  jsonl: jsonlWriter,
  html: htmlWriter,
  xlsx: workbookWriter,
}
