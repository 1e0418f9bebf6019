import { explainAdvice } from '@liangyan/assist'
import { Engine, explain as explainClause } from '@liangyan/inspection'
import { didYouMean, type Standard } from '@liangyan/standard'
import { EXIT } from '../exit-codes.ts'
import { adviceLines } from '../explanation/advice.ts'
import { briefly } from '../explanation/brief.ts'
import { everyStep } from '../explanation/every-step.ts'
import { Unusable } from '../failure.ts'
import { readOneConversation } from '../input/one-conversation.ts'
import { writeOut } from '../output/standard-output.ts'
import { requireWhole } from '../standard-folder.ts'
import { paletteFor } from '../terminal/paint.ts'
import { columnsOf, wantsColours } from '../terminal/screen.ts'
import { harmless } from '../terminal/width.ts'

export interface ExplainOptions {
  readonly id?: string
  readonly standard: string
  readonly profile?: string
  readonly format: string
  readonly inputFormat?: string
  readonly agentChannel?: string
  readonly color: boolean
  /** Every step with every part of the clause, not only what decided. */
  readonly all?: boolean
}

/** Shows why a clause did or did not hit a conversation, or was or was not suggested: what decided, or every step. */
export async function explain(input: string, clause: string, options: ExplainOptions): Promise<number> {
  const standard = requireWhole(options.standard, options.profile)
  const conversation = await readOneConversation(input, options.id, {
    format: options.inputFormat,
    agent: options.agentChannel,
  })
  const palette = paletteFor(wantsColours(process.stdout, options.color))
  const explanation = explainClause(new Engine(standard), conversation, clause)
  const advice = explanation ? undefined : explainAdvice(standard, conversation, clause)
  if (advice) {
    await writeOut(
      options.format === 'json'
        ? `${JSON.stringify({ conversation: conversation.id, ...advice }, null, 2)}\n`
        : `${adviceLines(advice, conversation, { palette, columns: columnsOf(process.stdout), all: options.all ?? false }).join('\n')}\n`,
    )
    return EXIT.fine
  }
  if (!explanation) throw new Unusable(reasonFor(clause, standard))
  if (options.format === 'json') {
    await writeOut(`${JSON.stringify({ conversation: conversation.id, ...explanation }, null, 2)}\n`)
    return EXIT.fine
  }
  const show = options.all ? everyStep : briefly
  const lines = [
    palette.strong(`${explanation.title}（${explanation.clause}） · ${harmless(conversation.id)}`),
    ...show(explanation, palette, columnsOf(process.stdout)),
  ]
  await writeOut(`${lines.join('\n')}\n`)
  return EXIT.fine
}

function reasonFor(id: string, { clauses }: Standard): string {
  const known = clauses.find(({ clause }) => clause.id === id)?.clause
  if (known) return `条款 ${id} 是草稿，不执行检查，也不作建议，没有可解释的`
  const near = /"(.+)"/.exec(
    didYouMean(
      id,
      clauses.map(({ clause }) => clause.id),
    ),
  )?.[1]
  return `规范里没有条款 ${id}${near ? `，是不是 ${near}？` : '；liangyan check 可列出规范的问题'}`
}
