import type { TFunction } from 'i18next'
import type { Words } from './zh-CN/index.ts'

type Vocabulary = Words['vocabulary']

/** The name of a code of the contract; a code that has none (a bank's own channel) stands for itself. */
export function nameOf(t: TFunction, kind: Exclude<keyof Vocabulary, 'unknown'>, code: string): string {
  // the codes are data: whether the word list has a name for one is seen only at run time
  return (t as (key: string, options: object) => string)(`vocabulary.${kind}.${code}`, { defaultValue: code })
}
