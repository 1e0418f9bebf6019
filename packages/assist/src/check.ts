import type { Conversation } from '@liangyan/conversation'
import type { Reread, Seen } from '@liangyan/inspection'
import {
  type Diagnostic,
  type ExampleDialogue,
  type Mark,
  type Place,
  SITUATIONS,
  type Standard,
} from '@liangyan/standard'
import { Advisor } from './advisor.ts'

/** What holding a standard's advice against its own examples shows. */
export interface AdviceReport {
  readonly diagnostics: readonly Diagnostic[]
  /** Marks of advice that were right, and that were not. */
  readonly passed: number
  readonly failed: number
}

/**
 * Gives advice at every mark of advice (`# advise: clause`, `# no-advise: clause`) and at the end of every example of a
 * moment in `situations/`, and warns of clauses that only advise and are never among the first three suggestions there:
 * no agent would ever see their words. Dialogues that set options otherwise are advised where it can be read again.
 * Clauses of other profiles are left to a check for those.
 */
export function checkAdvice(standard: Standard, reread?: Reread, seen: Seen = () => {}): AdviceReport {
  const check = new AdviceCheck(standard, seen)
  check.here(standard, standard.dialogues)
  if (reread) check.elsewhere(reread)
  check.unseen()
  return check
}

class AdviceCheck implements AdviceReport {
  readonly diagnostics: Diagnostic[] = []
  passed = 0
  failed = 0
  private readonly standard: Standard
  private readonly suggested = new Set<string>()
  /** Clauses of other profiles than the one that is checked. */
  private readonly foreign: ReadonlySet<string>

  private readonly seen: Seen

  constructor(standard: Standard, seen: Seen) {
    this.standard = standard
    this.seen = seen
    const { everyClause, profile } = standard
    const foreign = everyClause.filter(({ clause }) => clause.profiles?.includes(profile.id) === false)
    this.foreign = new Set(foreign.map(({ clause }) => clause.id))
  }

  here(standard: Standard, dialogues: readonly ExampleDialogue[]): void {
    const advisor = new Advisor(standard)
    const inForce = new Set(standard.clauses.map(({ clause }) => clause.id))
    for (const dialogue of dialogues) {
      if (dialogue.file.startsWith(SITUATIONS)) this.clausesAt(advisor, dialogue.conversation)
      // where the heading sets options, a clause that is not in force must be one that nobody is given
      for (const mark of dialogue.marks.filter(isOfAdvice))
        if (inForce.has(mark.id) || (dialogue.settings.size > 0 && !this.foreign.has(mark.id)))
          this.mark(mark, dialogue, advisor)
      this.seen()
    }
  }

  elsewhere(reread: Reread): void {
    const marked = this.standard.dialoguesElsewhere.filter(({ marks }) => marks.some(isOfAdvice))
    for (const dialogues of Map.groupBy(marked, ({ settings }) => JSON.stringify([...settings])).values()) {
      const { standard } = reread(dialogues[0].settings)
      if (standard) this.here(standard, dialogues)
    }
  }

  /** Clauses whose words came up nowhere. */
  unseen(): void {
    for (const { clause, place } of this.standard.everyClause) {
      const { id, advise, status } = clause
      if (!advise || status === 'draft' || this.suggested.has(id) || this.foreign.has(id)) continue
      this.report(
        'warning',
        place,
        `条款 "${id}" 的话术在示例里从来不在前三条建议之中，坐席看不到它；请写一段对话，在该提示的那一句标注 # advise: ${id}`,
      )
    }
  }

  private mark({ expect, id, line, turn, reached }: Mark, dialogue: ExampleDialogue, advisor: Advisor): void {
    const { file, conversation } = dialogue
    const given = this.clausesAt(advisor, upTo(conversation, reached))
    const right = given.includes(id) === (expect === 'advise')
    if (right) this.passed++
    else {
      this.failed++
      const instead = given.length > 0 ? `建议的是 ${given.join('、')}` : '没有建议'
      const message =
        expect === 'advise' ? `这里没有建议条款 "${id}" 的话术，${instead}` : `这里建议了条款 "${id}" 的话术`
      const text = turn === null ? undefined : conversation.turns[turn].text
      this.report('error', { file, line, column: 1 }, message, text)
    }
  }

  private clausesAt(advisor: Advisor, conversation: Conversation): string[] {
    const clauses = advisor.advise(conversation).suggestions.map(({ clause }) => clause)
    for (const id of clauses) this.suggested.add(id)
    return clauses
  }

  private report(severity: Diagnostic['severity'], place: Place, message: string, text?: string): void {
    this.diagnostics.push({ severity, ...place, message, ...(text !== undefined && { text }) })
  }
}

const isOfAdvice = ({ expect }: Mark) => expect === 'advise' || expect === 'no-advise'

/** A conversation as far as the line of a mark. */
const upTo = (conversation: Conversation, { turns, events }: Mark['reached']): Conversation => ({
  ...conversation,
  turns: conversation.turns.slice(0, turns),
  events: conversation.events.slice(0, events),
})
