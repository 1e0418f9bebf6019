import ArrowLeftOutlined from '@ant-design/icons/ArrowLeftOutlined'
import type { ConversationDetail, ReviewResult } from '@liangyan/contract'
import { Tag, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../../shell/link-button.tsx'
import { ReviewState } from '../../../signs/review-state.tsx'
import { dateAndTime } from '../../../words/moments.ts'
import { wayOf } from '../../../words/way.ts'
import { lasting } from '../lasting.ts'
import styles from './head.module.css'
import { ScoreBlock } from './score-block.tsx'

interface Props {
  readonly detail: ConversationDetail
  /** What the review that is being written would come to. */
  readonly result: ReviewResult | undefined
  /** Where the way back leads. */
  readonly back: string
  readonly actions: ReactNode
}

/** Which conversation this is, who spoke, and what came of it. */
export function Head({ detail, result, back, actions }: Props) {
  const { t } = useTranslation()
  const { conversation, inspection, blind } = detail
  const { id, channel, direction, service, sample, reviewState } = conversation
  const way = wayOf(t, channel, direction)
  return (
    <header className={styles.head}>
      <LinkButton
        to={back}
        type="text"
        icon={<ArrowLeftOutlined />}
        aria-label={t('conversation.backToList')}
        title={t('conversation.backToList')}
      />
      <div className={styles.what}>
        <div className={styles.line}>
          <h1 className={styles.id}>{id}</h1>
          {way !== '' && <Tag className={styles.tag}>{way}</Tag>}
          {service !== '' && <Tag className={styles.tag}>{service}</Tag>}
          {sample && <Tag color="gold">{t('conversation.head.sample')}</Tag>}
          {blind ? (
            <Tooltip title={t('conversation.head.blindText')}>
              <Tag color="purple" className={styles.tag}>
                {t('conversation.head.blind')}
              </Tag>
            </Tooltip>
          ) : (
            <span className={styles.state}>
              <ReviewState state={reviewState} />
            </span>
          )}
        </div>
        <Facts detail={detail} />
      </div>
      <div className={styles.actions}>{actions}</div>
      {inspection && <ScoreBlock detail={detail} result={result} />}
    </header>
  )
}

function Facts({ detail: { conversation, inspection } }: Pick<Props, 'detail'>) {
  const { t } = useTranslation()
  const { startedAt, agent, agentName, team, duration } = conversation
  const who =
    agentName === null
      ? agent
      : agent === ''
        ? agentName
        : t('conversation.head.person', { name: agentName, number: agent })
  const facts: [string, string | null][] = [
    ['', dateAndTime(startedAt)],
    [t('conversation.head.agent'), who === '' ? t('vocabulary.unknown.agent') : who],
    ['', team],
    [t('conversation.head.duration'), duration === 0 ? null : lasting(t, duration)],
    [t('conversation.head.contact'), inspection?.contactTitle ?? null],
    ['', inspection ? t('conversation.head.version', { number: inspection.standardVersion }) : null],
  ]
  return (
    <ul className={styles.facts}>
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <li key={value}>
              {name !== '' && <span className={styles.name}>{name}</span>}
              {value}
            </li>
          ),
      )}
    </ul>
  )
}
