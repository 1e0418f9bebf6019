import { recordOf, summaryRecord } from '../findings/record.ts'
import type { ReportContext, ReportWriter } from './report-writer.ts'

/** One object a line, nothing else. */
export function jsonlWriter({ destination }: ReportContext): ReportWriter {
  return {
    add: (report) => destination.write(`${JSON.stringify(recordOf(report))}\n`),
    finish: () => Promise.resolve(),
  }
}

/** One document: standard, conversations, summary; written as it goes. */
export function jsonWriter({ destination, standard }: ReportContext): ReportWriter {
  const { id, title, version } = standard.head
  let separator = `{"standard":${JSON.stringify({ id, title, version })},\n"conversations":[\n`
  return {
    async add(report) {
      await destination.write(separator + JSON.stringify(recordOf(report)))
      separator = ',\n'
    },
    async finish(tally) {
      const opening = tally.conversations === 0 ? separator : ''
      await destination.write(`${opening}\n],\n"summary":${JSON.stringify(summaryRecord(tally))}}\n`)
    },
  }
}
