import { presentableDiff } from '@codemirror/merge'

/** A piece of a text, with its line breaks. */
export interface Piece {
  readonly text: string
  readonly changed: boolean
}
interface Sides {
  readonly before: readonly Piece[]
  readonly after: readonly Piece[]
}

/** Lines of the same that are kept around a change; more are left out. */
const AROUND = 2

/** Two texts in pieces: line by line, and within lines that take the place of as many others letter by letter. */
export function changedLines(from: string, to: string): Sides {
  const [before, after]: [Piece[], Piece[]] = [[], []]
  const hunks = hunksOf(from.split('\n'), to.split('\n'))
  hunks.forEach((hunk, i) => {
    if ('same' in hunk) {
      const text = ended(folded(hunk.same, i === 0, i === hunks.length - 1))
      before.push({ text, changed: false })
      after.push({ text, changed: false })
    } else if (hunk.taken.length === hunk.put.length) {
      hunk.taken.forEach((line, j) => {
        const [old, now] = withinLine(ended([line]), ended([hunk.put[j]]))
        before.push(...old)
        after.push(...now)
      })
    } else {
      before.push({ text: ended(hunk.taken), changed: true })
      after.push({ text: ended(hunk.put), changed: true })
    }
  })
  return { before: withoutLastBreak(before), after: withoutLastBreak(after) }
}

const isThere = ({ text }: Piece) => text !== ''
const ended = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')

function withoutLastBreak(pieces: readonly Piece[]): Piece[] {
  const there = pieces.filter(isThere)
  return there
    .map((piece, i) => (i === there.length - 1 ? { ...piece, text: piece.text.slice(0, -1) } : piece))
    .filter(isThere)
}

function folded(lines: readonly string[], first: boolean, last: boolean): readonly string[] {
  const [head, tail] = [first ? 0 : AROUND, last ? 0 : AROUND]
  if (lines.length <= head + tail + 1) return lines
  return [...lines.slice(0, head), '…', ...lines.slice(lines.length - tail)]
}

type Hunk =
  | { readonly same: readonly string[] }
  | { readonly taken: readonly string[]; readonly put: readonly string[] }

/** The longest common sequence of lines, and what stands between. */
function hunksOf(from: readonly string[], to: readonly string[]): Hunk[] {
  const common = commonLengths(from, to)
  const hunks: Hunk[] = []
  let [i, j] = [0, 0]
  while (i < from.length || j < to.length) {
    const a = i
    while (i < from.length && j < to.length && from[i] === to[j]) [i, j] = [i + 1, j + 1]
    if (i > a) hunks.push({ same: from.slice(a, i) })
    const [c, d] = [i, j]
    while ((i < from.length || j < to.length) && !(i < from.length && j < to.length && from[i] === to[j]))
      if (j >= to.length || (i < from.length && common[i + 1][j] >= common[i][j + 1])) i++
      else j++
    if (i > c || j > d) hunks.push({ taken: from.slice(c, i), put: to.slice(d, j) })
  }
  return hunks
}

/** How many lines the rests from each place have in common. */
function commonLengths(from: readonly string[], to: readonly string[]): number[][] {
  const lengths = Array.from({ length: from.length + 1 }, () => Array<number>(to.length + 1).fill(0))
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      lengths[i][j] = from[i] === to[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1])
  return lengths
}

function withinLine(from: string, to: string): readonly [Piece[], Piece[]] {
  const changes = presentableDiff(from, to)
  return [
    cut(
      from,
      changes.map(({ fromA, toA }) => [fromA, toA]),
    ),
    cut(
      to,
      changes.map(({ fromB, toB }) => [fromB, toB]),
    ),
  ]
}

function cut(text: string, places: readonly (readonly [start: number, end: number])[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const [start, end] of places) {
    pieces.push({ text: text.slice(at, start), changed: false }, { text: text.slice(start, end), changed: true })
    at = end
  }
  return [...pieces, { text: text.slice(at), changed: false }]
}
