import { type Advice, Advisor, type AskedFor } from '@liangyan/assist'
import type { Conversation } from '@liangyan/conversation'
import { EXIT } from '../exit-codes.ts'
import { Unusable } from '../failure.ts'
import { ByteReader } from '../input/byte-reader.ts'
import { Complaints } from '../input/complaints.ts'
import { conversationsOf, requireFormat } from '../input/conversations.ts'
import { findSources } from '../input/sources.ts'
import { writeOut } from '../output/standard-output.ts'
import { requireStandard } from '../standard-folder.ts'
import { adviceBlock } from '../suggestions/advice-block.ts'
import { adviceLine } from '../suggestions/advice-line.ts'
import { paletteFor } from '../terminal/paint.ts'
import { columnsOf, wantsColours } from '../terminal/screen.ts'

export interface SuggestOptions {
  readonly format: string
  readonly most: string
  readonly standard: string
  readonly profile?: string
  readonly style?: 'formal' | 'warm'
  readonly now?: string
  readonly agentChannel?: string
  readonly inputFormat?: string
  readonly color: boolean
}

const MOST_OF_ALL = 20
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/

/** Prints for each conversation so far the moments that the agent may be in, with words for them. */
export async function suggest(given: readonly string[], options: SuggestOptions): Promise<number> {
  const asked = askedFor(options)
  if (options.inputFormat !== undefined) requireFormat(options.inputFormat)
  const { sources, unreadable } = findSources(given)
  const advisor = new Advisor(requireStandard(options.standard, options.profile))
  const write = writerFor(options)
  const complaints = new Complaints()
  let conversations = 0
  for (const { name, message } of unreadable) complaints.problem(name, message)
  for (const source of sources) {
    const input = { format: options.inputFormat, agent: options.agentChannel }
    for await (const item of conversationsOf(source, input, new ByteReader(source))) {
      if (item.kind === 'problem') complaints.problem(source.name, item.message)
      else if (item.kind === 'note') complaints.note(source.name, item.message)
      else {
        conversations++
        await write(item.conversation, advisor.advise(item.conversation, asked))
      }
    }
  }
  complaints.finish()
  return conversations === 0 && complaints.skipped > 0 ? EXIT.unusable : EXIT.fine
}

function askedFor({ most, style, now }: SuggestOptions): AskedFor {
  const number = Number(most)
  if (!/^\d+$/.test(most) || number < 1 || number > MOST_OF_ALL)
    throw new Unusable(`--most 要写 1 到 ${MOST_OF_ALL} 的整数，不能是“${most}”`)
  if (now !== undefined && (!LOCAL_TIME.test(now) || Number.isNaN(Date.parse(now))))
    throw new Unusable(`--now 要写日期和时间，如 2026-03-05T10:02:00+08:00，不能是“${now}”`)
  return { most: number, style, now }
}

function writerFor({ format, color }: SuggestOptions): (conversation: Conversation, advice: Advice) => Promise<void> {
  if (format === 'jsonl') return ({ id }, advice) => writeOut(`${adviceLine(id, advice)}\n`)
  const palette = paletteFor(wantsColours(process.stdout, color))
  const columns = columnsOf(process.stdout)
  let first = true
  return async (conversation, advice) => {
    await writeOut(`${first ? '' : '\n'}${adviceBlock(conversation, advice, palette, columns)}\n`)
    first = false
  }
}
