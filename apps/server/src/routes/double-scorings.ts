import { compareDoubleScoring, listDoubleScorings as listRoute } from '@liangyan/contract'
import type { Scorecard } from '@liangyan/inspection'
import { listDoubleScorings, readDoubleScoring, scoringsOf } from '@liangyan/store'
import { personOf, type Visitor } from '../access/visitor.ts'
import { compared, shownDoubleScoring, visible } from '../double-scoring/shown.ts'
import { conflict, notFound } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import type { System } from '../system.ts'

export function serveDoubleScorings(serve: Serve, { db }: System): void {
  serve(listRoute, async ({ query: { state, plan, after, limit = 50 }, visitor }) => {
    const { items, next } = await listDoubleScorings(db, { state, plan, ...involving(visitor) }, { after, limit })
    const scorings = await scoringsOf(
      db,
      items.map(({ doubleScoring }) => doubleScoring.id),
    )
    const of = (id: number) => scorings.filter(({ doubleScoringId }) => doubleScoringId === id)
    const viewer = personOf(visitor) ?? 0
    return { items: items.map((row) => shownDoubleScoring(row, of(row.doubleScoring.id), viewer)), next }
  })

  serve(compareDoubleScoring, async ({ params, visitor }) => {
    const [found, scorings] = await Promise.all([readDoubleScoring(db, params.id), scoringsOf(db, [params.id])])
    if (!found) throw notFound('双评')
    const viewer = personOf(visitor) ?? 0
    const own = scorings.some(({ reviewer }) => reviewer?.id === viewer)
    if (isInspector(visitor) && !own && found.doubleScoring.settledAt === null) throw notFound('双评')
    const seen = visible(scorings, viewer)
    if (seen.size < 2) throw conflict('blind', '双方都提交后才能对比；您是仲裁人的，请先提交您的评分')
    return compared(
      scorings.flatMap((row) => {
        const { reviewer, review } = row
        if (!review || !seen.has(row)) return []
        return [{ reviewer, scorecard: review.scorecard as Scorecard, comment: review.comment }]
      }),
    )
  })
}

const isInspector = (visitor: Visitor): boolean => visitor.kind === 'person' && visitor.role === 'inspector'

/** An inspector sees what has been settled, and what is their own part. */
function involving(visitor: Visitor): { readonly involving?: number } {
  return isInspector(visitor) ? { involving: personOf(visitor) ?? 0 } : {}
}
