import type { TFunction } from 'i18next'
import { Refused } from '../../api/index.ts'

/** What to tell a person of an error: the server's sentence where it said one. */
export function errorText(t: TFunction, error: unknown): string {
  if (!(error instanceof Refused)) return t('shell.errors.unexpected')
  if (error.message !== '') return error.message
  return error.code === 'unreachable' ? t('shell.errors.unreachable') : t('shell.errors.unreadable')
}
