/** What the parts of the system's benchmark are told. */
export interface Settings {
  /** Stored conversations at which ingest is measured; everything else at the last. Ascending. */
  readonly sizes: readonly number[]
  /** Conversations handed in for each figure of ingest. */
  readonly ingested: number
  /** Conversations that a back-test goes through. */
  readonly backTested: number
  /** How often each request is made, with other parameters each time. */
  readonly runs: number
}

export type Say = (line: string) => void
