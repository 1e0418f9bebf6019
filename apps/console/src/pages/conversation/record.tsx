import type { ConversationDetail, HistoryEntry } from '@liangyan/contract'
import { Timeline } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { COLOURS } from '../../shell/theme.ts'
import { figure } from '../../words/figures.ts'
import { exactTime } from '../../words/moments.ts'
import styles from './panels.module.css'
import { Scene } from './scene.tsx'

interface Props {
  readonly history: readonly HistoryEntry[]
  readonly attributes: Readonly<Record<string, unknown>>
  readonly scene: ConversationDetail['scene']
}

/** What happened to the conversation, and what the source told with it. */
export function Record({ history, attributes, scene }: Props) {
  const { t } = useTranslation()
  const given = Object.entries(attributes)
  return (
    <div className={styles.record}>
      {history.length > 0 && (
        <section>
          <h3 className={styles.heading}>{t('conversation.history.title')}</h3>
          <Timeline
            items={history.map((entry) => ({
              key: `${entry.at}${entry.action}`,
              color: COLOUR_OF[entry.action],
              content: <Happened entry={entry} />,
            }))}
          />
        </section>
      )}
      {scene && <Scene scene={scene} />}
      <section>
        <h3 className={styles.heading}>{t('conversation.history.attributes')}</h3>
        {given.length === 0 && <p className={styles.note}>{t('conversation.history.noAttributes')}</p>}
        <dl className={styles.attributes}>
          {given.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{String(value)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  )
}

const COLOUR_OF: Readonly<Record<HistoryEntry['action'], string>> = {
  received: '#9fb3ba',
  inspected: COLOURS.primary,
  're-inspected': COLOURS.primary,
  reviewed: COLOURS.good,
  'taken-over': COLOURS.fair,
  revealed: COLOURS.fair,
  appeal: COLOURS.poor,
}

function Happened({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation()
  return (
    <>
      <p className={styles.happened}>{sentenceOf(t, entry)}</p>
      <p className={styles.note}>
        {exactTime(entry.at)} {entry.who === '' ? t('conversation.history.system') : entry.who}
      </p>
      {entry.text !== '' && <p className={styles.said}>{entry.text}</p>}
    </>
  )
}

function sentenceOf(t: TFunction, { action, version, score, step }: HistoryEntry): string {
  const figures = { version: version ?? '—', score: score === undefined ? '—' : figure(score) }
  switch (action) {
    case 'received':
      return t('conversation.history.received')
    case 'inspected':
      return t('conversation.history.inspected', figures)
    case 're-inspected':
      return t('conversation.history.reinspected', figures)
    case 'reviewed':
      return t('conversation.history.reviewed', figures)
    case 'taken-over':
      return t('conversation.history.takenOver')
    case 'revealed':
      return t('conversation.history.revealed')
    case 'appeal':
      // the steps are data: one that has no name stands for itself
      return (t as (key: string, options: object) => string)(`appeals.step.${step}`, {
        defaultValue: step,
      })
  }
}
