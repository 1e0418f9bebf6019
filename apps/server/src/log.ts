import { join } from 'node:path'
import { type DestinationStream, type Logger, pino } from 'pino'
import type { Settings } from './settings.ts'

/** Errors of the language itself: what they say names variables, never what these hold. */
const HARMLESS = new Set(['TypeError', 'RangeError', 'ReferenceError', 'AbortError', 'TimeoutError'])
const LONGEST_QUERY = 500

/**
 * The log: one line of JSON each, without personal data. Whoever logs an error gives it as `error`, itself: of it are
 * kept what kind it is and where it happened. What it says may quote a conversation, and is left out.
 */
export function openLog(settings: Settings, part: 'server' | 'worker'): Logger {
  const serializers = { error: toldOf }
  return pino({ level: settings.log, base: { part }, serializers }, logTo(settings))
}

/** Where the log goes while somebody sits at the terminal. */
export const logFile = ({ data }: Settings): string => join(data, 'log', 'liangyan.log')

export interface ToldError {
  readonly kind: string
  /** Of the database (SQLSTATE) or the operating system. */
  readonly code?: string
  readonly message?: string
  /** The statement with its places for values, without the values. */
  readonly query?: string
  readonly place?: readonly string[]
  readonly cause?: ToldError
}

/** What may be told of an error. */
export function toldOf(error: unknown): ToldError {
  if (!(error instanceof Error)) return { kind: typeof error }
  const { name, message, stack, cause } = error
  const kind = error.constructor.name === 'Error' ? name : error.constructor.name
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const query = 'query' in error && typeof error.query === 'string' ? error.query.slice(0, LONGEST_QUERY) : undefined
  const place = stack?.split('\n').flatMap((line) => (/^ +at /.test(line) ? line.trim() : []))
  return {
    kind,
    ...(code !== undefined && { code }),
    ...(HARMLESS.has(name) && { message }),
    ...(query !== undefined && { query }),
    ...(place !== undefined && { place }),
    ...(cause instanceof Error && { cause: toldOf(cause) }),
  }
}

/** Beside a person at a terminal the log goes into a file; a service manager or container takes it from the output. */
function logTo(settings: Settings): DestinationStream {
  if (!process.stdout.isTTY) return pino.destination(1)
  return pino.destination({ dest: logFile(settings), mkdir: true })
}
