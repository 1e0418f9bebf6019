import { conversationFacets } from '@liangyan/contract'
import { useRoute } from '../api/index.ts'
import { scoreColour, type Scored } from './score-colour.ts'

/** Which colour a score has, by the grades of the scorecard in force; they change seldom. */
export function useScoreColour(): (scored: Scored) => string {
  const { data } = useRoute(conversationFacets, {}, { fresh: 300_000 })
  return (scored) => scoreColour(scored, data?.grades ?? [])
}
