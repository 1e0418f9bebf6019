import type { Conversation } from '@liangyan/conversation'

/** The longest of the words that conversations are listed by, in UTF-16 code units. */
const LONGEST_WORD = 200
const LARGEST_INDEX = 1_000_000
const MOST_TURNS = 20_000
const EARLIEST = Date.parse('1970-01-01T00:00:00Z')
const LATEST = Date.parse('2200-01-01T00:00:00Z')

/** What of a valid conversation could not be stored or listed, in one line with its place; undefined if nothing. */
export function problemIn(conversation: Conversation): string | undefined {
  for (const place of ['channel', 'service', 'queue', 'agent'] as const) {
    const length = conversation[place]?.length ?? 0
    if (length > LONGEST_WORD) return `${place} 有 ${length} 个字符，至多 ${LONGEST_WORD} 个`
  }
  const { turns, startedAt } = conversation
  if (turns.length > MOST_TURNS) return `turns 有 ${turns.length} 个话轮，至多 ${MOST_TURNS} 个：请拆分这通会话`
  const position = turns.findIndex(({ index }) => index > LARGEST_INDEX)
  if (position >= 0) return `turns[${position}].index 的值是 ${turns[position].index}，至多 ${LARGEST_INDEX}`
  if (startedAt === undefined) return undefined
  const at = Date.parse(startedAt)
  return at < EARLIEST || at > LATEST ? `startedAt 的值是 ${startedAt}，应在 1970 年至 2200 年之间` : undefined
}
