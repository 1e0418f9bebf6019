import { createReadStream } from 'node:fs'
import { type Conversation, formats, jsonl } from '@liangyan/conversation'
import { Archive, type ArchivedFile } from './archive.ts'
import { extensionOf, kindOf } from './kind.ts'
import { readApart } from './read-apart.ts'
import type { Spool } from './spool.ts'
import { Unreadable } from './unreadable.ts'

/** What reading a file brings, in its order. `total`: how many conversations and problems there will be, where known. */
export type Item =
  | { readonly conversation: Conversation }
  | { readonly problem: string }
  | { readonly note: string }
  | { readonly total: number }

const CHUNK = 256 * 1024
const KNOWN: ReadonlySet<string> = new Set(formats.flatMap(({ extensions }) => [...extensions]))

/** The conversations of a file of any known format, or of the files in an archive. Throws `Unreadable` for the whole. */
export async function* itemsOf(spool: Spool, path: string, name: string, agent?: string): AsyncGenerator<Item> {
  const kind = await kindOf(path, name)
  if (kind === 'archive') yield* itemsOfArchive(spool, path, agent)
  else if (kind === 'lines') yield* itemsOfLines(path)
  else yield* itemsOfWhole(path, name, agent)
}

async function* itemsOfLines(path: string): AsyncGenerator<Item> {
  yield { total: await linesIn(path) }
  for await (const item of jsonl.stream(createReadStream(path, { highWaterMark: CHUNK }))) {
    yield 'problem' in item ? { problem: item.problem.message } : { conversation: item.conversation }
  }
}

/** Lines that are not empty: each is a conversation or a problem. */
async function linesIn(path: string): Promise<number> {
  let lines = 0
  let blank = true
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    for (const byte of chunk) {
      if (byte === 10) blank = true
      else if (blank && byte > 32) {
        blank = false
        lines++
      }
    }
  }
  return lines
}

async function* itemsOfWhole(path: string, name: string, agent: string | undefined): AsyncGenerator<Item> {
  for await (const message of readApart(path, name, agent)) {
    if ('conversations' in message) {
      yield { total: message.total }
      for (const conversation of message.conversations) yield { conversation }
    } else {
      for (const note of message.notes) yield { note }
      for (const problem of message.problems) yield { problem }
    }
  }
}

async function* itemsOfArchive(spool: Spool, path: string, agent: string | undefined): AsyncGenerator<Item> {
  const archive = await Archive.open(path)
  try {
    const readable = archive.files.filter(isOfInterest)
    const passedOver = archive.files.length - readable.length
    if (readable.length === 0) throw new Unreadable('压缩包里没有可读的会话文件：后缀应为已知的会话格式')
    if (passedOver > 0) yield { note: `压缩包里有 ${passedOver} 个文件不是会话文件，已略过` }
    for (const file of readable) yield* itemsOfArchived(spool, archive, file, agent)
  } finally {
    archive.close()
  }
}

/** Hidden files, and those that a Mac adds, are none; an archive within an archive is not opened. */
function isOfInterest({ name }: ArchivedFile): boolean {
  const hidden = name.split('/').some((part) => (part.startsWith('.') && part !== '..') || part === '__MACOSX')
  return !hidden && KNOWN.has(extensionOf(name))
}

async function* itemsOfArchived(
  spool: Spool,
  archive: Archive,
  file: ArchivedFile,
  agent: string | undefined,
): AsyncGenerator<Item> {
  let unpacked: string | undefined
  try {
    unpacked = await spool.keep(await archive.read(file))
    const path = spool.path(unpacked)
    if ((await kindOf(path, file.name)) === 'archive') throw new Unreadable('是压缩包：请先解压')
    for await (const item of itemsOf(spool, path, file.name, agent)) {
      if ('conversation' in item) yield item
      else if ('problem' in item) yield { problem: `${file.name}：${item.problem}` }
      else if ('note' in item) yield { note: `${file.name}：${item.note}` }
    }
  } catch (error) {
    yield { problem: `${file.name}：${reasonOf(error)}` }
  } finally {
    if (unpacked !== undefined) await spool.remove(unpacked)
  }
}

/** Why a file of an archive cannot be read. Throws what is no fault of the archive, such as a full disk. */
function reasonOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message
  if (error instanceof Error && 'syscall' in error) throw error
  return '无法解压：内容已损坏，或与压缩包所声明的大小不符'
}
