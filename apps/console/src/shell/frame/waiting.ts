import { countAppeals, nextReview, type Role } from '@liangyan/contract'
import { mayOpen } from '../../access.ts'
import { useRoute } from '../../api/index.ts'
import { useDeskWaiting } from '../standing-desk/index.ts'

/** How often is counted anew, in milliseconds. */
const COUNTED = 60_000

/** What waits for whoever is signed in, by the address of its area: appeals to answer or decide, reviews to write,
 * conversations at the desk. */
export function useWaiting(role: Role): Readonly<Record<string, number | undefined>> {
  const appeals = useRoute(countAppeals, {}, { enabled: mayOpen(countAppeals, role), every: COUNTED })
  const reviews = useRoute(nextReview, { query: {} }, { enabled: mayOpen(nextReview, role), every: COUNTED })
  const desk = useDeskWaiting()
  return { '/desk': desk, '/appeals': appeals.data?.todo, '/review': reviews.data?.left }
}
