import type { Presence } from '@liangyan/contract'
import { type DeskState, inTalk } from './desk-state.ts'
import { without } from './outbox.ts'
import type { Held, SummaryVersion, Talk } from './talk.ts'

/** Words for the customer. `instead`: the ref of what was held back, which these words take the place of. */
export interface Say {
  readonly type: 'say'
  readonly id: string
  readonly ref: string
  readonly text: string
  readonly anyway: boolean
  readonly instead?: string
}

/** What the agent does. What has to be told to the server is sent beside. */
export type Act =
  /** The desk comes onto the screen, or another page takes its place. */
  | { readonly type: 'show'; readonly isShown: boolean }
  | { readonly type: 'choose'; readonly id: string }
  | { readonly type: 'presence'; readonly presence: Presence }
  | { readonly type: 'draft'; readonly id: string; readonly text: string }
  | Say
  /** Words that somebody else found, for the agent to send: in place of the input, or below what was typed there. */
  | { readonly type: 'insert'; readonly id: string; readonly text: string; readonly replacing: boolean }
  /** The guard is asked what it says of these words. */
  | { readonly type: 'ask'; readonly id: string; readonly ref: string; readonly text: string }
  /** What was held back, or could not be sent, is taken up again: its words come into the input, or others do. */
  | { readonly type: 'take-back'; readonly id: string; readonly ref: string; readonly text: string }
  | { readonly type: 'use-card'; readonly id: string; readonly key: string }
  | { readonly type: 'note-draft'; readonly id: string; readonly text: string }
  | { readonly type: 'note'; readonly id: string; readonly ref: string; readonly text: string }
  | { readonly type: 'hand-over'; readonly id: string; readonly ref: string }
  | { readonly type: 'summary'; readonly id: string; readonly text: string }
  | { readonly type: 'choose-summary'; readonly id: string; readonly version: SummaryVersion }
  /** So many whispers were taken note of. */
  | { readonly type: 'note-whispers'; readonly id: string; readonly number: number }
  | { readonly type: 'noticed' }

export function acted(state: DeskState, act: Act): DeskState {
  switch (act.type) {
    case 'show':
      return act.isShown ? seen({ ...state, isShown: true, unseen: NOTHING }) : { ...state, isShown: false }
    case 'choose':
      // an address may name what is here no longer
      if (state.told && state.lines.every(({ id }) => id !== act.id)) return state
      return seen({ ...state, chosen: act.id })
    case 'presence':
      return { ...state, presence: act.presence, wished: act.presence }
    case 'noticed':
      return state.notices.length === 0 ? state : { ...state, notices: [] }
    default:
      return inTalk(state, act.id, (talk) => actedIn(talk, act))
  }
}

const NOTHING: ReadonlySet<string> = new Set()

/** What is open has been read. */
function seen(state: DeskState): DeskState {
  const { chosen = '' } = state
  return state.talks.has(chosen) ? inTalk(state, chosen, (talk) => ({ ...talk, unread: 0 })) : state
}

type TalkAct = Extract<Act, { id: string }>

function actedIn(talk: Talk, act: TalkAct): Talk {
  switch (act.type) {
    case 'draft':
      // reasons stay until the next words are checked, or there is nothing left to check
      return act.text.trim() === '' ? { ...talk, draft: act.text, ...UNCHECKED } : { ...talk, draft: act.text }
    case 'insert':
      return inserted(talk, act.text, act.replacing)
    case 'ask':
      return { ...talk, asked: { ref: act.ref, text: act.text } }
    case 'say':
      return said(talk, act)
    case 'take-back':
      return {
        ...inserted(talk, [act.text, talk.draft].filter((text) => text.trim() !== '').join('\n'), true),
        held: withoutHeld(talk.held, act.ref),
        outbox: without(talk.outbox, act.ref),
      }
    case 'use-card':
      return { ...talk, used: new Set(talk.used).add(act.key) }
    case 'note-whispers':
      return { ...talk, noted: act.number }
    case 'note-draft':
      return { ...talk, note: act.text }
    case 'note':
      return { ...talk, note: '', noting: [...talk.noting, { ref: act.ref, text: act.text }] }
    case 'hand-over':
      return { ...talk, handOver: { ref: act.ref, state: 'asked' } }
    case 'summary':
      return { ...talk, summary: act.text, version: 'own' }
    case 'choose-summary':
      return { ...talk, version: act.version }
    default:
      return talk
  }
}

const UNCHECKED = { asked: undefined, checked: undefined }

/** What was inserted and not touched since gives way; what was typed stays. */
function inserted(talk: Talk, text: string, replacing: boolean): Talk {
  const { draft, insertion } = talk
  const gives = replacing || draft.trim() === '' || draft === insertion?.text
  const next = gives ? text : `${draft.trimEnd()}\n${text}`
  return { ...talk, ...UNCHECKED, draft: next, insertion: { text: next, number: (insertion?.number ?? 0) + 1 } }
}

/** Shown at once, before the server has it. */
function said(talk: Talk, { ref, text, anyway, instead }: Say): Talk {
  const after = Math.max(-1, ...talk.turns.keys())
  const isDraft = talk.draft.trim() === text
  return {
    ...talk,
    ...(isDraft && { draft: '', ...UNCHECKED }),
    held: withoutHeld(talk.held, instead),
    outbox: [...talk.outbox, { ref, text, after, anyway, state: 'sent' }],
  }
}

const withoutHeld = (held: readonly Held[], ref: string | undefined) => held.filter((one) => one.ref !== ref)
