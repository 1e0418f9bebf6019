import type { Unsent } from './room.ts'

/** What a page remembers until its tab is closed: the chat it is in, and what has not arrived yet. */
export interface Kept {
  readonly token: string
  /** The bank's name, as the page's head shows it. */
  readonly bank: string
  /** What stands in the input and was not sent. */
  readonly draft: string
  readonly unsent: readonly Unsent[]
  /** Number of the last message that the customer has seen; -1: none. */
  readonly seen: number
}

const KEY = 'liangyan-chat'

/** Null where there is no chat, or where the browser keeps nothing for pages within others. */
export function kept(): Kept | null {
  try {
    const text = sessionStorage.getItem(KEY)
    return text === null ? null : (JSON.parse(text) as Kept)
  } catch {
    return null
  }
}

/** Without a place to remember the chat goes on all the same, until the page is left. */
export function keep(chat: Kept | null): void {
  try {
    if (chat === null) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, JSON.stringify(chat))
  } catch {
    // nothing can be kept here
  }
}
