import { en } from './en.ts'
import { type Words, zhCN } from './zh-CN.ts'

export type { Words } from './zh-CN.ts'

/** Of the languages that the browser prefers the first that the page speaks; Chinese where it speaks none of them. */
export function wordsFor(preferred: readonly string[]): { readonly language: 'zh-CN' | 'en'; readonly words: Words } {
  const known = preferred.map((language) => language.toLowerCase()).find((language) => /^(?:zh|en)\b/.test(language))
  return known?.startsWith('en') ? { language: 'en', words: en } : { language: 'zh-CN', words: zhCN }
}

/** The wait to be expected in so many seconds, as one tells it: never more exact than it is known. */
export function waitWords({ wait }: Words, seconds: number): string {
  return seconds < 60 ? wait.within : wait.about(Math.ceil(seconds / 60))
}

/** The place in the queue, and the wait where one can be told. */
export function queueWords(words: Words, position: number | null, seconds: number | null): string {
  const { wait } = words
  const place = position === null ? wait.arranging : position <= 1 ? wait.next : wait.ahead(position - 1)
  return seconds === null ? place : wait.joined(place, waitWords(words, seconds))
}
