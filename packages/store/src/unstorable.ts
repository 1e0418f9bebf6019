/** SQLSTATE classes: a value that no column can hold (22), a row or index entry too large (54). */
const UNSTORABLE = /^(?:22|54)/

/** Whether a statement failed for what it was given, so that it would fail again however often it is tried. */
export function isUnstorable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && 'severity' in error) return UNSTORABLE.test(error.code)
  return isUnstorable(error.cause)
}
