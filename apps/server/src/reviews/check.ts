import type { AddedFinding, ReviewContent } from '@liangyan/contract'
import { itemsForPerson } from '@liangyan/inspection'
import type { Standard } from '@liangyan/standard'
import type { FindingRow, MaskedRecord } from '@liangyan/store'
import { unusable } from '../http/refused.ts'
import { findingAdded } from './added.ts'

/** What a review is about. */
export interface Subject {
  readonly standard: Standard
  readonly record: MaskedRecord
  /** Findings that the reviewer sees; none where the review is blind. */
  readonly rows: readonly FindingRow[]
}

/** Refuses what speaks of findings, turns, clauses or items that are not there. */
export function checkContent({ standard, record, rows }: Subject, { opinions, added, judged }: ReviewContent): void {
  const ids = new Set(rows.map(({ id }) => id))
  const items = new Set(itemsForPerson(standard).map(({ item }) => item.id))
  opinions.forEach(({ finding }, i) => {
    if (!ids.has(finding)) throw unusable('所评的命中不属于这次质检，请刷新页面', `content/opinions/${i}`)
  })
  refuseTwice(
    opinions.map(({ finding }) => finding),
    'content/opinions',
  )
  added.forEach((one, i) => {
    if (!findingAdded(standard, record, one)) throw unusable('规范中没有所选的条款或评分项', `content/added/${i}`)
    if (!isSaid(one, record)) throw unusable('所选的话轮或原话不在会话中', `content/added/${i}`)
  })
  refuseTwice(
    added.map(({ key }) => key),
    'content/added',
  )
  judged.forEach(({ item }, i) => {
    if (!items.has(item)) throw unusable('评分表中没有这个由人评定的项目', `content/judged/${i}`)
  })
  refuseTwice(
    judged.map(({ item }) => item),
    'content/judged',
  )
}

/** Refuses to hand in what is overturned without a reason. */
export function checkReasons({ rows }: Subject, { opinions }: ReviewContent): void {
  const broken = new Set(rows.flatMap(({ id, verdict }) => (verdict === 'broken' ? [id] : [])))
  const i = opinions.findIndex(
    ({ finding, opinion, comment }) => opinion === 'overturned' && broken.has(finding) && comment.trim() === '',
  )
  if (i >= 0) throw unusable('推翻命中须写明理由', `content/opinions/${i}/comment`)
}

function isSaid({ turns: indexes, quote }: AddedFinding, { turns }: MaskedRecord): boolean {
  const texts = new Map(turns.map(({ index, text }) => [index, text]))
  if (!indexes.every((index) => texts.has(index))) return false
  if (quote === null) return true
  const length = texts.get(quote.turn)?.length ?? 0
  return indexes.includes(quote.turn) && quote.start < quote.end && quote.end <= length
}

function refuseTwice(values: readonly (string | number)[], place: string): void {
  if (new Set(values).size < values.length) throw unusable('同一项出现了两次', place)
}
