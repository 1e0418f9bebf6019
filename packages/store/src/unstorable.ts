import { sqlStateOf } from './violated.ts'

/** SQLSTATE classes: a value that no column can hold (22), a row or index entry too large (54). */
const UNSTORABLE = /^(?:22|54)/

/** Whether a statement failed for what it was given, so that it would fail again however often it is tried. */
export const isUnstorable = (error: unknown): boolean => UNSTORABLE.test(sqlStateOf(error) ?? '')
