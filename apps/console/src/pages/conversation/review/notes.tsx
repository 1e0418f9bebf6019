import type { ConversationDetail } from '@liangyan/contract'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../../shell/states/index.ts'
import { dateAndTime } from '../../../words/moments.ts'
import type { Phase } from './use-review.ts'

interface TakeOverProps {
  readonly phase: Phase
  readonly detail: ConversationDetail
  readonly onTakeOver: () => void
  readonly onClose: () => void
}

/** Somebody else reviews; or the review could not be opened for another reason. */
export function TakeOverNote({ phase, detail: { reviewing, mayReview }, onTakeOver, onClose }: TakeOverProps) {
  const { t } = useTranslation()
  if (phase.kind === 'refused') {
    const others = phase.error.code === 'under-review'
    return (
      <Alert
        type="warning"
        showIcon
        title={
          others ? t('conversation.review.another', { refusal: errorText(t, phase.error) }) : errorText(t, phase.error)
        }
        closable={{ onClose }}
        action={
          others && (
            <Button size="small" onClick={onTakeOver}>
              {t('conversation.review.takeOver')}
            </Button>
          )
        }
      />
    )
  }
  if (!reviewing || reviewing.own || phase.kind !== 'closed') return null
  const { by: name, since } = reviewing
  return (
    <Alert
      type="info"
      showIcon
      title={t('conversation.head.reviewing', { name, at: dateAndTime(since) })}
      action={
        mayReview && (
          <Button size="small" onClick={onTakeOver}>
            {t('conversation.review.takeOver')}
          </Button>
        )
      }
    />
  )
}

/** What is written can no longer be kept: another has taken over, or another window has written. */
export function LostNote({ phase, onReload }: { readonly phase: Phase; readonly onReload: () => void }) {
  const { t } = useTranslation()
  if (phase.kind !== 'open' || phase.saving.kind !== 'lost') return null
  return (
    <Alert
      type="error"
      showIcon
      title={t('conversation.review.lost', { reason: errorText(t, phase.saving.error) })}
      action={
        <Button size="small" onClick={onReload}>
          {t('conversation.review.reload')}
        </Button>
      }
    />
  )
}
