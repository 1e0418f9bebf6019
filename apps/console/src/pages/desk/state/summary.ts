import type { SummaryVersion, Talk } from './talk.ts'

export interface ShownSummary {
  readonly version: SummaryVersion
  readonly text: string
  /** What there is to choose from; with the words of a model there always is. */
  readonly versions: readonly SummaryVersion[]
}

/** The summary that stands in the field. What was chosen and is there no longer gives way to the agent's own words. */
export function shownSummary({ wrapUp, rewritten, summary, version }: Talk): ShownSummary {
  const drawn = wrapUp?.wrapUp.summary ?? ''
  const texts = new Map<SummaryVersion, string>([['rules', drawn]])
  if (rewritten?.of === drawn) texts.set('model', rewritten.text)
  if (summary !== undefined) texts.set('own', summary)
  const own = summary === undefined ? 'rules' : 'own'
  const shown = version !== undefined && texts.has(version) ? version : own
  return { version: shown, text: texts.get(shown) ?? '', versions: [...texts.keys()] }
}

/** Better words are offered to who has not begun to write. */
export function withRewritten(talk: Talk, text: string): Talk {
  if (talk.wrapUp === undefined || talk.summary !== undefined) return talk
  return { ...talk, rewritten: { text, of: talk.wrapUp.wrapUp.summary } }
}
