import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined'
import CloudSyncOutlined from '@ant-design/icons/CloudSyncOutlined'
import WarningOutlined from '@ant-design/icons/WarningOutlined'
import { Button, Input, Popconfirm, Tag, Tooltip } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea.js'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { exactTime } from '../../../words/moments.ts'
import { isOpen, type Item } from '../items.ts'
import styles from './review-bar.module.css'
import type { OpenPhase } from './use-review.ts'

interface Props {
  readonly phase: OpenPhase
  readonly items: readonly Item[]
  readonly comment: Ref<TextAreaRef>
  readonly onComment: (comment: string) => void
  readonly onAdd: () => void
  readonly onHandIn: () => void
  readonly onGiveUp: () => void
}

/** What goes with a review as long as it is written: how far it is, the overall comment, whether it is kept. */
export function ReviewBar({ phase, items, comment, onComment, onAdd, onHandIn, onGiveUp }: Props) {
  const { t } = useTranslation()
  const { review, content, isHandingIn } = phase
  const open = items.filter(isOpen).length
  const asked = items.filter(({ draft, finding }) => !draft && !finding.decidedBy.includes('person')).length
  return (
    <section className={styles.bar} aria-label={t('conversation.review.bar')}>
      <div className={styles.state}>
        <Tag color={review.blind ? 'purple' : 'cyan'} className={styles.tag}>
          {t(review.blind ? 'conversation.head.blind' : 'conversation.review.bar')}
        </Tag>
        <span>
          {review.blind
            ? t('conversation.review.opinionsBlind', { count: content.added.length })
            : t('conversation.review.opinions', { done: asked - open, all: asked })}
        </span>
      </div>
      <Input.TextArea
        ref={comment}
        className={styles.comment}
        autoSize={{ minRows: 1, maxRows: 4 }}
        value={content.comment}
        maxLength={4000}
        placeholder={t('conversation.review.overallHint')}
        aria-label={t('conversation.review.overall')}
        aria-keyshortcuts="m"
        onChange={({ target }) => onComment(target.value)}
      />
      <SavingSign phase={phase} />
      <Button onClick={onAdd} aria-keyshortcuts="a">
        {t('conversation.review.add')} <Key>A</Key>
      </Button>
      <Popconfirm
        title={t('conversation.review.giveUpTitle')}
        description={t('conversation.review.giveUpText')}
        okText={t('conversation.review.giveUp')}
        okButtonProps={{ danger: true }}
        cancelText={t('conversation.review.leaveOpen')}
        onConfirm={onGiveUp}
      >
        <Button type="text">{t('conversation.review.giveUp')}</Button>
      </Popconfirm>
      <Button type="primary" loading={isHandingIn} onClick={onHandIn} aria-keyshortcuts="Control+Enter">
        {t('conversation.review.handIn')} <Key>Ctrl ⏎</Key>
      </Button>
    </section>
  )
}

const Key = ({ children }: { readonly children: string }) => <span className={styles.key}>{children}</span>

function SavingSign({ phase: { saving, savedAt } }: { readonly phase: OpenPhase }) {
  const { t } = useTranslation()
  const at = exactTime(savedAt).slice(11)
  return (
    <span className={styles.saving} role="status" data-saving={saving.kind}>
      {saving.kind === 'saved' && (
        <Tooltip title={exactTime(savedAt)}>
          <CheckCircleOutlined /> {t('conversation.review.saved', { at })}
        </Tooltip>
      )}
      {(saving.kind === 'saving' || saving.kind === 'unsaved') && (
        <>
          <CloudSyncOutlined /> {t('conversation.review.saving')}
        </>
      )}
      {saving.kind === 'failed' && (
        <>
          <WarningOutlined /> {t('conversation.review.failed')}
        </>
      )}
      {saving.kind === 'lost' && (
        <>
          <WarningOutlined /> {t('conversation.review.unsaved')}
        </>
      )}
    </span>
  )
}
