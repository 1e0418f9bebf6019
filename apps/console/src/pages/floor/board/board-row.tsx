import type { CSSProperties } from 'react'
import { Elapsed } from '../../desk/elapsed.tsx'
import grid from '../../../shell/grid-list/grid.module.css'
import { asksForHelp } from '../state/need.ts'
import styles from './board.module.css'
import {
  AgentCell,
  ClocksCell,
  CustomerCell,
  MoodCell,
  NeedCell,
  StateCell,
  WaitsCell,
  WarningsCell,
  WatchedCell,
} from './cells.tsx'
import { type Column, COLUMNS } from './columns.ts'
import type { Row } from './rows.ts'

interface Props {
  readonly row: Row
  readonly place: number
  readonly ahead: number
  readonly now: number
  readonly isSelected: boolean
  /** It is looked into. */
  readonly isOpen: boolean
  readonly style: CSSProperties
  readonly onOpen: () => void
}

/** One conversation in progress. */
export function BoardRow({ row, place, ahead, now, isSelected, isOpen, style, onOpen }: Props) {
  const { line, isGone } = row
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter opens the row that the keys selected
    <div
      id={`floor-${line.id}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      className={`${grid.row} ${styles.row}`}
      data-help={(asksForHelp(line) && !isGone) || undefined}
      data-open={isOpen || undefined}
      data-gone={isGone || undefined}
      style={style}
      onClick={isGone ? undefined : onOpen}
    >
      {COLUMNS.map((column) => (
        <div key={column} role="gridcell" className={`${grid.cell} ${styles.cell}`} data-column={column}>
          <Cell column={column} row={row} ahead={ahead} now={now} />
        </div>
      ))}
    </div>
  )
}

function Cell({
  column,
  row: { line, isGone },
  ahead,
  now,
}: Pick<Props, 'row' | 'ahead' | 'now'> & { column: Column }) {
  switch (column) {
    case 'need':
      return isGone ? null : <NeedCell line={line} ahead={ahead} now={now} />
    case 'agent':
      return <AgentCell line={line} />
    case 'customer':
      return <CustomerCell line={line} />
    case 'state':
      return <StateCell line={line} isGone={isGone} />
    case 'duration':
      return isGone || line.stage === 'wrap-up' ? (
        <span className={styles.quiet}>—</span>
      ) : (
        <Elapsed since={line.began} ahead={ahead} />
      )
    case 'clocks':
      return <ClocksCell line={line} />
    case 'warnings':
      return <WarningsCell line={line} />
    case 'mood':
      return <MoodCell line={line} />
    case 'waits':
      return isGone ? null : <WaitsCell line={line} ahead={ahead} />
    case 'watched':
      return <WatchedCell line={line} />
  }
}
