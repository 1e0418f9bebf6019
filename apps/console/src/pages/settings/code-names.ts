import type { TFunction } from 'i18next'

/** The name of a scope or event: colons and dots of codes mean something else in keys of words. */
export function codeName(t: TFunction, kind: 'scope' | 'event', code: string): string {
  const key = `machines.${kind}.${code.replaceAll(/[:.]/g, '-')}`
  // the codes are data: whether the word list has a name for one is seen only at run time
  return (t as (key: string, options: object) => string)(key, { defaultValue: code })
}
