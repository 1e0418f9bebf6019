import { sql } from 'drizzle-orm'
import { conversations, inspections, reviews } from '../schema/index.ts'

/**
 * When the result in force of a conversation was published: when it was inspected, or when a review that decides it was
 * handed in since. From then on its agent sees it, whether the review changed anything or confirmed it.
 */
export const publishedAt = sql`(
  select greatest(i.made_at, max(r.done_at))
  from ${inspections} i
  left join ${reviews} r on r.conversation_key = i.conversation_key and r.inspection_id = i.id
    and r.state = 'done' and r.counts
  where i.id = ${conversations.inspectionId}
  group by i.made_at)`
