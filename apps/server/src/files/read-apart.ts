import { type ChildProcess, fork } from 'node:child_process'
import { on } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Conversation } from '@liangyan/conversation'
import { Unreadable } from './unreadable.ts'

const READER = fileURLToPath(new URL('reader.ts', import.meta.url))
/** Conversations handed over at once. */
export const BATCH = 100
/** Memory that reading a file may take, in MB, and time, in milliseconds. */
const MEMORY = 1024
const PATIENCE = 10 * 60_000
const TOO_MUCH = '文件过大或结构异常，读取时内存不足或超时：请拆成几个文件，或转成 JSONL（逐行读取）'

/** What the reading process says; the last one has the problems. */
export type FromReader =
  | { readonly total: number; readonly conversations: Conversation[] }
  | { readonly problems: string[]; readonly notes: string[] }

/**
 * Reads a file as a whole, in a process of its own: a workbook of two cells can be as large as all memory, and takes
 * down who reads it. Throws `Unreadable` where that process dies.
 */
export async function* readApart(path: string, name: string, agent?: string): AsyncGenerator<FromReader> {
  const child = fork(READER, [path, name, ...(agent === undefined ? [] : [agent])], {
    execArgv: [`--max-old-space-size=${MEMORY}`],
    serialization: 'advanced',
    // what a dying engine prints is no use to anybody
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const died = new AbortController()
  child.once('exit', () => died.abort(new Unreadable(TOO_MUCH)))
  child.once('error', (error) => died.abort(error))
  try {
    for await (const message of messagesOf(child, died.signal)) {
      yield message
      if ('problems' in message) return
      if (child.connected) child.send('more')
    }
  } catch (error) {
    throw died.signal.aborted ? died.signal.reason : error
  } finally {
    child.kill('SIGKILL')
  }
}

async function* messagesOf(child: ChildProcess, died: AbortSignal): AsyncGenerator<FromReader> {
  const tooLong = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
  try {
    for await (const [message] of on(child, 'message', { signal: died })) yield message as FromReader
  } finally {
    clearTimeout(tooLong)
  }
}
