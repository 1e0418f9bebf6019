import { closenessOf, type ExplainedCheck, type LikeExample } from '@liangyan/inspection'
import { hanging, type Palette } from '../terminal/paint.ts'
import { harmless, padEnd, widthOf } from '../terminal/width.ts'

const LABEL = '例句'

/** The examples of what was learned and decided, or came nearest to it; none where words or events did. */
export function exampleLines(check: ExplainedCheck | undefined, palette: Palette, columns: number): string[] {
  return check ? linesOf(learntIn(check)?.tone?.examples ?? [], palette, columns) : []
}

/** One line an example, the names and the likeness below each other. */
export function linesOf(examples: readonly LikeExample[], palette: Palette, columns: number, indent = '  '): string[] {
  const width = Math.max(0, ...examples.map((example) => widthOf(named(example))))
  return examples.map((example, i) => {
    const label = `${indent}${i === 0 ? LABEL : ' '.repeat(widthOf(LABEL))}  ${padEnd(named(example), width)}  `
    return hanging(label, harmless(`“${example.text}”`), columns, { label: palette.quiet })
  })
}

/** What stands in brackets after a title only says more of the same. */
const named = ({ of, alike }: LikeExample) =>
  `像「${of.replace(/（.+）$/u, '')}」${String(Math.round(alike * 100)).padStart(3)}%`

/** The part about something learned that made a condition hold, or came nearest to it. */
function learntIn(check: ExplainedCheck): ExplainedCheck | undefined {
  const learnt = leaves(check).filter(({ tone, holds }) => tone && (check.holds !== 'yes' || holds === 'yes'))
  return learnt.toSorted((a, b) => (closenessOf(b) ?? 0) - (closenessOf(a) ?? 0)).at(0)
}

/** The parts that are asked for: what must not be is beside the point. */
const leaves = (check: ExplainedCheck): ExplainedCheck[] =>
  check.kind === 'not' ? [] : check.parts.length === 0 ? [check] : check.parts.flatMap(leaves)
