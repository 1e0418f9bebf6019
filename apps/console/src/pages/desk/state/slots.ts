/** 〔姓〕: what is not known and has to be filled in before it is said. */
const SLOT = /〔[^〔〕]+〕/

export interface Span {
  readonly start: number
  readonly end: number
}

/** The first slot that is open still, from a place on and then from the beginning; UTF-16 offsets. */
export function openSlot(text: string, from = 0): Span | undefined {
  const found = SLOT.exec(text.slice(from))
  if (found) return { start: from + found.index, end: from + found.index + found[0].length }
  return from === 0 ? undefined : openSlot(text)
}
