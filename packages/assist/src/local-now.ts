import type { Conversation } from '@liangyan/conversation'

const MOMENT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?$/

/**
 * The local time at the last word or event of a conversation, in the offset that its record is written in; undefined
 * where the record does not say when it began.
 */
export function localNow({ startedAt, turns, events }: Conversation): string | undefined {
  const [, wall, offset = ''] = MOMENT.exec(startedAt ?? '') ?? []
  if (wall === undefined) return undefined
  const begun = Date.parse(`${wall}Z`)
  if (Number.isNaN(begun)) return undefined
  let passed = 0
  for (const { start = 0, end = 0 } of turns) passed = Math.max(passed, start, end)
  for (const event of events) passed = Math.max(passed, 'at' in event ? event.at : (event.end ?? event.start))
  return `${new Date(begun + passed).toISOString().slice(0, 19)}${offset}`
}
