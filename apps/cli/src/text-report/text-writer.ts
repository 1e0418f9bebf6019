import type { ReportContext, ReportWriter } from '../output/report-writer.ts'
import { paletteFor } from '../terminal/paint.ts'
import { conversationBlock, type Page } from './conversation-block.ts'
import { summaryBlock } from './summary-block.ts'

/** The report for reading in a terminal. */
export function textWriter({ destination, titles, colours, columns }: ReportContext): ReportWriter {
  const page: Page = { columns, titles, palette: paletteFor(colours) }
  return {
    add: (report) => destination.write(conversationBlock(report, page)),
    finish: (tally) => destination.write(summaryBlock(tally, page)),
  }
}
