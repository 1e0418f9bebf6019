import type { ReportedFinding } from '../findings/report.ts'

export type Level = 'minor' | 'major' | 'fatal' | 'trial' | 'open'

/** How a finding is coloured: by severity, or as on trial or undecided. */
export function levelOf({ verdict, trial, severity }: ReportedFinding): Level {
  if (verdict === 'undecided') return 'open'
  return trial ? 'trial' : severity
}

/** The id of a finding's card on the page; `key` is the conversation's. */
export function anchorOf(key: string, { verdict, number }: ReportedFinding): string {
  return `${key}-${verdict === 'undecided' ? 'u' : 'f'}${number}`
}
