import type { ShownFinding } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../shell/states/index.ts'
import { Verdict } from '../../signs/verdict.tsx'
import styles from './conversation.module.css'

/** What was found, each with the words that prove it. */
export function Findings({ findings }: { readonly findings: readonly ShownFinding[] }) {
  const { t } = useTranslation()
  if (findings.length === 0) return <EmptyState title={t('conversation.noFindings')} />
  return (
    <section className={styles.half} aria-label={t('conversation.findings')}>
      <ol className={styles.findings}>
        {findings.map(({ id, verdict, title, criterionTitle, evidence, suggestion, advice }) => (
          <li key={id}>
            <Verdict verdict={verdict} /> <b>{title}</b> <span className={styles.when}>{criterionTitle}</span>
            {evidence.map(({ turn, start, quote }) => (
              <blockquote key={`${turn} ${start}`} className={styles.quote}>
                {t('conversation.turn', { number: turn + 1 })} “{quote}”
              </blockquote>
            ))}
            {suggestion !== undefined && (
              <p className={styles.better}>
                {t('conversation.suggestion')}：{suggestion}
              </p>
            )}
            {advice !== undefined && (
              <p className={styles.better}>
                {t('conversation.advice')}：{advice}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
