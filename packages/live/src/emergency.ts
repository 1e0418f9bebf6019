import { type Known, sayable } from '@liangyan/assist'
import type { Conversation } from '@liangyan/conversation'
import type { Clause } from '@liangyan/standard'
import { type Announcement, MOST_CARDS } from './cards.ts'
import type { LiveStandard } from './live-standard.ts'
import type { Card, Clock } from './view.ts'
import { gapsIn, sentenceOf } from './wording.ts'

/** Of the moment's cards so many lead; the others are left to the moment that the conversation is in. */
const LEADING = 1

/** The cards that lead while something is announced: the standard's words for its moment, else the announcement itself. */
export function emergencyCards(
  announced: Announcement,
  conversation: Pick<Conversation, 'channel'>,
  known: Known,
  live: LiveStandard,
): Card[] {
  const moment = announced.moment ?? live.rules?.emergency ?? ''
  const worded = [...live.clauses.values()].filter((clause) => clause.moment === moment && suits(clause))
  const cards = worded.slice(0, LEADING).flatMap((clause): Card[] => {
    const text = sentenceOf(clause, conversation, known, live.standard)
    return text === undefined ? [] : [cardOf(moment, clause, text)]
  })
  if (cards.length > 0) return cards
  const text = sayable(announced.text, known, live.standard.head.unfilled)
  return [cardOf(moment, { id: '', title: moment || announced.text }, text)]
}

/**
 * The cards of a conversation with those of an emergency, which keep a place of their own: first, but behind what waits
 * for nobody: what the standard puts before any emergency, and what is owed and nearly or already late.
 */
export function withEmergency(
  leading: readonly Card[],
  cards: readonly Card[],
  clocks: readonly Clock[],
  { rules, clauses: known }: LiveStandard,
): Card[] {
  const others = cards.filter(({ key }) => !leading.some((card) => card.key === key))
  const late = clocks.filter(({ state }) => state !== 'running')
  // words for what is owed mostly stand in another clause of the same moment
  const pressing = new Set(late.map(({ clause }) => known.get(clause)?.moment))
  const { moments = [], clauses = [] } = rules?.before_emergency ?? {}
  const isFirst = ({ moment, clause, sure }: Card) =>
    pressing.has(moment) || clauses.includes(clause) || (sure && moments.includes(moment))
  const first = others.filter(isFirst).slice(0, MOST_CARDS - leading.length)
  return [...first, ...leading, ...others.filter((card) => !first.includes(card))].slice(0, MOST_CARDS)
}

/** What only makes up for a prohibition is nothing to begin with. */
const suits = ({ wording, forbid, status }: Clause) => wording !== undefined && !forbid && status !== 'draft'

const cardOf = (
  moment: string,
  { id, title, sources = [] }: Pick<Clause, 'id' | 'title' | 'sources'>,
  text: string,
) => ({
  key: `${moment} ${id}`,
  moment,
  clause: id,
  title,
  text,
  open: gapsIn(text),
  sure: true,
  urgent: true,
  why: { acts: [], words: [], turns: [] },
  sources,
})
