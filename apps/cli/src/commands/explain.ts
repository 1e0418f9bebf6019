import { Engine, explain as explainClause } from '@liangyan/inspection'
import { didYouMean, type Standard } from '@liangyan/standard'
import { EXIT } from '../exit-codes.ts'
import { briefly } from '../explanation/brief.ts'
import { everyStep } from '../explanation/every-step.ts'
import { Unusable } from '../failure.ts'
import { readOneConversation } from '../input/one-conversation.ts'
import { writeOut } from '../output/standard-output.ts'
import { requireStandard } from '../standard-folder.ts'
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

/** Shows why a clause did or did not hit a conversation: what decided, or every step. */
export async function explain(input: string, clause: string, options: ExplainOptions): Promise<number> {
  const standard = requireStandard(options.standard, options.profile)
  const conversation = await readOneConversation(input, options.id, {
    format: options.inputFormat,
    agent: options.agentChannel,
  })
  const explanation = explainClause(new Engine(standard), conversation, clause)
  if (!explanation) throw new Unusable(reasonFor(clause, standard))
  if (options.format === 'json') {
    await writeOut(`${JSON.stringify({ conversation: conversation.id, ...explanation }, null, 2)}\n`)
    return EXIT.fine
  }
  const palette = paletteFor(wantsColours(process.stdout, options.color))
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
  if (known) return `条款 ${id} 不执行检查（${known.advise ? '只作建议' : '草稿'}），没有可解释的判定`
  const near = /"(.+)"/.exec(
    didYouMean(
      id,
      clauses.map(({ clause }) => clause.id),
    ),
  )?.[1]
  return `规范里没有条款 ${id}${near ? `，是不是 ${near}？` : '；liangyan check 可列出规范的问题'}`
}
