import { sql } from 'drizzle-orm'
import { conversations, inspections, reviews } from '../schema/index.ts'

/**
 * When the result in force of a conversation was published: when it was inspected, or when a review that decides it was
 * handed in since. From then on its agent sees it, whether the review changed anything or confirmed it. An inspection
 * that came to the same as the one before publishes nothing: whoever has all of a year inspected again does not begin
 * every term anew.
 */
export const publishedAt = sql`(
  select greatest(min(i.made_at), (
    select max(r.done_at) from ${reviews} r
    where r.conversation_key = ${conversations.key} and r.state = 'done' and r.counts))
  from ${inspections} now
  join ${inspections} i on i.conversation_key = now.conversation_key and i.id <= now.id and i.id > coalesce((
    select max(other.id) from ${inspections} other
    where other.conversation_key = now.conversation_key and other.id < now.id and other.scorecard <> now.scorecard), 0)
  where now.id = ${conversations.inspectionId})`
