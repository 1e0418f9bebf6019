import { Document, isCollection, isMap, isScalar, isSeq } from 'yaml'
import type { Clause } from './schema/clause.ts'

const WIDEST = 110

/** Writes a clause as an item of a YAML list, as people write them: one key a line, what is inside a key in braces. */
export function writeClause(clause: Clause): string {
  const document = new Document([clause])
  const item = isSeq(document.contents) ? document.contents.items[0] : undefined
  if (isMap(item))
    for (const { key, value } of item.items)
      if (isCollection(value)) {
        // a list of long texts reads better line by line
        value.flow = isScalar(key) && key.value !== 'wording'
        for (const inner of value.items) flowIn(inner)
      }
  return document.toString({ lineWidth: WIDEST, flowCollectionPadding: true, indentSeq: false })
}

function flowIn(node: unknown): void {
  if (isCollection(node)) node.flow = true
}
