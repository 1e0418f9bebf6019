import type { ConversationDetail, LiveMark, SummaryBy } from '@liangyan/contract'
import { redact } from '@liangyan/language'
import { type ListedConversation, liveMarksOf, liveOfConversation } from '@liangyan/store'
import type { System } from '../system.ts'

/** What people did while a conversation went on, and what the agent put on record; null where it was not followed live. */
export async function sceneOf(
  { db, vault }: System,
  { key, id }: Pick<ListedConversation, 'key' | 'id'>,
): Promise<ConversationDetail['scene']> {
  const live = await liveOfConversation(db, key)
  if (!live) return null
  const opened = (sealed: Buffer, place: string) => redact(vault.open(`live/${id}/${place}`, sealed) as string).text
  const marks = await liveMarksOf(db, [live.key])
  return {
    marks: marks.map(({ at, kind, who, said }) => ({
      at,
      kind: kind as LiveMark['kind'],
      who,
      ...(said !== null && { text: opened(said, 'mark') }),
    })),
    summary: live.summary && opened(live.summary, 'summary'),
    summaryBy: live.summaryBy as SummaryBy | null,
    rating: live.rating,
  }
}
