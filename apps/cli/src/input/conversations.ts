import { extname } from 'node:path'
import {
  type Conversation,
  detectFormat,
  type Format,
  formatOf,
  formats,
  type ReadOptions,
  readFile,
  type ReadResult,
} from '@liangyan/conversation'
import { reasonOf, Unusable } from '../failure.ts'
import { ByteReader } from './byte-reader.ts'
import type { Source } from './sources.ts'

/** What reading a source yields, in its order. */
export type Item =
  | { readonly kind: 'conversation'; readonly conversation: Conversation }
  | { readonly kind: 'problem'; readonly message: string }
  | { readonly kind: 'note'; readonly message: string }

export interface InputOptions {
  /** Id of a format; without it each file's content decides. */
  readonly format?: string
  /** Which voice is the agent's: a channel number or a speaker label. */
  readonly agent?: string
}

const HEAD_BYTES = 256 * 1024
/** A file that cannot be read as a stream is held in memory as a whole. */
const LARGEST_WHOLE = 512 * 1024 * 1024

export function requireFormat(id: string): Format {
  const format = formatOf(id)
  if (format) return format
  throw new Unusable(`没有输入格式“${id}”：可用的有 ${formats.map((f) => f.id).join('、')}（liangyan formats 有说明）`)
}

/** The conversations of one source, read as a stream where its format allows it. Never throws. */
export async function* conversationsOf(
  source: Source,
  options: InputOptions,
  reader: ByteReader = new ByteReader(source),
): AsyncGenerator<Item> {
  try {
    const head = await reader.peek(HEAD_BYTES)
    const readOptions: ReadOptions = {
      name: source.path ?? 'stdin',
      ...(options.agent !== undefined && { agent: options.agent }),
    }
    const format = options.format === undefined ? lineFormat(source, head) : requireFormat(options.format)
    if (format?.stream) yield* streamed(format, reader, readOptions)
    else yield* whole(source, format, reader, readOptions)
  } catch (error) {
    yield { kind: 'problem', message: `无法读取：${reasonOf(error)}` }
  } finally {
    reader.close()
  }
}

/** The format of lines, where the name or the content says so: a first line that is broken spoils no other. */
function lineFormat(source: Source, head: Uint8Array): Format | undefined {
  const detected = detectFormat(source.path ?? 'stdin', head)
  if (detected.ok) return detected.format.stream ? detected.format : undefined
  if (head.length === 0) return undefined
  const extension = extname(source.path ?? '')
    .slice(1)
    .toLowerCase()
  return formats.find((format) => format.stream && format.extensions.includes(extension))
}

async function* streamed(format: Format, reader: ByteReader, options: ReadOptions): AsyncGenerator<Item> {
  for await (const item of format.stream?.(reader.chunks(), options) ?? []) {
    if ('problem' in item) yield { kind: 'problem', message: item.problem.message }
    else yield { kind: 'conversation', conversation: item.conversation }
  }
}

async function* whole(
  source: Source,
  format: Format | undefined,
  reader: ByteReader,
  options: ReadOptions,
): AsyncGenerator<Item> {
  const bytes = await reader.rest(LARGEST_WHOLE)
  if (!bytes) {
    const megabytes = LARGEST_WHOLE / 1024 / 1024
    yield { kind: 'problem', message: `超过 ${megabytes} MB：请拆成几个文件，或转成 JSONL（可逐行读取，大小不限）` }
    return
  }
  const result: ReadResult = format
    ? await format.read(bytes, options)
    : await readFile(source.path ?? 'stdin', bytes, options)
  for (const { conversation, message } of result.notes)
    yield { kind: 'note', message: conversation === undefined ? message : `${conversation}：${message}` }
  for (const conversation of result.conversations) yield { kind: 'conversation', conversation }
  for (const { message } of result.problems) yield { kind: 'problem', message }
}
