import type { ConversationEvent, MaskedTurn } from '@liangyan/contract'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../items.ts'
import type { Revealed } from '../reveal/use-reveal.ts'
import { EventLine, GapLine } from './event-line.tsx'
import { flowOf } from './flow.ts'
import panel from '../../../shell/panel.module.css'
import speech from './speech.module.css'
import styles from './transcript.module.css'
import { type MarkedItem, Turn } from './turn.tsx'

interface Props {
  readonly channel: string
  readonly turns: readonly MaskedTurn[]
  readonly events: readonly ConversationEvent[]
  readonly items: readonly Item[]
  readonly selected: string | undefined
  readonly current: number | undefined
  readonly revealed: Revealed | undefined
  readonly onSelect: (key: string) => void
  readonly onCurrent: (turn: number) => void
}

/** What was said and what happened, in order; words that prove something are marked in place. */
export function Transcript(props: Props) {
  const { channel, turns, events, items, selected, current, revealed, onSelect, onCurrent } = props
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const flow = useMemo(() => flowOf(turns, events), [turns, events])
  const marked = useMemo(() => markedByTurn(items), [items])
  useEffect(() => {
    if (current !== undefined) showTurn(scroller.current, current)
  }, [current, selected])
  return (
    <section className={panel.panel} aria-label={t('conversation.transcript')}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
      <div ref={scroller} className={speech.scroller} tabIndex={0}>
        <ol className={styles.flow}>
          {flow.map((item) => {
            if (item.kind === 'gap') return <GapLine key={`g${item.from}`} from={item.from} to={item.to} />
            if (item.kind === 'event')
              return (
                <EventLine key={`e${item.event.type}${item.at}`} event={item.event} channel={channel} at={item.at} />
              )
            const { turn } = item
            const found = marked.get(turn.index) ?? NOTHING
            return (
              <Turn
                key={turn.index}
                turn={turn}
                marked={found}
                original={revealed?.turns.get(turn.index)}
                selected={found.some(({ item }) => item.key === selected) ? selected : undefined}
                isCurrent={current === turn.index}
                onSelect={onSelect}
                onCurrent={onCurrent}
              />
            )
          })}
        </ol>
      </div>
    </section>
  )
}

const NOTHING: readonly MarkedItem[] = []

/** The findings of each turn, with the words in it that prove them. */
function markedByTurn(items: readonly Item[]): Map<number, MarkedItem[]> {
  const byTurn = new Map<number, MarkedItem[]>()
  for (const item of items) {
    const turns = new Set([...item.finding.turns, ...item.finding.evidence.map(({ turn }) => turn)])
    for (const turn of turns) {
      const spans = item.finding.evidence.filter((evidence) => evidence.turn === turn)
      byTurn.set(turn, [...(byTurn.get(turn) ?? []), { item, spans }])
    }
  }
  return byTurn
}

/** Scrolls so far that the turn can be read with what is around it. */
function showTurn(scroller: HTMLElement | null, turn: number): void {
  const element = scroller?.querySelector<HTMLElement>(`[data-turn="${turn}"]`)
  if (!scroller || !element) return
  const distance = distanceFrom(scroller, element)
  if (distance === 0) return
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  if (!calm && Math.abs(distance) < scroller.clientHeight) {
    scroller.scrollBy({ top: distance, behavior: 'smooth' })
    return
  }
  // what is far away has not been drawn yet, and its height is a guess: looked at again when it is
  scroller.scrollBy({ top: distance })
  requestAnimationFrame(() => scroller.scrollBy({ top: distanceFrom(scroller, element) }))
}

/** How far to scroll until the element stands well within view; 0 where it does, pixels. */
function distanceFrom(scroller: HTMLElement, element: HTMLElement): number {
  const [outer, inner] = [scroller.getBoundingClientRect(), element.getBoundingClientRect()]
  const margin = Math.min(120, outer.height / 4)
  if (inner.top >= outer.top + margin && inner.bottom <= outer.bottom - margin) return 0
  return inner.top - outer.top - outer.height / 3
}
