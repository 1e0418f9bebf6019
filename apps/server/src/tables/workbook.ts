import { Worker } from 'node:worker_threads'
import { bankTime, type Column } from './column.ts'

/** A workbook is put together in memory: so many rows are still quick to write and to open. */
export const MOST_ROWS = 100_000

/** There are more rows than a workbook holds here. */
export class TooManyRows extends Error {}

/** What the thread that packs a workbook is told: rows of cells, the headings first, and then that these were all. */
export type ToPacker =
  | { readonly rows: readonly (readonly (string | number | null)[])[] }
  | { readonly sheet: string; readonly widths: readonly number[] }

const PACKER = new URL('pack-workbook.ts', import.meta.url)
/** Rows that are handed to the thread at once. */
const CHUNK = 1_000
const WIDTH = 16

/**
 * A table as an Excel workbook. Texts are texts, whatever they begin with. Throws `TooManyRows`. Packed in a thread of
 * its own, one workbook after the other: a large one takes half a minute and a gigabyte.
 */
export function workbookOf<T>(
  sheet: string,
  columns: readonly Column<T>[],
  rows: AsyncIterable<T>,
  signal?: AbortSignal,
): Promise<Buffer> {
  const packed = last.then(() => pack(sheet, columns, rows, signal))
  last = packed.catch(() => undefined)
  return packed
}

let last: Promise<unknown> = Promise.resolve()

async function pack<T>(
  sheet: string,
  columns: readonly Column<T>[],
  rows: AsyncIterable<T>,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  signal?.throwIfAborted()
  const thread = new Worker(PACKER, { execArgv: [] })
  const packed = new Promise<Buffer>((resolve, reject) => {
    thread.once('message', ({ buffer, byteOffset, byteLength }: Uint8Array) =>
      resolve(Buffer.from(buffer, byteOffset, byteLength)),
    )
    thread.once('error', reject)
    signal?.addEventListener('abort', () => reject(signal.reason))
  })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  const say = (told: ToPacker) => thread.postMessage(told)
  const handOver = async () => {
    for await (const chunk of chunksOf(columns, rows)) {
      signal?.throwIfAborted()
      say({ rows: chunk })
    }
    say({ sheet, widths: columns.map(({ width = WIDTH }) => width) })
    return packed
  }
  try {
    return await Promise.race([packed, handOver()])
  } finally {
    await thread.terminate()
  }
}

async function* chunksOf<T>(columns: readonly Column<T>[], rows: AsyncIterable<T>) {
  let count = 0
  let chunk: (string | number | null)[][] = [columns.map(({ title }) => title)]
  for await (const row of rows) {
    if (++count > MOST_ROWS) throw new TooManyRows()
    const values = columns.map(({ value }) => value(row))
    chunk.push(values.map((value) => (value instanceof Date ? bankTime(value) : value)))
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
