import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

const CHUNK = 1 << 22
const NEWLINE = 10

/** A part of a file in bytes, `to` exclusive. */
export interface Range {
  readonly from: number
  readonly to: number
}

/**
 * Calls `visit` for each line of a part of a file, with the bytes of the line in a buffer that is used again. A line
 * belongs to the part in which it begins.
 */
export function eachLine(
  file: string,
  { from, to }: Range,
  visit: (buffer: Buffer, start: number, end: number) => void,
): void {
  const descriptor = openSync(file, 'r')
  let buffer = Buffer.allocUnsafe(CHUNK)
  let kept = 0
  let at = from
  let lineAt = from
  while (lineAt < to) {
    if (kept === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2)
    const read = readSync(descriptor, buffer, kept, buffer.length - kept, at)
    at += read
    const filled = kept + read
    let start = 0
    while (lineAt < to) {
      const found = buffer.subarray(0, filled).indexOf(NEWLINE, start)
      const end = found >= 0 ? found : read === 0 ? filled : -1
      if (end < 0) break
      if (end > start) visit(buffer, start, end)
      lineAt += end + 1 - start
      start = end + 1
      if (found < 0) {
        lineAt = to
        break
      }
    }
    kept = Math.max(0, filled - start)
    buffer.copy(buffer, 0, start, filled)
  }
  closeSync(descriptor)
}

/** Parts of a file of about the same size, each beginning where a line begins. */
export function shardsOf(file: string, count: number): Range[] {
  const descriptor = openSync(file, 'r')
  const { size } = fstatSync(descriptor)
  const cuts = [0]
  const probe = Buffer.allocUnsafe(1 << 16)
  for (let k = 1; k < count; k++) {
    let at = Math.floor((size * k) / count)
    for (;;) {
      const read = readSync(descriptor, probe, 0, probe.length, at)
      const found = probe.subarray(0, read).indexOf(NEWLINE)
      if (found >= 0 || read === 0) {
        at += found + 1
        break
      }
      at += read
    }
    cuts.push(Math.min(at, size))
  }
  closeSync(descriptor)
  return cuts.map((from, k) => ({ from, to: cuts[k + 1] ?? size }))
}

/** The first part of a file that holds so many lines. */
export function headOf(file: string, lines: number): Range {
  let seen = 0
  let to = 0
  let at = 0
  eachLine(file, { from: 0, to: Number.MAX_SAFE_INTEGER }, (_, start, end) => {
    at += end - start + 1
    if (++seen === lines) to = at
  })
  return { from: 0, to: to || at }
}
