import { tableFeatures, useTable, type ColumnDef, type RowData } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type MouseEvent,
  type ReactNode,
} from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../keyboard/index.ts'
import grid from './grid.module.css'
import styles from './grid-list.module.css'
import { keepPlace, placeOf } from './places.ts'

/** How a column takes its part of the width. */
interface ColumnWidth {
  /** Pixels; at least so many where it grows. */
  readonly width: number
  /** Its share of what is left over. */
  readonly grow?: number
  readonly align?: 'end'
}
export const gridFeatures = tableFeatures({ columnMeta: {} as ColumnWidth })
// oxlint-disable-next-line typescript/no-explicit-any -- columns of values of any kind
export type GridColumn<T extends RowData> = ColumnDef<typeof gridFeatures, T, any>

interface Props<T extends RowData> {
  /** What the list is, for those who do not see it, and in the keyboard help. */
  readonly label: string
  /** The same array for as long as the columns are the same. */
  readonly columns: readonly GridColumn<T>[]
  readonly rows: readonly T[]
  readonly idOf: (row: T) => string
  readonly onOpen: (row: T) => void
  /** Fetches the following page; absent where there is none, or while it is on its way. */
  readonly onMore?: () => unknown
  /** Stands after the last row. */
  readonly end?: ReactNode
  /** Under what name the place in the list is remembered, so that coming back is coming back to it. */
  readonly place: string
}

/** Pixels. */
const ROW = 44
const HEAD = 38
/** Padding of a row at either side, as the style sheet has it. */
const SIDE = 8
/** How many rows before the end the next page is fetched. */
const AHEAD = 25

/** A list of any length: only the rows in view are drawn, keys move and open, its place is remembered. */
export function GridList<T extends RowData>({ label, columns, rows, idOf, onOpen, onMore, end, place }: Props<T>) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const [selected, setSelected] = useState(() => placeOf(place).selected)
  const table = useTable({ features: gridFeatures, columns, data: rows, getRowId: idOf })
  const model = table.getRowModel().rows
  const virtual = useVirtualizer({
    count: model.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => model[index]?.id ?? index,
    overscan: 12,
    // the head stands above the rows, and stays in view
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    initialOffset: () => placeOf(place).offset,
  })
  const items = virtual.getVirtualItems()
  const lastDrawn = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (onMore !== undefined && lastDrawn >= model.length - AHEAD) onMore()
  }, [onMore, lastDrawn, model.length])
  // before the list is taken off the page: afterwards it is scrolled nowhere
  useLayoutEffect(() => {
    const element = scroller.current
    return () => keepPlace(place, { selected, offset: element?.scrollTop ?? 0 })
  }, [place, selected])

  function select(index: number) {
    const within = Math.min(Math.max(index, 0), model.length - 1)
    setSelected(within)
    virtual.scrollToIndex(within)
  }
  const open = model[selected]
  useShortcuts(
    label,
    model.length === 0
      ? []
      : [
          { keys: ['j', 'ArrowDown'], label: t('shell.list.next'), act: () => select(selected + 1) },
          { keys: ['k', 'ArrowUp'], label: t('shell.list.previous'), act: () => select(selected - 1) },
          { keys: ['Home'], label: t('shell.list.first'), act: () => select(0) },
          { keys: ['Enter', 'o'], label: t('shell.list.open'), act: () => open && onOpen(open.original) },
        ],
  )

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a grid is one stop of the keyboard; its rows are moved through
    <div
      ref={scroller}
      className={`${grid.grid} ${styles.grid}`}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={onMore === undefined ? model.length + 1 : -1}
      aria-activedescendant={open && `row-${open.id}`}
      style={widths(columns.map(({ meta }) => meta ?? { width: 100 }))}
    >
      <div className={`${grid.head} ${styles.head}`} role="row" aria-rowindex={1}>
        {table.getHeaderGroups().flatMap(({ headers }) =>
          headers.map((header) => (
            <div key={header.id} role="columnheader" className={cellClass(header.column.columnDef.meta)}>
              <table.FlexRender header={header} />
            </div>
          )),
        )}
      </div>
      <div role="rowgroup" className={`${grid.body} ${styles.body}`} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = model[index]
          return (
            row && (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter opens the row that the keys selected
              <div
                key={row.id}
                id={`row-${row.id}`}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={index === selected}
                className={`${grid.row} ${styles.row}`}
                style={{ transform: `translateY(${start - HEAD}px)` }}
                onClick={(event) => {
                  setSelected(index)
                  if (isPlain(event)) onOpen(row.original)
                }}
              >
                {row.getAllCells().map((cell) => (
                  <div key={cell.id} role="gridcell" className={cellClass(cell.column.columnDef.meta)}>
                    <table.FlexRender cell={cell} />
                  </div>
                ))}
              </div>
            )
          )
        })}
      </div>
      {end !== undefined && <div className={styles.end}>{end}</div>}
    </div>
  )
}

/** The tracks of header and rows, and the width below which the list scrolls sideways. */
function widths(columns: readonly ColumnWidth[]): CSSProperties {
  const tracks = columns.map(({ width, grow }) => (grow === undefined ? `${width}px` : `minmax(${width}px, ${grow}fr)`))
  const least = columns.reduce((sum, { width }) => sum + width, 0)
  return { '--tracks': tracks.join(' '), '--least': `${least + 2 * SIDE}px` } as CSSProperties
}

function cellClass(meta: ColumnWidth | undefined): string {
  const cell = `${grid.cell} ${styles.cell}`
  return meta?.align === 'end' ? `${cell} ${styles.right}` : cell
}

/** A click that means the row: not on a link or button of its own, and not the end of marking text. */
function isPlain(event: MouseEvent): boolean {
  return (event.target as Element).closest('a, button') === null && window.getSelection()?.isCollapsed !== false
}
