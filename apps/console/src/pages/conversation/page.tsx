import { readConversation } from '@liangyan/contract'
import { useEffect, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useRoute } from '../../api/index.ts'
import { ErrorState, LoadingState, NotFound } from '../../shell/states/index.ts'
import { Conversation } from './conversation.tsx'
import { useReview } from './review/use-review.ts'

/** A conversation that is not inspected yet is asked for again after so many milliseconds. */
const SOON = 3_000

/** One conversation: what was said, what was found in it, and its review. */
export function Content() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const assignment = Number(search.get('assignment')) || undefined
  return <OneConversation key={`${id} ${assignment ?? ''}`} id={id} assignment={assignment} />
}

function OneConversation({ id, assignment }: { readonly id: string; readonly assignment: number | undefined }) {
  const reviewing = useReview(id, assignment)
  const { phase, open } = reviewing
  // an assignment may be blind: it is taken before anything is shown
  const [mayShow, setMayShow] = useState(assignment === undefined)
  useEffect(() => {
    if (assignment !== undefined) void open().then(() => setMayShow(true))
  }, [assignment, open])
  const { data, error, refetch } = useRoute(
    readConversation,
    { params: { id } },
    { enabled: mayShow, every: (detail) => (detail?.inspection === null ? SOON : false) },
  )
  const isOwn = data?.reviewing?.own ?? false
  useEffect(() => {
    if (isOwn && phase.kind === 'closed') void open()
  }, [isOwn, phase.kind, open])

  if (data === undefined && error?.status === 404) return <NotFound />
  if (data === undefined) return error ? <ErrorState whole error={error} onRetry={refetch} /> : <LoadingState whole />
  return <Conversation detail={data} reviewing={reviewing} assignment={assignment} />
}
