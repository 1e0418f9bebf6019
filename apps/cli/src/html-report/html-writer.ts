import type { ConversationReport } from '../findings/report.ts'
import { WorstFirst } from '../findings/worst-first.ts'
import type { ReportContext, ReportWriter } from '../output/report-writer.ts'
import { conversationItem } from './conversation-item.ts'
import { pageClosing, pageOpening } from './page.ts'

/** How many conversations are shown in detail, and how much text of theirs; the sums count all of them. */
const SHOWN = 200
const SHOWN_CHARACTERS = 4_000_000

/** The report for the head of quality: one page that needs nothing but itself. */
export function htmlWriter({ destination, standard, titles }: ReportContext): ReportWriter {
  const worst = new WorstFirst<ConversationReport>(SHOWN, SHOWN_CHARACTERS)
  return {
    add(report) {
      const characters = report.conversation.turns.reduce((sum, { text }) => sum + text.length, 0)
      worst.add(report, characters, () => report)
      return Promise.resolve()
    },
    async finish(tally) {
      const { ranked } = worst
      await destination.write(pageOpening(standard, tally, titles, ranked.length).text)
      for (const one of ranked) await destination.write(conversationItem(one, titles).text)
      await destination.write(pageClosing().text)
    },
  }
}
