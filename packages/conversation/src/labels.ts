import { looksLikeParty, roleOf } from './roles.ts'

/** A line of a transcript taken apart: the label of its speaker, if it has one, and what is said. */
export type Labelled = { label?: string; text: string }

const BRACKETED =
  /^\s*(?:[-\u2013\u2014]\s*)?(?:\[([^\]]{1,30})\]|【([^】]{1,30})】|<([^>]{1,30})>|\(([^)]{1,30})\)|\uff08([^\uff09]{1,30})\uff09)\s*[:\uff1a]?\s*/
const COLON =
  /^\s*(?:[-\u2013\u2014]\s*)?([^\s:\uff1a,\uff0c。?\uff1f!\uff01."“”][^:\uff1a,\uff0c。?\uff1f!\uff01"“”]{0,29}?)\s*[:\uff1a]\s*/

/**
 * Takes speaker labels off lines: `坐席:…`, `[客服] …`, `【客户】…`, `Agent: …`, `SPEAKER_00: …`.
 * A word before a colon is a label if it names a role or a machine's speaker, or if it begins several lines of this file;
 * otherwise (`卡号是:6222`) it is speech.
 */
export function labelReader(lines: readonly string[]): (line: string) => Labelled {
  const uses = new Map<string, number>()
  for (const line of lines) {
    const label = candidate(line)?.label
    if (label !== undefined) uses.set(label, (uses.get(label) ?? 0) + 1)
  }
  const parties = new Set(
    [...uses].filter(([label, count]) => looksLikeParty(label) || (count > 1 && isName(label))).map(([label]) => label),
  )
  return (line) => {
    const found = candidate(line)
    return found && parties.has(found.label) ? { label: found.label, text: line.slice(found.length) } : { text: line }
  }
}

function candidate(line: string): { label: string; length: number } | undefined {
  const found = BRACKETED.exec(line) ?? COLON.exec(line)
  const label = found
    ?.slice(1)
    .find((group) => group !== undefined)
    ?.trim()
  return found && label ? { label, length: found[0].length } : undefined
}

/** Short, and without the function words of a sentence. */
function isName(label: string): boolean {
  return roleOf(label) !== undefined || (label.length <= 12 && !/[的是了吗呢吧我你您请]/u.test(label))
}
