import type { FlipKind } from '@liangyan/contract'

/** What a kind of flip is called in a summary, and in the word lists. */
export const KIND_WORDS = {
  'newly-broken': 'newlyBroken',
  'no-longer-broken': 'noLongerBroken',
  'to-undecided': 'toUndecided',
  'no-longer-undecided': 'noLongerUndecided',
} as const satisfies Readonly<Record<FlipKind, string>>
