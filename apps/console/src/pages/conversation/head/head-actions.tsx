import AuditOutlined from '@ant-design/icons/AuditOutlined'
import EyeOutlined from '@ant-design/icons/EyeOutlined'
import type { ConversationDetail } from '@liangyan/contract'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { AppealButton } from '../../appeals/appeal-button.tsx'

interface Props {
  readonly detail: ConversationDetail
  readonly isRevealed: boolean
  readonly onReveal: () => void
  /** Absent where it cannot be begun, or has been. */
  readonly onBegin: (() => void) | undefined
}

export function HeadActions({ detail, isRevealed, onReveal, onBegin }: Props) {
  const { t } = useTranslation()
  const { mayReveal, review, reviewing, conversation, blind } = detail
  return (
    <>
      {!blind && <AppealButton conversation={conversation.id} />}
      {mayReveal && !isRevealed && (
        <Button icon={<EyeOutlined />} onClick={onReveal} aria-keyshortcuts="v">
          {t('conversation.head.reveal')}
        </Button>
      )}
      {onBegin && (
        <Button type="primary" icon={<AuditOutlined />} onClick={onBegin} aria-keyshortcuts="r">
          {t(reviewing?.own ? 'conversation.head.go' : review ? 'conversation.head.again' : 'conversation.head.review')}
        </Button>
      )}
    </>
  )
}
