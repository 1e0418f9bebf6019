import {
  discardReview,
  handInReview,
  listConversations,
  type NextAssignment,
  type OpenReview,
  openReview,
  readConversation,
  type ReviewContent,
  type ReviewResult,
  saveReview,
} from '@liangyan/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { client, outdate, Refused } from '../../../api/index.ts'
import { Autosave, type Saving } from './autosave.ts'

interface Kept {
  readonly revision: number
  readonly savedAt: string
  readonly result: ReviewResult
}

/** Where the review of this conversation stands on this page. */
export type Phase =
  | { readonly kind: 'closed' | 'opening' }
  | { readonly kind: 'refused'; readonly error: Refused }
  | {
      readonly kind: 'open'
      readonly review: OpenReview
      readonly content: ReviewContent
      readonly result: ReviewResult
      readonly savedAt: string
      readonly saving: Saving
      readonly isHandingIn: boolean
    }
  | { readonly kind: 'done'; readonly result: ReviewResult; readonly next: NextAssignment | null }

export type OpenPhase = Extract<Phase, { kind: 'open' }>

export interface Reviewing {
  readonly phase: Phase
  readonly open: (options?: { readonly takeOver?: boolean }) => Promise<void>
  readonly edit: (change: (content: ReviewContent) => ReviewContent) => void
  /** Throws the refusal of the server, where it refuses. */
  readonly handIn: (content: ReviewContent) => Promise<void>
  readonly giveUp: () => Promise<void>
  readonly close: () => void
}

/** A review written on this page, kept as it is written. */
export function useReview(id: string, assignment: number | undefined): Reviewing {
  const [phase, setPhase] = useState<Phase>({ kind: 'closed' })
  const kept = useQueryClient()
  const autosave = useRef<Autosave<Kept>>(undefined)
  const content = useRef<ReviewContent>(undefined)

  const change = useCallback((part: Partial<OpenPhase>) => {
    setPhase((phase) => (phase.kind === 'open' ? { ...phase, ...part } : phase))
  }, [])

  const open = useCallback(
    async ({ takeOver = false } = {}) => {
      setPhase({ kind: 'opening' })
      try {
        const body = { ...(assignment !== undefined && { assignment }), ...(takeOver && { takeOver }) }
        const review = await client.call(openReview, { params: { id }, body })
        content.current = review.content
        autosave.current = new Autosave<Kept>({
          revision: review.revision,
          content: review.content,
          send: (revision, content) =>
            client.call(saveReview, { params: { id: review.id }, body: { revision, content } }),
          onSaving: (saving) => change({ saving }),
          onKept: ({ savedAt, result }) => change({ savedAt, result }),
        })
        const { result, savedAt } = review
        setPhase({
          kind: 'open',
          review,
          content: review.content,
          result,
          savedAt,
          saving: { kind: 'saved' },
          isHandingIn: false,
        })
        await outdate(kept, [readConversation])
      } catch (error) {
        setPhase({ kind: 'refused', error: asRefused(error) })
      }
    },
    [id, assignment, kept, change],
  )

  const edit = useCallback(
    (by: (content: ReviewContent) => ReviewContent) => {
      if (!content.current) return
      content.current = by(content.current)
      change({ content: content.current })
      autosave.current?.write(content.current)
    },
    [change],
  )

  async function handIn(last: ReviewContent): Promise<void> {
    if (phase.kind !== 'open' || !autosave.current) return
    change({ isHandingIn: true })
    try {
      const revision = await autosave.current.stop()
      const body = { revision, content: last }
      const { result, next } = await client.call(handInReview, { params: { id: phase.review.id }, body })
      content.current = undefined
      setPhase({ kind: 'done', result, next })
      await outdate(kept, [readConversation, listConversations])
    } catch (error) {
      const refused = asRefused(error)
      autosave.current.resume()
      change({ isHandingIn: false, ...(refused.status === 409 && { saving: { kind: 'lost', error: refused } }) })
      throw refused
    }
  }

  async function giveUp(): Promise<void> {
    if (phase.kind !== 'open') return
    await autosave.current?.stop()
    await client.call(discardReview, { params: { id: phase.review.id } })
    content.current = undefined
    // first: a review that is still said to be one's own would be opened again
    await outdate(kept, [readConversation])
    setPhase({ kind: 'closed' })
  }

  const isDirty = phase.kind === 'open' && phase.saving.kind !== 'saved' && phase.saving.kind !== 'lost'
  useEffect(() => {
    if (!isDirty) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isDirty])
  // what is not kept yet when another page is opened is sent then
  useEffect(() => () => void autosave.current?.flush(), [])
  return { phase, open, edit, handIn, giveUp, close: () => setPhase({ kind: 'closed' }) }
}

const asRefused = (error: unknown): Refused =>
  error instanceof Refused ? error : new Refused(0, 'unreadable', String(error))
