import type { AppealDetail } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { dateAndTime } from '../../../words/moments.ts'
import { nameOf } from '../../../words/names.ts'
import { ScoreChange } from '../columns.tsx'
import styles from './detail.module.css'

/** The conversation that the appeal is about. */
export function Facts({ appeal }: { readonly appeal: AppealDetail }) {
  const { t } = useTranslation()
  const { startedAt, channel, service, agentName, agent, team, scoreBefore, findings } = appeal
  const line = { ...appeal, findings: findings.map(({ finding, outcome }) => ({ ...finding, outcome })) }
  return (
    <section className={styles.panel}>
      <h2 className={styles.panelTitle}>{t('appeals.detail.about')}</h2>
      <dl className={styles.facts}>
        <dt>{t('appeals.columns.agent')}</dt>
        <dd>
          {agentName} <span className={styles.quiet}>{agent}</span>
        </dd>
        <dt>{t('appeals.columns.team')}</dt>
        <dd>{team ?? '—'}</dd>
        <dt>{t('conversations.columns.time')}</dt>
        <dd>{dateAndTime(startedAt)}</dd>
        <dt>{t('conversations.columns.channel')}</dt>
        <dd>
          {channel === '' ? t('vocabulary.unknown.channel') : nameOf(t, 'channel', channel)}
          {service !== '' && ` · ${service}`}
        </dd>
        <dt>{t(scoreBefore === null ? 'appeals.detail.scoreNow' : 'appeals.detail.score')}</dt>
        <dd>
          <ScoreChange line={line} />
        </dd>
      </dl>
    </section>
  )
}
