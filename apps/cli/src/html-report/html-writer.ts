import type { ReportContext, ReportWriter } from '../output/report-writer.ts'
import { conversationItem } from './conversation-item.ts'
import { pageClosing, pageOpening } from './page.ts'
import { WorstFirst } from './worst-first.ts'

/** How many conversations are shown in detail, and how much text of theirs; the sums count all of them. */
const SHOWN = 200
const SHOWN_CHARACTERS = 4_000_000

/** The report for the head of quality: one page that needs nothing but itself. */
export function htmlWriter({ destination, standard, titles }: ReportContext): ReportWriter {
  const worst = new WorstFirst(SHOWN, SHOWN_CHARACTERS)
  return {
    add(report) {
      worst.add(report)
      return Promise.resolve()
    },
    async finish(tally) {
      const { reports } = worst
      await destination.write(pageOpening(standard, tally, titles, reports.length).text)
      for (const ranked of reports) await destination.write(conversationItem(ranked, titles).text)
      await destination.write(pageClosing().text)
    },
  }
}
