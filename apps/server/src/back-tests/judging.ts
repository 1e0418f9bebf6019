import type { Conversation } from '@liangyan/conversation'
import { Engine, type Judged, Rejudging } from '@liangyan/inspection'
import type { InspectionResult, Verdict } from '@liangyan/review'
import type { Standard } from '@liangyan/standard'
import type { StandingInspection } from '@liangyan/store'

/** How one conversation is judged by the version in force and by the draft, as far as the two may differ. */
export interface JudgedPair {
  readonly key: number
  readonly before: InspectionResult
  readonly after: InspectionResult
  /** Where the clauses that the two judge otherwise were found: the turns that the draft names, or else the other's. */
  readonly turns: Readonly<Record<string, readonly number[]>>
  /** Whether the version in force had not inspected it, and has done so for the comparison. */
  readonly byBoth: boolean
}

/** Judges conversations by a draft against the version in force. */
export class DraftJudging {
  readonly rejudging: Rejudging
  private readonly inForce: { readonly id: number; readonly standard: Standard }
  private engine: Engine | undefined
  private readonly told: ReadonlySet<string>

  /** @param decided clauses that people have decided about: what becomes of these is told too */
  constructor(
    inForce: { readonly id: number; readonly standard: Standard },
    draft: Standard,
    decided: ReadonlySet<string>,
  ) {
    this.inForce = inForce
    this.rejudging = new Rejudging(inForce.standard, draft)
    const { anew, gone } = this.rejudging.differing
    this.told = new Set([...anew, ...gone, ...decided])
  }

  /** @param open opens the record; asked only where it must be read */
  judge(standing: StandingInspection, open: () => Conversation): JudgedPair {
    const { key, id, standardVersion } = standing
    const byBoth = standardVersion !== this.inForce.id
    const conversation = byBoth || this.rejudging.needsConversation ? open() : { id, turns: [], events: [] }
    const before = byBoth ? this.inspect(conversation) : stood(standing)
    const after = this.rejudging.inspect(conversation, before)
    const [old, now] = [this.result(id, before), this.result(id, after)]
    return { key, before: old, after: now, turns: turnsOf({ old, now, before, after }), byBoth }
  }

  private inspect(conversation: Conversation): Judged {
    return (this.engine ??= new Engine(this.inForce.standard)).inspect(conversation)
  }

  private result(conversation: string, { verdicts, scorecard }: Judged): InspectionResult {
    const told: Record<string, Verdict> = {}
    for (const tally of verdicts) {
      const verdict = this.told.has(tally.clause) ? verdictOf(tally) : undefined
      if (verdict) told[tally.clause] = verdict
    }
    const { total, fatal, grade } = scorecard
    return { conversation, verdicts: told, score: total, fatal, grade }
  }
}

/** As many turns as are shown of a clause. */
const MOST_TURNS = 3

function turnsOf(of: {
  readonly old: InspectionResult
  readonly now: InspectionResult
  readonly before: Judged
  readonly after: Judged
}): JudgedPair['turns'] {
  const clauses = new Set([...Object.keys(of.old.verdicts), ...Object.keys(of.now.verdicts)])
  const otherwise = [...clauses].filter((clause) => of.old.verdicts[clause] !== of.now.verdicts[clause])
  return Object.fromEntries(
    otherwise.map((clause) => {
      const own = ({ findings }: Judged) => findings.filter((finding) => finding.clause === clause)
      const found = own(of.after)
      const turns = (found.length > 0 ? found : own(of.before)).flatMap((finding) => finding.turns)
      return [clause, [...new Set(turns)].slice(0, MOST_TURNS)]
    }),
  )
}

function stood({ findings, verdicts, score, grade, fatal }: StandingInspection): Judged {
  return { findings, verdicts, scorecard: { total: score, grade, fatal } }
}

/** What a clause comes to in a conversation: the worst of it. */
function verdictOf({ broken, undecided, kept }: Judged['verdicts'][number]): Verdict | undefined {
  if (broken > 0) return 'broken'
  if (undecided > 0) return 'undecided'
  return kept > 0 ? 'kept' : undefined
}
