import { extname } from 'node:path'
import { type Conversation, decode, detectFormat, type Event } from '@liangyan/conversation'
import { redact as mask } from '@liangyan/language'
import { EXIT } from '../exit-codes.ts'
import { ByteReader } from '../input/byte-reader.ts'
import { Complaints } from '../input/complaints.ts'
import { conversationsOf } from '../input/conversations.ts'
import { findSources, type Source } from '../input/sources.ts'
import { reasonOf, Unusable } from '../failure.ts'
import { type Destination, openDestination } from '../output/destination.ts'

export interface RedactOptions {
  readonly out?: string
  readonly inputFormat?: string
}

const HEAD_BYTES = 64 * 1024
const LARGEST_TEXT = 256 * 1024 * 1024
/** Formats whose lines stay as they are but for what is masked in them. */
const PLAIN_TEXT: ReadonlySet<string> = new Set(['text', 'csv', 'srt', 'vtt'])
/** Lines of subtitles that say when, not what. */
const CUE_TIME = /^\s*[\d:.,]+\s*-->\s*[\d:.,]+/

/** Masks personal data: plain texts line by line, conversations of any other format as JSONL. */
export async function redact(given: readonly string[], options: RedactOptions): Promise<number> {
  const { sources, unreadable } = findSources(given)
  const complaints = new Complaints()
  for (const { name, message } of unreadable) complaints.problem(name, message)
  const destination = openDestination(options.out)
  let written = 0
  try {
    for (const source of sources) written += await redactSource(source, options, destination, complaints)
    await destination.finish()
  } finally {
    destination.abandon()
  }
  complaints.finish()
  return written === 0 && complaints.skipped > 0 ? EXIT.unusable : EXIT.fine
}

async function redactSource(
  source: Source,
  { inputFormat }: RedactOptions,
  destination: Destination,
  complaints: Complaints,
): Promise<number> {
  const reader = new ByteReader(source)
  try {
    if (inputFormat === undefined && !holdsConversations(source, await reader.peek(HEAD_BYTES)))
      return await redactText(source, reader, destination, complaints)
  } catch (error) {
    if (error instanceof Unusable) throw error
    complaints.problem(source.name, `无法读取：${reasonOf(error)}`)
    return 0
  }
  let written = 0
  for await (const item of conversationsOf(source, { format: inputFormat }, reader)) {
    if (item.kind === 'problem') complaints.problem(source.name, item.message)
    if (item.kind !== 'conversation') continue
    await destination.write(`${JSON.stringify(redactConversation(item.conversation))}\n`)
    written++
  }
  return written
}

/** Whether a file is read as conversations; what is in no such format is text like any other. */
function holdsConversations(source: Source, head: Uint8Array): boolean {
  const detected = detectFormat(source.path ?? 'stdin', head)
  if (detected.ok) return !PLAIN_TEXT.has(detected.format.id)
  return /^\.(jsonl?|ndjson|xlsx)$/i.test(extname(source.name))
}

async function redactText(
  source: Source,
  reader: ByteReader,
  destination: Destination,
  complaints: Complaints,
): Promise<number> {
  const bytes = await reader.rest(LARGEST_TEXT)
  reader.close()
  if (!bytes) complaints.problem(source.name, `超过 ${LARGEST_TEXT / 1024 / 1024} MB：请拆成几个文件`)
  else if (bytes.includes(0)) complaints.problem(source.name, '不是文本文件，也不是会话格式')
  else {
    const lines = decode(bytes).text.split('\n')
    for (const [i, line] of lines.entries())
      await destination.write((CUE_TIME.test(line) ? line : mask(line).text) + (i < lines.length - 1 ? '\n' : ''))
    return 1
  }
  return 0
}

/** What is said, what tickets say, and the data of the record; the id stays. */
function redactConversation(conversation: Conversation): Conversation {
  const { attributes, turns, events } = conversation
  return {
    ...conversation,
    ...(attributes && {
      attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, maskValue(value)])),
    }),
    turns: turns.map((turn) => Object.assign({}, turn, { text: mask(turn.text).text })),
    events: events.map(
      (event): Event =>
        event.type === 'ticket' && event.text !== undefined
          ? Object.assign({}, event, { text: mask(event.text).text })
          : event,
    ),
  }
}

/** A number long enough to be somebody's is masked like its digits. */
function maskValue(value: string | number | boolean): string | number | boolean {
  const masked = mask(String(value)).text
  return typeof value === 'string' || masked !== String(value) ? masked : value
}
