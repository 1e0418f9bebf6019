import type { ShownFinding } from '@liangyan/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './findings.module.css'

interface Props {
  readonly sources: ShownFinding['sources']
  /** More sentences than these are shown only when asked for. */
  readonly most?: number
}

/** The sentences of the written standard that ask for something, document by document. */
export function Sources({ sources, most = 3 }: Props) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  if (sources.length === 0) return <p className={styles.basis}>{t('conversation.finding.noSources')}</p>
  const shown = all ? sources : sources.slice(0, most)
  const byDocument = Map.groupBy(shown, ({ document }) => document)
  return (
    <dl className={styles.sources} aria-label={t('conversation.finding.sources')}>
      {[...byDocument].map(([document, sentences]) => (
        <div key={document}>
          <dt>{document}</dt>
          {sentences.map(({ id, text }) => (
            <dd key={id}>
              {text} <span className={styles.sourceId}>{id}</span>
            </dd>
          ))}
        </div>
      ))}
      {sources.length > shown.length && (
        <button
          type="button"
          className={styles.more}
          onClick={(event) => {
            event.stopPropagation()
            setAll(true)
          }}
        >
          {t('conversation.finding.moreSources', { count: sources.length - shown.length })}
        </button>
      )}
    </dl>
  )
}
