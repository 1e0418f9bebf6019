import type { Conversation } from './conversation.ts'
import type { Note, Problem } from './problem.ts'

/** A file's content: text, or bytes whose encoding is found out. */
export type Input = string | Uint8Array

export type ReadOptions = {
  /** Which voice is the agent's, as the file writes it: a channel number or a speaker label. Else it is guessed, and noted. */
  agent?: string | number
  /** The file's name: its stem becomes the id of a conversation that has none of its own. */
  name?: string
  /** What the file does not say about its conversations. */
  defaults?: Partial<Pick<Conversation, 'channel' | 'direction' | 'service' | 'queue' | 'agent' | 'startedAt'>>
  /** Offset of dates written without one; `+08:00` if absent. */
  offset?: string
}

/** What a file held. A conversation with a problem is not among `conversations`; the others of its file are. */
export type ReadResult = { conversations: Conversation[]; notes: Note[]; problems: Problem[] }

/** One item of a stream, with the line it stands on, from 1. */
export type StreamItem =
  | { line: number; conversation: Conversation; notes: Note[] }
  | { line: number; problem: Problem }

/** What detection looks at: the name, and the beginning of the content as bytes and as text. */
export type Sample = { name: string; extension: string; bytes: Uint8Array; text: string }

/** A file format. To add one: write its file under formats/, and add its line in formats.ts. */
export type Format = {
  id: string
  title: string
  /** Lower case, without the dot. */
  extensions: readonly string[]
  /** How sure the content is of this format: 0 (it cannot be) to 1 (it can be nothing else). Never throws. */
  detect(sample: Sample): number
  /** Never throws: what cannot be read is in `problems`. */
  read(input: Input, options?: ReadOptions): ReadResult | Promise<ReadResult>
  /** Reads in bounded memory, where the format allows it. */
  stream?(chunks: AsyncIterable<Uint8Array>, options?: ReadOptions): AsyncGenerator<StreamItem>
}

/** The result of a file which could not be read at all. */
export function unreadable(problem: Problem): ReadResult {
  return { conversations: [], notes: [], problems: [problem] }
}
