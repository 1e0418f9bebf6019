import { Engine } from '@liangyan/inspection'
import { EXIT } from '../exit-codes.ts'
import { compare, type Comparison, ComparisonTally } from '../findings/comparison.ts'
import { Titles } from '../findings/titles.ts'
import { Complaints } from '../input/complaints.ts'
import { conversationsOf, requireFormat } from '../input/conversations.ts'
import { findSources } from '../input/sources.ts'
import { openDestination } from '../output/destination.ts'
import { requireStandard } from '../standard-folder.ts'
import { paletteFor } from '../terminal/paint.ts'
import { columnsOf, wantsColours } from '../terminal/screen.ts'
import { jsonDiff, textDiff } from '../text-report/diff-writers.ts'

export interface DiffOptions {
  readonly format: string
  readonly out?: string
  readonly inputFormat?: string
  readonly agentChannel?: string
  readonly color: boolean
}

/** What changes for the same conversations when one standard takes the place of another. */
export async function diff(
  folders: { readonly before: string; readonly after: string },
  given: readonly string[],
  options: DiffOptions,
): Promise<number> {
  if (options.inputFormat !== undefined) requireFormat(options.inputFormat)
  const { sources, unreadable } = findSources(given)
  const [before, after] = [requireStandard(folders.before), requireStandard(folders.after)]
  const engines = { before: new Engine(before), after: new Engine(after) }
  const complaints = new Complaints()
  for (const { name, message } of unreadable) complaints.problem(name, message)
  const destination = openDestination(options.out)
  const colours = options.out === undefined && wantsColours(process.stdout, options.color)
  const page = { columns: columnsOf(process.stdout), palette: paletteFor(colours), titles: new Titles(after) }
  const writer = options.format === 'json' ? jsonDiff([before, after]) : textDiff([before, after], page)
  const tally = new ComparisonTally()
  try {
    await destination.write(writer.opening())
    for (const source of sources) {
      for await (const item of conversationsOf(source, { format: options.inputFormat, agent: options.agentChannel })) {
        if (item.kind === 'problem') complaints.problem(source.name, item.message)
        if (item.kind !== 'conversation') continue
        const { conversation } = item
        const pair = [engines.before.inspect(conversation), engines.after.inspect(conversation)] as const
        const comparison: Comparison = compare(conversation, ...pair)
        tally.add(comparison)
        if (comparison.changed) await destination.write(writer.changed(comparison))
      }
    }
    await destination.write(writer.closing(tally, complaints.skipped))
    await destination.finish()
  } finally {
    destination.abandon()
  }
  complaints.finish()
  return tally.conversations === 0 && complaints.skipped > 0 ? EXIT.unusable : EXIT.fine
}
