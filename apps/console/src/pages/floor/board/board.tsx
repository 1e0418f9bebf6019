import CaretDownOutlined from '@ant-design/icons/CaretDownOutlined'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../../shell/keyboard/index.ts'
import grid from '../../../shell/grid-list/grid.module.css'
import { EmptyState } from '../../../shell/states/index.ts'
import { type Choice, isChosen, isNarrowed } from '../state/filter.ts'
import { inOrder, type Order } from '../state/order.ts'
import type { Floor } from '../use-floor.ts'
import styles from './board.module.css'
import { BoardRow } from './board-row.tsx'
import { COLUMNS } from './columns.ts'
import { Toolbar } from './toolbar.tsx'
import { useHeldRows } from './use-held-rows.ts'

interface Props {
  readonly floor: Floor
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
}

/** Pixels, as the style sheet has them. */
const ROW = 42
const HEAD = 36

/** All conversations in progress; nothing moves under the pointer, and only the rows in view are drawn. */
export function Board({ floor: { state, acts }, choice, onChoose }: Props) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const [isPointed, setIsPointed] = useState(false)
  const [selected, setSelected] = useState<string>()
  const all = [...state.lines.values()]
  const wanted = inOrder(
    all.filter((line) => isChosen(line, choice)),
    choice.order,
    state.now,
  )
  const { rows, isOverdue, renew } = useHeldRows(wanted, state.lines, isPointed)
  const [, redraw] = useState(0)
  const sortAgain = () => {
    renew()
    redraw((drawn) => drawn + 1)
  }
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index]?.line.id ?? index,
    overscan: 10,
    // the head stands above the rows, and stays in view
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
  })
  const open = (id: string) => {
    setSelected(id)
    acts.look(id)
  }
  const move = (by: number) => {
    const here = rows.findIndex(({ line }) => line.id === selected)
    const to = Math.min(Math.max(here + by, 0), rows.length - 1)
    setSelected(rows[to]?.line.id)
    virtual.scrollToIndex(to)
  }
  useShortcuts(
    t('floor.list'),
    rows.length === 0
      ? []
      : [
          { keys: ['j', 'ArrowDown'], label: t('floor.keys.next'), act: () => move(1) },
          { keys: ['k', 'ArrowUp'], label: t('floor.keys.previous'), act: () => move(-1) },
          { keys: ['Enter', 'o'], label: t('floor.keys.open'), act: () => selected !== undefined && open(selected) },
          { keys: ['r'], label: t('floor.reorder'), act: sortAgain },
        ],
  )
  return (
    <section className={styles.board} aria-label={t('floor.list')}>
      <Toolbar
        lines={all}
        shown={wanted.length}
        choice={choice}
        isOverdue={isOverdue}
        onSortAgain={sortAgain}
        onChoose={onChoose}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a grid is one stop of the keyboard; its rows are moved through */}
      <div
        ref={scroller}
        className={`${grid.grid} ${styles.grid}`}
        role="grid"
        tabIndex={0}
        aria-label={t('floor.list')}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={selected === undefined ? undefined : `floor-${selected}`}
      >
        <Head order={choice.order} onOrder={(order) => onChoose({ ...choice, order })} />
        <div
          role="rowgroup"
          className={grid.body}
          style={{ height: virtual.getTotalSize() }}
          onPointerEnter={({ pointerType }) => setIsPointed(pointerType !== 'touch')}
          onPointerLeave={() => setIsPointed(false)}
        >
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            return (
              row && (
                <BoardRow
                  key={row.line.id}
                  row={row}
                  place={index}
                  ahead={state.ahead}
                  now={state.now}
                  isSelected={row.line.id === selected}
                  isOpen={row.line.id === state.look?.id}
                  style={{ transform: `translateY(${start - HEAD}px)` }}
                  onOpen={() => open(row.line.id)}
                />
              )
            )
          })}
        </div>
        {rows.length === 0 && (
          <EmptyState
            title={t(isNarrowed(choice) && all.length > 0 ? 'floor.emptyFiltered.title' : 'floor.empty.title')}
            text={t(isNarrowed(choice) && all.length > 0 ? 'floor.emptyFiltered.text' : 'floor.empty.text')}
          />
        )}
      </div>
    </section>
  )
}

interface HeadProps {
  readonly order: Order
  readonly onOrder: (order: Order) => void
}

function Head({ order, onOrder }: HeadProps) {
  const { t } = useTranslation()
  return (
    <div className={`${grid.head} ${styles.head}`} role="row" aria-rowindex={1}>
      {COLUMNS.map((column) => (
        <div
          key={column}
          role="columnheader"
          className={`${grid.cell} ${styles.cell}`}
          data-column={column}
          aria-sort={column === order ? 'descending' : undefined}
        >
          {column === 'watched' ? (
            t('floor.columns.watched')
          ) : (
            <button
              type="button"
              className={styles.sort}
              title={t('floor.sortBy', { column: t(`floor.columns.${column}`) })}
              onClick={() => onOrder(column)}
            >
              {t(`floor.columns.${column}`)}
              {column === order && <CaretDownOutlined />}
            </button>
          )}
        </div>
      ))}
    </div>
  )
}
