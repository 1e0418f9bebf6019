import { Engine, type Finding } from '@liangyan/inspection'
import type { Standard } from '@liangyan/standard'
import { table } from '../table.ts'
import { authorOf, rowsIn } from './material.ts'
import type { Wanted } from './misses.ts'
import { TURN, twoTurns } from './two-turns.ts'

/** An agent's turn to which nobody objects, and what was found in it all the same. */
export interface OrdinaryTurn {
  readonly id: string
  readonly before: string
  readonly text: string
  readonly alarms: readonly Finding[]
}

/** Rests on what was said. The times of a single turn are made up, and what is only missing may stand in other turns. */
const isOfWords = ({ decidedBy }: Finding): boolean =>
  decidedBy.some((basis) => basis !== 'absence' && basis !== 'time')

/** The ordinary turns of all authors, each with what the engine finds in its words. */
export function ordinaryTurns(standard: Standard): OrdinaryTurn[] {
  const engine = new Engine(standard)
  return rowsIn('ordinary').map(([id, before, text]) => {
    const { findings } = engine.inspect(twoTurns(id, 'agent', before, text))
    const alarms = findings.filter((f) => f.verdict === 'broken' && !f.trial && f.turns.includes(TURN) && isOfWords(f))
    return { id, before, text, alarms }
  })
}

/** A finding that takes all points. */
export const isFatal = ({ severity }: Finding): boolean => severity === 'fatal'

/** How many ordinary turns of each author are alarmed, and how many by something fatal. */
export function ordinaryTable(turns: readonly OrdinaryTurn[]): string {
  const rows = [...new Set(turns.map(({ id }) => authorOf(id)))].map((author) => {
    const own = turns.filter(({ id }) => authorOf(id) === author)
    const alarmed = own.filter(({ alarms }) => alarms.length > 0)
    const fatal = alarmed.filter(({ alarms }) => alarms.some(isFatal))
    const share = `${((100 * alarmed.length) / own.length).toFixed(1)} %`
    return [author, String(own.length), String(alarmed.length), share, String(fatal.length)]
  })
  return table(['ordinary turns', 'number', 'alarmed', 'share', 'fatal'], rows)
}

/** The ordinary turns in which something was found, and what. */
export function ordinaryMisses(turns: readonly OrdinaryTurn[], { criterion, author, id }: Wanted): string {
  return turns
    .filter((t) => (!author || authorOf(t.id) === author) && (!id || t.id === id))
    .flatMap((t) =>
      t.alarms
        .filter((alarm) => !criterion || alarm.criterion === criterion)
        .map((alarm) => {
          const quotes = alarm.evidence.map(({ quote }) => quote).join(' … ')
          const fatal = isFatal(alarm) ? ' FATAL' : ''
          return `${t.id}${fatal}  ${alarm.clause} (${alarm.decidedBy.join(', ')}) “${quotes}”  ${t.before} ⏎ ${t.text}`
        }),
    )
    .join('\n')
}
