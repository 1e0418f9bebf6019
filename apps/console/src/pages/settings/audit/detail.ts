import type { AuditLine } from '@liangyan/contract'
import type { TFunction } from 'i18next'

/** An entry's detail, a line for each change and one for all the rest: `角色：inspector → manager`. */
export function detailLines(t: TFunction, { changes, ...rest }: AuditLine['detail']): string[] {
  const changed = Object.entries((changes ?? {}) as Record<string, { from?: unknown; to?: unknown }>).map(
    ([field, { from, to }]) =>
      t('audit.change', { field: fieldName(t, field), from: shown(t, field, from), to: shown(t, field, to) }),
  )
  const others = Object.entries(rest).map(([field, value]) => `${fieldName(t, field)} ${shown(t, field, value)}`)
  return others.length > 0 ? [...changed, others.join(' · ')] : changed
}

/** Fields and codes are data: whether the word list has a name for one is seen only at run time. */
function named(t: TFunction, key: string, code: string): string {
  return (t as (key: string, options: object) => string)(`${key}.${code}`, { defaultValue: code })
}

/** Fields whose values are codes. */
const CODED: ReadonlySet<string> = new Set(['outcome', 'state', 'verdict'])

const fieldName = (t: TFunction, field: string) => named(t, 'audit.field', field)

function shown(t: TFunction, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('audit.nothing')
  if (typeof value === 'boolean') return value ? t('audit.yes') : t('audit.no')
  if (field === 'role' && typeof value === 'string') return named(t, 'vocabulary.role', value)
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return value.join(t('shell.comma'))
  return typeof value === 'string' ? (CODED.has(field) ? named(t, 'audit.code', value) : value) : JSON.stringify(value)
}
