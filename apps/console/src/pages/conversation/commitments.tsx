import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined'
import ExclamationCircleOutlined from '@ant-design/icons/ExclamationCircleOutlined'
import type { ConversationDetail } from '@liangyan/contract'
import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../shell/states/index.ts'
import { dateAndTime } from '../../words/moments.ts'
import styles from './panels.module.css'

type Promised = NonNullable<ConversationDetail['inspection']>['commitments']

interface Props {
  readonly commitments: Promised
  readonly onTurn: (turn: number) => void
}

/** What the agent promised, by when, and whether a ticket stands for it. */
export function Commitments({ commitments, onTurn }: Props) {
  const { t } = useTranslation()
  if (commitments.length === 0) return <EmptyState title={t('conversation.promise.none')} />
  return (
    <ul className={styles.promises}>
      {commitments.map(({ turn, what, due, dueAt, certain, ticket }) => (
        <li key={turn} className={styles.promise}>
          <p className={styles.what}>{what}</p>
          <p className={styles.facts}>
            <button type="button" className={styles.link} onClick={() => onTurn(turn)}>
              {t('conversation.turn', { number: turn + 1 })}
            </button>
            <span className={due === null ? styles.open : styles.due}>
              {dueAt === undefined
                ? due === null
                  ? t('conversation.promise.noDue')
                  : `${t('conversation.promise.due')} ${due}`
                : t('conversation.promise.dueAt', { at: dateAndTime(dueAt) })}
            </span>
            <Tag
              className={styles.tag}
              color={ticket ? 'green' : 'orange'}
              icon={ticket ? <CheckCircleOutlined /> : <ExclamationCircleOutlined />}
            >
              {t(ticket ? 'conversation.promise.ticket' : 'conversation.promise.noTicket')}
            </Tag>
          </p>
          {certain === false && <p className={styles.note}>{t('conversation.promise.uncertain')}</p>}
        </li>
      ))}
    </ul>
  )
}
