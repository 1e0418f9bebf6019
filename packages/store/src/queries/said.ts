import { sql } from 'drizzle-orm'
import { transcripts } from '../schema/index.ts'
import { likePattern, termsOfWords } from '../search-terms.ts'
import type { Costly, Walk } from './costly.ts'

const t = transcripts

/**
 * One that is asked takes about 30 µs, in a list of a team more: its neighbours lie apart. One of a million that the index
 * gathers takes 10 µs.
 */
const WALK: Walk = { first: 700, longest: 3_000 }

/**
 * Words that were said. They are looked up by their bigrams; of three characters and more the text itself is asked as
 * well: pairs of its characters may stand apart. Undefined for words that nothing can hold.
 */
export function saidWords(words: string, walk = WALK): Costly | undefined {
  const terms = termsOfWords(words)
  if (terms === undefined) return undefined
  const like = [...words].length > 2 ? sql`${t.record}::text like ${likePattern(words)}` : undefined
  return {
    holds: sql`(select ${t.terms} @@ ${terms}::tsquery ${like && sql`and ${like}`} from ${t}
      where ${t.conversationKey} = listed.key)`,
    holding: sql`select ${t.conversationKey} as key from ${t} where ${t.terms} @@ ${terms}::tsquery`,
    confirmed: like && sql`(select ${like} from ${t} where ${t.conversationKey} = listed.key)`,
    walk,
  }
}
