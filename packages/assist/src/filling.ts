import { COLLEAGUE, type Known } from './known.ts'

/** A wording with its slots filled. */
export interface Filled {
  readonly text: string
  /** Slots that nothing is known for; they stand in the text as 〔姓〕 for the agent to fill. */
  readonly open: readonly string[]
  /** How many slots were filled. */
  readonly filled: number
}

const SLOT = /\{([^{}]+)\}/g
/** 8623号同事, 8623号正在通话中: somebody else's number, not the agent's own. */
const OF_COLLEAGUE = /\{工号\}(?=号(?:同事|正在|坐席|客服))/g

/** Puts what is known into the slots of a wording. */
export function fill(wording: string, known: Known): Filled {
  const open = new Set<string>()
  let filled = 0
  const text = wording.replace(OF_COLLEAGUE, `{${COLLEAGUE}}`).replace(SLOT, (_, slot: string) => {
    const value = known.get(slot)
    if (value !== undefined) {
      filled++
      return value
    }
    const name = slot === COLLEAGUE ? '工号' : slot
    open.add(name)
    return `〔${name}〕`
  })
  return { text, open: [...open], filled }
}
