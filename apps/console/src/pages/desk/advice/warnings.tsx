import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../shell/states/index.ts'
import type { Talk } from '../state/talk.ts'
import styles from './warnings.module.css'

/** What was found so far: the words, and what could be said instead. */
export function Warnings({ talk }: { readonly talk: Talk }) {
  const { t } = useTranslation()
  const warnings = talk.seen?.view.warnings ?? []
  if (warnings.length === 0) return <EmptyState title={t('desk.warnings.none')} text={t('desk.warnings.noneText')} />
  return (
    <ul className={styles.list}>
      {warnings.map(({ clause, title, criterion, severity, turn, quote, start, instead }) => (
        <li key={`${clause} ${turn} ${start}`} className={styles.warning} data-tone={severity}>
          <p className={styles.title}>
            <b>{title}</b>
            <span className={styles.quiet}>{criterion}</span>
          </p>
          <dl className={styles.words}>
            <dt>{t('desk.warnings.said')}</dt>
            <dd>{quote === '' ? t('conversation.turn', { number: turn + 1 }) : quote}</dd>
            {instead !== undefined && (
              <>
                <dt>{t('desk.warnings.instead')}</dt>
                <dd className={styles.instead}>{instead}</dd>
              </>
            )}
          </dl>
        </li>
      ))}
    </ul>
  )
}
