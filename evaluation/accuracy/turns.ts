import { Engine, type Inspection } from '@liangyan/inspection'
import type { Standard } from '@liangyan/standard'
import { outputOf } from '../output.ts'
import { table } from '../table.ts'
import { authorOf, rowsIn } from './material.ts'
import type { Wanted } from './misses.ts'
import { TURN, twoTurns } from './two-turns.ts'

/** One turn, what the other side said before it, and whether it does something. */
interface Case {
  readonly id: string
  readonly act: string
  readonly does: boolean
  readonly before: string
  readonly text: string
  readonly due: string
  /** What was found: whether the turn does it, and by when. */
  readonly found: boolean
  readonly foundDue: string
}

const CUSTOMERS: ReadonlySet<string> = new Set(['complaint', 'no-more'])

/** How each act of the table shows in what the engine says of the turn. */
const SHOWS: Readonly<Record<string, (found: Inspection, acts: readonly string[]) => boolean>> = {
  promise: ({ commitments }) => commitments.some(({ turn }) => turn === TURN),
  'account-data': (_, acts) => acts.includes('give-account-data'),
  'others-data': finding('privacy-disclosure'),
  complaint: (_, acts) => acts.includes('complain') || acts.includes('complain-openly'),
  'side-talk': finding('side-talk'),
  belittle: finding('image-damage'),
  slang: finding('net-slang'),
  rhetorical: finding('improper-wording'),
  sarcastic: finding('improper-wording'),
  mechanical: finding('improper-wording'),
  shirking: finding('improper-wording'),
  done: (_, acts) => acts.includes('announce-done') || acts.includes('operate-account'),
  'no-more': (_, acts) => acts.includes('customer-done'),
}

function finding(criterion: string): (found: Inspection) => boolean {
  return (found) => outputOf(found).findings.some((f) => f.criterion === criterion && f.turns.includes(TURN))
}

/** The turns of all authors, each with what the engine makes of it. */
export function turnsOf(standard: Standard): Case[] {
  const engine = new Engine(standard)
  return rowsIn('acts').map((row) => judged(row, engine))
}

function judged([id, act, label, before, text, due = '']: readonly string[], engine: Engine): Case {
  const shows = SHOWS[act]
  if (!shows) throw new Error(`${id}: nothing shows “${act}”`)
  const conversation = twoTurns(id, CUSTOMERS.has(act) ? 'customer' : 'agent', before, text)
  const inspection = engine.inspect(conversation)
  const commitment = inspection.commitments.find(({ turn }) => turn === TURN)
  return {
    id,
    act,
    does: label === 'yes',
    before,
    text,
    due: due.trim(),
    found: shows(inspection, engine.acts(conversation).get(TURN) ?? []),
    foundDue: commitment?.due ?? 'null',
  }
}

/** Precision, recall and F1 of each act, by author. */
export function turnTable(cases: readonly Case[]): string {
  const authors = [...new Set(cases.map(({ id }) => authorOf(id)))]
  const acts = [...new Set(cases.map(({ act }) => act))]
  const rows = acts.map((act) => [
    act,
    ...authors.flatMap((author) => figuresOf(cases.filter((c) => c.act === act && authorOf(c.id) === author))),
  ])
  const head = authors.flatMap((author) => [`${author} number`, 'prec', 'rec', 'F1'])
  return table(['single turns', ...head], rows)
}

function figuresOf(own: readonly Case[]): string[] {
  const right = own.filter((c) => c.does && c.found).length
  const precision = right / own.filter(({ found }) => found).length
  const recall = right / own.filter(({ does }) => does).length
  const shares = [precision, recall, (2 * precision * recall) / (precision + recall)]
  return [String(own.length), ...shares.map((share) => (Number.isNaN(share) ? '–' : share.toFixed(2)))]
}

/** Turns that were taken for what they do not do, or not for what they do; promises with the wrong time. */
export function turnMisses(cases: readonly Case[], { criterion, author, id }: Wanted): string {
  const asked = cases.filter(
    (c) => (!author || authorOf(c.id) === author) && (!criterion || c.act === criterion) && (!id || c.id === id),
  )
  return asked
    .flatMap((c) => {
      const words = `${c.id}  ${c.before} ⏎ ${c.text}`
      if (c.does !== c.found) return [`${c.does ? 'MISSED' : 'FALSE '} ${c.act}  ${words}`]
      if (c.found && c.act === 'promise' && c.due !== c.foundDue)
        return [`DUE    ${c.due} taken for ${c.foundDue}  ${words}`]
      return []
    })
    .sort((a, b) => a.localeCompare(b))
    .join('\n')
}
