import { type AnswerOf, type ClauseForm, previewClause } from '@liangyan/contract'
import { useEffect, useState } from 'react'
import { client, Refused } from '../../../api/index.ts'

export type Preview = AnswerOf<typeof previewClause>

/** Milliseconds after the last key. */
const LATER = 700

export interface Previewed {
  readonly preview: Preview | undefined
  readonly refused: Refused | undefined
  readonly asking: boolean
}

/** What a form would be written as, a little after it was last changed; nothing is asked while it is incomplete. */
export function usePreview(version: number, form: ClauseForm | undefined): Previewed {
  const [shown, setShown] = useState<Omit<Previewed, 'asking'>>({ preview: undefined, refused: undefined })
  const [asking, setAsking] = useState(false)
  // the same words give the same answer
  const written = form && JSON.stringify(form)
  useEffect(() => {
    if (written === undefined) return undefined
    const stop = new AbortController()
    const ask = async () => {
      setAsking(true)
      try {
        const body = JSON.parse(written) as ClauseForm
        const preview = await client.call(previewClause, { params: { id: version }, body }, { signal: stop.signal })
        setShown({ preview, refused: undefined })
      } catch (error) {
        if (!stop.signal.aborted && error instanceof Refused) setShown({ preview: undefined, refused: error })
      } finally {
        if (!stop.signal.aborted) setAsking(false)
      }
    }
    const timer = setTimeout(() => void ask(), LATER)
    return () => {
      clearTimeout(timer)
      stop.abort()
      setAsking(false)
    }
  }, [version, written])
  return { ...shown, asking }
}
