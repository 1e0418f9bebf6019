import type { Standard } from '@liangyan/standard'
import type { ConversationReport } from '../findings/report.ts'
import type { Tally } from '../findings/tally.ts'
import type { Titles } from '../findings/titles.ts'
import type { Destination } from './destination.ts'

/** What a writer knows before the first conversation. */
export interface ReportContext {
  readonly standard: Standard
  readonly titles: Titles
  readonly destination: Destination
  /** Whether the report goes to a terminal that shows colours. */
  readonly colours: boolean
  /** Columns of the terminal. */
  readonly columns: number
}

/** One format of the report: takes the conversations as they come, then the sums. */
export interface ReportWriter {
  add(report: ConversationReport): Promise<void>
  finish(tally: Tally): Promise<void>
}
