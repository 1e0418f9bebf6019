import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { isOpen, type Item } from './items.ts'

export const TABS = ['findings', 'scorecard', 'commitments', 'record'] as const
export type Tab = (typeof TABS)[number]

/** Where somebody stands in a conversation: the finding chosen, the turn that is read, what is shown beside it. */
export interface Reading {
  readonly selected: string | undefined
  readonly current: number | undefined
  readonly tab: Tab
  readonly select: (key: string) => void
  /** Chooses a finding that is about to come, at a turn. */
  readonly choose: (key: string, turn: number | undefined) => void
  readonly go: (turn: number) => void
  readonly show: (tab: Tab) => void
  /** The finding so many further on. */
  readonly move: (by: 1 | -1) => void
  /** The next one of which nothing has been said yet, after the one chosen; stays where there is none. */
  readonly nextOpen: () => void
  /** The turn so many further on. */
  readonly step: (by: 1 | -1) => void
}

/** @param opened the turn that a link leads to, with the finding that lies there */
export function useReading(
  items: readonly Item[],
  turns: readonly { readonly index: number }[],
  opened?: number,
): Reading {
  const [selected, setSelected] = useState(
    () => items.find(({ finding }) => opened !== undefined && finding.turns.includes(opened))?.key,
  )
  const [current, setCurrent] = useState(opened)
  const [tab, setTab] = useState<Tab>('findings')

  // what moves stays the same function, so that only what changes is drawn anew
  const latest = useRef({ items, turns, selected, current })
  useLayoutEffect(() => {
    latest.current = { items, turns, selected, current }
  })
  const moving = useMemo(() => {
    function choose(item: Item | undefined): void {
      if (!item) return
      setSelected(item.key)
      setTab('findings')
      setCurrent(item.finding.turns[0] ?? item.finding.evidence[0]?.turn)
    }
    const place = () => latest.current.items.findIndex(({ key }) => key === latest.current.selected)
    return {
      choose: (key: string, turn: number | undefined) => {
        setSelected(key)
        setCurrent(turn)
      },
      select: (key: string) => choose(latest.current.items.find((item) => item.key === key)),
      go: (turn: number) => setCurrent(turn),
      show: (tab: Tab) => setTab(tab),
      move: (by: 1 | -1) => {
        const { items } = latest.current
        const at = place()
        if (at < 0) choose(by === 1 ? items[0] : items.at(-1))
        else choose(items[Math.min(Math.max(at + by, 0), items.length - 1)])
      },
      nextOpen: () => {
        const { items } = latest.current
        const at = place()
        choose([...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))].find(isOpen))
      },
      step: (by: 1 | -1) => {
        const { turns, current } = latest.current
        const at = turns.findIndex(({ index }) => index === current)
        const next = turns[at < 0 ? (by === 1 ? 0 : turns.length - 1) : at + by]
        if (next) setCurrent(next.index)
      },
    }
  }, [])
  return { selected, current, tab, ...moving }
}
