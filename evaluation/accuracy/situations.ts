import { Advisor } from '@liangyan/assist'
import type { Conversation, Turn } from '@liangyan/conversation'
import type { Standard } from '@liangyan/standard'
import { table } from '../table.ts'
import { authorOf, tablesOf } from './material.ts'
import type { Wanted } from './misses.ts'
import type { Place } from './place.ts'

/** A dialogue so far, the situation that the agent is in, and the moments that were suggested. */
interface Case {
  readonly id: string
  readonly dialogue: string
  readonly situation: string
  readonly moments: readonly string[]
}

const MOST = 3
const GOALS = [0.75, Number.NaN, 0.92]

/** The situations of a place, each with what is suggested for it. */
export function situationsOf(place: Place, standard: Standard): Case[] {
  const advisor = new Advisor(standard)
  return tablesOf(place, 'situations.tsv')
    .slice(1)
    .map((line) => caseOf(line, advisor))
}

function caseOf(line: string, advisor: Advisor): Case {
  const [id, dialogue, situation] = line.split('\t')
  const { suggestions } = advisor.advise(conversationOf(id, dialogue), { most: MOST })
  return { id, dialogue, situation: situation.trim(), moments: suggestions.map(({ moment }) => moment) }
}

const SPEAKERS: Readonly<Record<string, Turn['speaker']>> = { A: 'agent', C: 'customer', S: 'system' }

function conversationOf(id: string, dialogue: string): Conversation {
  const turns = dialogue.split('⏎').map((turn, index): Turn => {
    const [, speaker, text] = /^\s*([ACS])[:：]\s*(.*?)\s*$/s.exec(turn) ?? []
    if (speaker === undefined) throw new Error(`${id}: no speaker in “${turn}”`)
    return { index, speaker: SPEAKERS[speaker], text }
  })
  return { id, turns, events: [] }
}

/** Share of the situations whose label is among the first k moments, by author. */
export function situationTable(cases: readonly Case[]): string {
  const authors = [...new Set(cases.map(({ id }) => authorOf(id)))].sort()
  const columns = [cases, ...authors.map((author) => cases.filter(({ id }) => authorOf(id) === author))]
  const rows = Array.from({ length: MOST }, (_, i) => [
    `right at ${i + 1}`,
    Number.isNaN(GOALS[i]) ? '' : `≥ ${GOALS[i]}`,
    ...columns.map((own) => (own.filter((c) => isRight(c, i + 1)).length / own.length).toFixed(3)),
  ])
  return table(
    ['situations', 'goal', 'all', ...authors],
    [['number', '', ...columns.map((c) => `${c.length}`)], ...rows],
  )
}

/** Situations that were not right at once, of one author or of all that are open, with what was suggested instead. */
export function situationMisses(
  cases: readonly Case[],
  { author, id }: Wanted,
  isOpen: (author: string) => boolean,
): string {
  const wrong = cases.filter(
    (c) =>
      !isRight(c, 1) &&
      (author === undefined ? isOpen(authorOf(c.id)) : authorOf(c.id) === author) &&
      (id === undefined || c.id === id),
  )
  const lines = wrong.map((c) => {
    const place = c.moments.indexOf(c.situation) + 1
    return `${place > 0 ? `at ${place}` : 'MISSED'}  ${c.situation} taken for ${c.moments.join('、') || '—'}  ${c.id}  ${c.dialogue}`
  })
  return [`── situations: ${lines.length} not right at once`, ...lines.sort((a, b) => a.localeCompare(b))].join('\n')
}

const isRight = ({ moments, situation }: Case, k: number) => moments.slice(0, k).includes(situation)
