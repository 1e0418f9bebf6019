import type { ConversationEvent, MaskedTurn } from '@liangyan/contract'
import type { TFunction } from 'i18next'
import { memo, useCallback, useMemo, useRef, useState, useLayoutEffect, type MouseEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { figure } from '../../../words/figures.ts'
import { clock } from '../../../words/moments.ts'
import { nameOf } from '../../../words/names.ts'
import { endOf } from '../ending.ts'
import type { Item } from '../items.ts'
import { type Lanes, lanesOf, type Shares, ticksOf } from './lanes.ts'
import { Finds } from './finds.tsx'
import styles from './timeline.module.css'

interface Props {
  readonly channel: string
  readonly turns: readonly MaskedTurn[]
  readonly events: readonly ConversationEvent[]
  readonly items: readonly Item[]
  readonly selected: string | undefined
  readonly current: number | undefined
  readonly onSelect: (key: string) => void
  readonly onCurrent: (turn: number) => void
}

/** Pixels, from above: marks of findings, lane of the customer, lane of the agent, axis. */
export const MARKS = 22
const LANE = 17
const BETWEEN = 4
const AXIS = 18
const BOTTOM = MARKS + LANE * 2 + BETWEEN
const HEIGHT = BOTTOM + AXIS
/** Left of it stand the speakers: narrow names, or wide ones. */
const NARROW = 48
const WIDE = 76
const RIGHT = 14
const TICK = 90
const SIGN = 22

/** The whole conversation along its time: who speaks when, what waits, where something was found. */
export function Timeline({ channel, turns, events, items, selected, current, onSelect, onCurrent }: Props) {
  const { t } = useTranslation()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const lanes = useMemo(() => lanesOf(turns, events), [turns, events])
  const left = nameOf(t, 'speaker', 'customer').length > 3 ? WIDE : NARROW
  const scale = (width - left - RIGHT) / lanes.length
  const x = useCallback((at: number) => left + at * scale, [left, scale])

  function jump({ clientX, currentTarget }: MouseEvent<SVGSVGElement>) {
    const at = (clientX - currentTarget.getBoundingClientRect().left - left) / scale
    const nearest = nearestTurn(lanes, at)
    if (nearest !== undefined) onCurrent(nearest)
  }
  return (
    <section className={styles.panel} aria-label={t('conversation.timeline.label')}>
      <div ref={frame} className={styles.frame}>
        {width > 0 && (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- arrow keys move from turn to turn
          <svg
            className={styles.svg}
            width={width}
            height={HEIGHT}
            role="img"
            aria-label={summaryOf(t, lanes)}
            onClick={jump}
          >
            <title>{t('conversation.timeline.jump')}</title>
            <Ground lanes={lanes} x={x} width={width} />
            <Waits lanes={lanes} x={x} />
            <Turns lanes={lanes} x={x} items={items} />
            <Here lanes={lanes} x={x} current={current} />
            <Moments lanes={lanes} x={x} channel={channel} />
            <Finds
              lanes={lanes}
              items={items}
              selected={selected}
              x={x}
              right={width}
              bottom={BOTTOM}
              onSelect={onSelect}
            />
          </svg>
        )}
      </div>
      <Legend lanes={lanes} left={left} />
    </section>
  )
}

interface Drawn {
  readonly lanes: Lanes
  readonly x: (at: number) => number
}

const Ground = memo(function Ground({ lanes, x, width }: Drawn & { readonly width: number }) {
  const { t } = useTranslation()
  const ticks = lanes.timed ? ticksOf(lanes.length, Math.max(2, width / TICK)) : []
  // where something happened stands its sign instead
  const isFree = (tick: number) => lanes.moments.every(({ at }) => Math.abs(x(at) - x(tick)) > SIGN)
  const anchorOf = (tick: number) => (tick === 0 ? 'start' : x(tick) > width - SIGN ? 'end' : 'middle')
  return (
    <g>
      {(['customer', 'agent'] as const).map((speaker) => (
        <g key={speaker}>
          <text
            className={styles.who}
            x={x(0) - 10}
            y={laneOf(speaker) + LANE / 2}
            dominantBaseline="central"
            textAnchor="end"
          >
            {nameOf(t, 'speaker', speaker)}
          </text>
          <rect
            className={styles.lane}
            x={x(0)}
            y={laneOf(speaker)}
            width={x(lanes.length) - x(0)}
            height={LANE}
            rx={3}
          />
        </g>
      ))}
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={styles.tick} x1={x(tick)} x2={x(tick)} y1={MARKS} y2={BOTTOM + 3} />
          {isFree(tick) && (
            <text className={styles.tickText} x={x(tick)} y={BOTTOM + 14} textAnchor={anchorOf(tick)}>
              {clock(tick)}
            </text>
          )}
        </g>
      ))}
    </g>
  )
})

const laneOf = (speaker: 'customer' | 'agent') => MARKS + (speaker === 'agent' ? LANE + BETWEEN : 0)

const Waits = memo(function Waits({ lanes: { waits, overlaps }, x }: Drawn) {
  const { t } = useTranslation()
  return (
    <g>
      <pattern id="timeline-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="#fbeecb" />
        <line x1="0" y1="0" x2="0" y2="6" stroke="#e0b64d" strokeWidth="2.5" />
      </pattern>
      {waits.map(({ kind, from, to }) => (
        <rect
          key={`${kind}${from}`}
          className={styles[kind]}
          fill={kind === 'hold' ? 'url(#timeline-hatch)' : undefined}
          x={x(from)}
          y={MARKS}
          width={Math.max(2, x(to) - x(from))}
          height={BOTTOM - MARKS}
        >
          <title>{`${t(`conversation.event.${kind}`)} ${clock(from)}–${clock(to)}`}</title>
        </rect>
      ))}
      {overlaps.map(({ from, to }) => (
        <rect
          key={from}
          className={styles.overlap}
          x={x(from) - 0.5}
          y={MARKS + LANE - 2}
          width={Math.max(3, x(to) - x(from))}
          height={BETWEEN + 4}
          rx={1.5}
        />
      ))}
    </g>
  )
})

const Turns = memo(function Turns({ lanes, x, items }: Drawn & Pick<Props, 'items'>) {
  const toneOf = useMemo(() => {
    const standing = items.filter(({ stands }) => stands !== 'kept')
    return new Map(standing.toReversed().flatMap(({ tone, finding }) => finding.turns.map((turn) => [turn, tone])))
  }, [items])
  const spoken = lanes.turns.filter(({ speaker }) => speaker !== 'system')
  return (
    <g>
      {spoken.map(({ index, speaker, from, to }) => (
        <rect
          key={index}
          className={speaker === 'agent' ? styles.agent : styles.customer}
          data-tone={toneOf.get(index)}
          x={x(from)}
          y={laneOf(speaker === 'agent' ? 'agent' : 'customer')}
          width={Math.max(2.5, x(to) - x(from) - 1)}
          height={LANE}
          rx={2}
        />
      ))}
    </g>
  )
})

/** A frame around the turn that is read. */
function Here({ lanes, x, current }: Drawn & Pick<Props, 'current'>) {
  const here = lanes.turns.find(({ index }) => index === current)
  if (!here) return null
  return (
    <rect
      className={styles.here}
      x={x(here.from) - 2.5}
      y={MARKS - 2.5}
      width={Math.max(7, x(here.to) - x(here.from) + 4)}
      height={BOTTOM - MARKS + 5}
      rx={3}
    />
  )
}

const Moments = memo(function Moments({ lanes: { moments }, x, channel }: Drawn & Pick<Props, 'channel'>) {
  const { t } = useTranslation()
  return (
    <g>
      {moments.map(({ kind, at }) => (
        <g key={`${kind}${at}`} className={styles.moment}>
          <title>{`${kind === 'hangup' ? endOf(t, channel) : t(`conversation.event.${kind}`)} ${clock(at)}`}</title>
          <line x1={x(at)} x2={x(at)} y1={MARKS - 3} y2={BOTTOM + 3} />
          <path d={SHAPES[kind]} transform={`translate(${x(at)} ${BOTTOM + 3})`} />
        </g>
      ))}
    </g>
  )
})

/** Below the line of a moment: an arrow for a transfer, a sheet for a ticket, a dot for the end. */
const SHAPES = {
  transfer: 'M-3.5 2h4v-2l4 4-4 4v-2h-4z',
  ticket: 'M-3.5 0h5l2 2v7h-7z',
  hangup: 'M0 0a3.5 3.5 0 1 0 .01 0z',
} as const

function Legend({ lanes, left }: { readonly lanes: Lanes; readonly left: number }) {
  const { t } = useTranslation()
  const { shares, timed, overlaps } = lanes
  const style = { marginLeft: left }
  if (!timed)
    return (
      <p className={styles.legend} style={style}>
        {t('conversation.timeline.untimed')}
      </p>
    )
  if (!shares) return null
  const parts = partsOf(shares, lanes.length)
  return (
    <ul className={styles.legend} style={style}>
      {PARTS.filter((part) => shares[part] > 0).map((part) => (
        <li key={part}>
          <span className={`${styles.swatch} ${styles[part]}`} />
          {t(`conversation.timeline.${part}`, { share: parts[part] })}
        </li>
      ))}
      {overlaps.length > 0 && (
        <li>
          <span className={`${styles.swatch} ${styles.overlap}`} />
          {t('conversation.timeline.overlaps', { count: overlaps.length })}
        </li>
      )}
    </ul>
  )
}

const share = (part: number, length: number) => `${figure(Math.round((part / length) * 100))}%`
const PARTS = ['customer', 'agent', 'waiting', 'quiet'] as const

const partsOf = ({ agent, customer, waiting, quiet }: Shares, length: number) => ({
  agent: share(agent, length),
  customer: share(customer, length),
  waiting: share(waiting, length),
  quiet: share(quiet, length),
})

function summaryOf(t: TFunction, { shares, length, overlaps }: Lanes): string {
  if (!shares) return t('conversation.timeline.label')
  return t('conversation.timeline.summary', { ...partsOf(shares, length), overlaps: overlaps.length })
}

function nearestTurn({ turns }: Lanes, at: number): number | undefined {
  const distance = ({ from, to }: Lanes['turns'][number]) => Math.max(from - at, at - to, 0)
  let best = turns[0]
  for (const turn of turns) if (distance(turn) < distance(best)) best = turn
  return best?.index
}

function useWidth(frame: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    setWidth(element.clientWidth)
    return () => observer.disconnect()
  }, [frame])
  return width
}
