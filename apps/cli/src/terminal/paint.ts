import picocolors from 'picocolors'
import { harmless, padEnd, widthOf } from './width.ts'
import { type Range, wrap } from './wrap.ts'

export type Paint = (text: string) => string

const plain: Paint = (text) => text

/** The styles of the screen; without colours they change nothing. */
export function paletteFor(colours: boolean) {
  const c = picocolors.createColors(colours)
  return {
    colours,
    strong: c.bold,
    quiet: c.dim,
    good: c.green,
    evidence: (text: string) => c.bold(c.red(c.underline(text))),
    suggestion: c.green,
    severity: { minor: c.yellow, major: c.magenta, fatal: c.red },
    bar: c.cyan,
  }
}
export type Palette = ReturnType<typeof paletteFor>

/** Marks stretches of a text: by style where there are colours, by 【 】 where there are none. */
export function markText(text: string, spans: readonly Range[], palette: Palette): { text: string; marks: Range[] } {
  const merged = mergeRanges(spans)
  if (palette.colours) return { text: harmless(text), marks: merged }
  let marked = ''
  let from = 0
  for (const { start, end } of merged) {
    marked += `${text.slice(from, start)}【${text.slice(start, end)}】`
    from = end
  }
  return { text: harmless(marked + text.slice(from)), marks: [] }
}

/** Ranges in order, those that touch as one. */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else if (end > start) merged.push({ start, end })
  }
  return merged
}

/** Lines that begin with a label; the lines after the first are indented to where the text begins. */
export function hanging(
  label: string,
  text: string,
  columns: number,
  style: { label?: Paint; text?: Paint; marks?: readonly Range[]; mark?: Paint } = {},
): string {
  const indent = widthOf(label)
  const { label: paintLabel = plain, text: paintText = plain, mark = plain, marks = [] } = style
  return wrap(text, Math.max(10, columns - indent))
    .map((line, i) => {
      const head = i === 0 ? paintLabel(padEnd(label, indent)) : ' '.repeat(indent)
      return head + paintRange(text, line, marks, paintText, mark)
    })
    .join('\n')
}

function paintRange(text: string, line: Range, marks: readonly Range[], plain: Paint, mark: Paint): string {
  let painted = ''
  let from = line.start
  const put = (end: number, paint: Paint) => {
    if (end > from) painted += paint(text.slice(from, end))
    from = Math.max(from, end)
  }
  for (const { start, end } of marks) {
    if (end <= line.start || start >= line.end) continue
    put(Math.min(Math.max(start, line.start), line.end), plain)
    put(Math.min(end, line.end), mark)
  }
  put(line.end, plain)
  return painted
}
