import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { detectFormat, formats } from '@liangyan/conversation'
import { Archive } from './archive.ts'
import { Unreadable } from './unreadable.ts'

/** How a file is read: `lines` as a stream, `whole` at once, `archive` file by file. */
export type FileKind = 'lines' | 'whole' | 'archive'

const HEAD = 256 * 1024
/** A file that is not read by lines is held in memory as a whole: the most that it may have, in bytes. */
export const LARGEST_WHOLE = 128 * 1024 ** 2

/** Looks at a file's first bytes (and an archive's directory): how it is read. Throws `Unreadable`. */
export async function kindOf(path: string, name: string): Promise<FileKind> {
  const { head, size } = await headOf(path)
  if (isZip(head)) {
    const archive = await Archive.open(path)
    archive.close()
    if (!archive.isWorkbook) return 'archive'
  }
  const detected = detectFormat(name, head)
  const format = detected.ok ? detected.format : head.length === 0 ? undefined : linesByName(name)
  if (format?.stream) return 'lines'
  if (!detected.ok) throw new Unreadable(detected.problem.message)
  if (size > LARGEST_WHOLE) {
    const most = LARGEST_WHOLE / 1024 ** 2
    throw new Unreadable(`此格式的文件至多 ${most} MB：请拆成几个文件，或转成 JSONL（逐行读取）`)
  }
  return 'whole'
}

export const extensionOf = (name: string): string => extname(name).slice(1).toLowerCase()

/** A first line that is broken spoils no other, where the name says that it is a file of lines. */
const linesByName = (name: string) =>
  formats.find((format) => 'stream' in format && format.extensions.includes(extensionOf(name)))

const isZip = (head: Buffer): boolean => head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))

async function headOf(path: string): Promise<{ head: Buffer; size: number }> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return { head: buffer.subarray(0, bytesRead), size: (await file.stat()).size }
  } finally {
    await file.close()
  }
}
