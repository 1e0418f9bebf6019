import writeExcelFile, { type Row } from 'write-excel-file/node'
import { WorstFirst } from '../findings/worst-first.ts'
import type { ReportContext, ReportWriter } from '../output/report-writer.ts'
import { sheet } from './cells.ts'
import {
  COMMITMENT_COLUMNS,
  commitmentRow,
  CONVERSATION_COLUMNS,
  conversationRow,
  FINDING_COLUMNS,
  findingRow,
} from './sheets.ts'
import { SUMMARY_COLUMNS, summaryRows } from './summary-sheet.ts'

/** How many conversations the sheets list, and how many characters: the summary counts all of them. */
const LISTED = 10_000
const LISTED_CHARACTERS = 20_000_000

interface ConversationRows {
  readonly conversation: Row
  readonly findings: readonly Row[]
  readonly commitments: readonly Row[]
}

/** An Excel workbook: 会话, 命中, 承诺, 汇总. */
export function workbookWriter({ destination, standard, titles }: ReportContext): ReportWriter {
  const worst = new WorstFirst<ConversationRows>(LISTED, LISTED_CHARACTERS)
  return {
    add(report) {
      const findings = [...report.findings, ...report.undecided]
      const characters = findings.reduce((sum, { evidence }) => sum + 300 + evidence.length * 50, 200)
      worst.add(report, characters, () => ({
        conversation: conversationRow(report, titles),
        findings: findings.map((finding) => findingRow(finding, report, titles)),
        commitments: report.commitments.map((commitment) => commitmentRow(commitment, report)),
      }))
      return Promise.resolve()
    },
    async finish(tally) {
      const rows = worst.ranked.map(({ kept }) => kept)
      const listed = rows.length
      const sheets = [
        sheet(
          '会话',
          CONVERSATION_COLUMNS,
          rows.map(({ conversation }) => conversation),
        ),
        sheet(
          '命中',
          FINDING_COLUMNS,
          rows.flatMap(({ findings }) => findings),
        ),
        sheet(
          '承诺',
          COMMITMENT_COLUMNS,
          rows.flatMap(({ commitments }) => commitments),
        ),
        sheet('汇总', SUMMARY_COLUMNS, summaryRows(standard, tally, titles, listed)),
      ]
      await destination.write(await writeExcelFile(sheets).toBuffer())
    },
  }
}
