import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../items.ts'
import { FindingCard } from './finding-card.tsx'
import styles from './findings.module.css'

interface Props {
  readonly items: readonly Item[]
  readonly selected: string | undefined
  /** Stands there instead of an empty list. */
  readonly nothing: ReactNode
  /** What an item costs, in points, as the scorecard has it; undefined where no item of it names the finding. */
  readonly costOf: (item: Item) => string | undefined
  readonly onSelect: (key: string) => void
  readonly onWhy: (item: Item) => void
  /** What a reviewer can do with a finding. */
  readonly actions?: (item: Item) => ReactNode
}

/** What was found, one card each; the selected one says everything. */
export function Findings({ items, selected, nothing, costOf, onSelect, onWhy, actions }: Props) {
  const { t } = useTranslation()
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (selected !== undefined) list.current?.querySelector('[data-selected]')?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  if (items.length === 0) return nothing
  return (
    <ol ref={list} className={styles.list} aria-label={t('conversation.findings')}>
      {items.map((item) => (
        <FindingCard
          key={item.key}
          item={item}
          isSelected={item.key === selected}
          cost={costOf(item)}
          onSelect={onSelect}
          onWhy={onWhy}
          actions={actions?.(item)}
        />
      ))}
    </ol>
  )
}
