import type { Presence } from '@liangyan/contract'
import { type DeskState, EMPTY_DESK } from './desk-state.ts'
import { NEW_TALK, type Talk } from './talk.ts'

/** What only this page knows of a conversation: nothing of it may be lost when the page is loaded again. */
type Own = Pick<Talk, 'draft' | 'outbox' | 'held' | 'note' | 'noting' | 'rewritten' | 'summary' | 'version' | 'noted'>

interface Kept {
  readonly presence?: Presence
  readonly talks: readonly (readonly [string, Own])[]
}

/** What is kept for the time of the tab, as text; undefined where there is nothing to keep. */
export function toKeep({ talks, wished }: DeskState): string | undefined {
  const own = [...talks].flatMap(([id, talk]): [string, Own][] => (isUntouched(talk) ? [] : [[id, ownOf(talk)]]))
  if (own.length === 0 && wished === undefined) return undefined
  return JSON.stringify({ presence: wished, talks: own } satisfies Kept)
}

const ownOf = ({ draft, outbox, held, note, noting, rewritten, summary, version, noted }: Talk): Own => ({
  draft,
  outbox,
  held,
  note,
  noting,
  rewritten,
  summary,
  version,
  noted,
})

function isUntouched({ draft, outbox, held, note, noting, summary, version, noted }: Talk): boolean {
  const words = draft + note
  const counted = outbox.length + held.length + noting.length + noted
  return words === '' && counted === 0 && summary === undefined && version === undefined
}

/** An empty desk with what was kept. Whatever else stands there (another version of the console wrote it) counts for nothing. */
export function fromKept(kept: string | null): DeskState {
  if (kept === null) return EMPTY_DESK
  try {
    const { presence, talks } = JSON.parse(kept) as Kept
    return {
      ...EMPTY_DESK,
      wished: presence,
      presence: presence ?? EMPTY_DESK.presence,
      talks: new Map(talks.map(([id, own]) => [id, { ...NEW_TALK, ...own }])),
    }
  } catch {
    return EMPTY_DESK
  }
}
