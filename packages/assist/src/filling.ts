import { COLLEAGUE, type Known } from './known.ts'

/** A wording with its slots filled. */
export interface Filled {
  readonly text: string
  /** Slots that nothing is known for; they stand in the text as 〔姓〕 for the agent to fill. */
  readonly open: readonly string[]
  /** How many slots were filled. */
  readonly filled: number
  /** Whether it was to call the customer by name, and cannot. */
  readonly nameless: boolean
  /** Whether it was to name the bank, which is not known, and is left without. */
  readonly bankless: boolean
}

const HAS_SLOTS = /[{〔]/
const SLOT = /\{([^{}]+)\}/g
const GAP = /〔([^〔〕]+)〕/g
/** 8623号同事, 8623号正在通话中: somebody else's number, not the agent's own. */
const OF_COLLEAGUE = /\{工号\}(?=号(?:同事|正在|坐席|客服))/g
/** 王先生， or 云汀银行， between stops: who is called and who speaks, without which the sentence is still whole. */
const CALL = /(^|[，。！？])((?:\{(?:姓|称谓|行名|部门)\})+)，/g
const NAMES_BANK = /(^|[，。！？])(?:\{部门\})?\{行名\}(?:\{部门\})?，/
const CALLS_CUSTOMER = /(^|[，。！？])(?:\{姓\})?\{称谓\}，/

/** Puts what is known into the slots of a wording. A form of address, a bank's name alone between stops is left out where unknown. */
export function fill(wording: string, known: Known): Filled {
  // most wordings are said as they stand
  if (!HAS_SLOTS.test(wording)) return { text: wording, open: [], filled: 0, nameless: false, bankless: false }
  let filled = 0
  const text = withoutUnknownCalls(wording, known)
    .replace(OF_COLLEAGUE, `{${COLLEAGUE}}`)
    .replace(SLOT, (_, slot: string) => {
      const value = known.get(slot)
      if (value !== undefined) filled++
      return value ?? `〔${slot === COLLEAGUE ? '工号' : slot}〕`
    })
  // a value may have gaps of its own
  const open = [...new Set([...text.matchAll(GAP)].map(([, slot]) => slot))]
  return {
    text,
    open,
    filled,
    nameless: CALLS_CUSTOMER.test(wording) && !known.has('称谓'),
    bankless: NAMES_BANK.test(wording) && !known.has('行名'),
  }
}

const withoutUnknownCalls = (wording: string, known: Known) =>
  wording.replace(CALL, (call, stop: string, slots: string) =>
    [...slots.matchAll(SLOT)].every(([, slot]) => known.has(slot)) ? call : stop,
  )
