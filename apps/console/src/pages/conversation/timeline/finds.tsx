import { useMemo } from 'react'
import type { Item } from '../items.ts'
import type { Lanes } from './lanes.ts'
import styles from './timeline.module.css'

interface Props {
  readonly lanes: Lanes
  readonly items: readonly Item[]
  readonly selected: string | undefined
  readonly x: (at: number) => number
  /** Where the picture ends. */
  readonly right: number
  /** Where the lanes end, in pixels from above. */
  readonly bottom: number
  readonly onSelect: (key: string) => void
}

/** Pixels: half a mark, how far apart two of them stand at least, and half of one where there is no room for numbers. */
const RADIUS = 8
const APART = 17
const DOT = 3.5

/** Findings above the lanes, each over the turn that proves it; those of the whole conversation have no place here. */
export function Finds({ lanes, items, selected, x, right, bottom, onSelect }: Props) {
  const placed = useMemo(() => places(lanes, items, x, right), [lanes, items, x, right])
  const crowded = placed.length * APART > right / 2
  return (
    <g>
      {placed.map(({ item, at, over }) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the keys n and p do the same
        <g
          key={item.key}
          className={styles.find}
          data-tone={item.tone}
          data-selected={item.key === selected || undefined}
          onClick={(event) => {
            event.stopPropagation()
            onSelect(item.key)
          }}
        >
          <title>{item.finding.title}</title>
          {item.key === selected && <line x1={over} x2={over} y1={RADIUS * 2} y2={bottom} />}
          {crowded && item.key !== selected ? (
            <circle cx={over} cy={RADIUS + 1} r={DOT} />
          ) : (
            <>
              <circle cx={crowded ? over : at} cy={RADIUS + 1} r={RADIUS} />
              <text x={crowded ? over : at} y={RADIUS + 1} textAnchor="middle" dominantBaseline="central">
                {item.number}
              </text>
            </>
          )}
        </g>
      ))}
    </g>
  )
}

/** Marks that would lie on each other are moved apart: to the right, and back again from the edge. */
function places(lanes: Lanes, items: readonly Item[], x: (at: number) => number, right: number) {
  const turns = new Map(lanes.turns.map((turn) => [turn.index, turn]))
  const placed = items
    .flatMap((item) => {
      const turn = turns.get(item.finding.turns[0] ?? item.finding.evidence[0]?.turn ?? -1)
      return turn ? [{ item, over: x((turn.from + turn.to) / 2), at: 0 }] : []
    })
    .sort((a, b) => a.over - b.over)
  let least = RADIUS
  for (const mark of placed) {
    mark.at = Math.max(mark.over, least)
    least = mark.at + APART
  }
  let most = right - RADIUS - 1
  for (const mark of placed.toReversed()) {
    mark.at = Math.min(mark.at, most)
    most = mark.at - APART
  }
  return placed
}
