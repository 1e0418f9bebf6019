/** How JSON writes what PostgreSQL cannot hold: NUL, and halves of characters beyond the basic plane. */
const SUSPICIOUS = /\\u(?:0000|d[89a-f][0-9a-f]{2})/

/**
 * A JSON value with each NUL and each lone surrogate replaced by U+FFFD: of the same length, so that places in texts
 * stay what they were. The value itself where there is nothing to replace.
 * @param json the value as JSON, which whoever asks has made already: one look at it settles nearly all of them
 */
export function storable<T>(value: T, json: string): T {
  return SUSPICIOUS.test(json) ? (replaced(value) as T) : value
}

/** The same for a single text. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}

function replaced(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map(replaced)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [storableText(name), replaced(part)]))
}
