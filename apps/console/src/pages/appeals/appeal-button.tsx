import FlagOutlined from '@ant-design/icons/FlagOutlined'
import { appealableConversation } from '@liangyan/contract'
import { Button, type ButtonProps, Tooltip } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../api/index.ts'
import { LinkButton } from '../../shell/link-button.tsx'
import { useMe } from '../../shell/session.ts'
import { dateAndTime } from '../../words/moments.ts'

const FileDialog = lazy(async () => ({ default: (await import('./file/file-dialog.tsx')).FileDialog }))

interface Props {
  /** Id of the conversation. */
  readonly conversation: string
  readonly size?: ButtonProps['size']
}

/**
 * Appeals against the result of a conversation, or leads to the appeal that there is. Nothing is shown to those who could
 * not file one, nor where there is nothing to appeal against.
 */
export function AppealButton({ conversation, size }: Props) {
  const { role } = useMe()
  const files = role === 'agent' || role === 'team-lead'
  const reads = files || role === 'inspector' || role === 'manager' || role === 'administrator'
  return reads ? <Shown conversation={conversation} size={size} files={files} /> : null
}

function Shown({ conversation, size, files }: Props & { readonly files: boolean }) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const { data } = useRoute(appealableConversation, { params: { id: conversation } })
  if (!data) return null
  const [last] = data.appeals
  if (data.mayFile && files) {
    return (
      <>
        <Tooltip title={data.due && t('appeals.due.until', { at: dateAndTime(data.due.at) })}>
          <Button icon={<FlagOutlined />} size={size} onClick={() => setIsOpen(true)}>
            {t('appeals.file.button')}
          </Button>
        </Tooltip>
        {isOpen && (
          <Suspense fallback={null}>
            <FileDialog conversation={conversation} appealable={data} onClose={() => setIsOpen(false)} />
          </Suspense>
        )}
      </>
    )
  }
  if (!last) return null
  return (
    <LinkButton to={`/appeals/${last.id}`} icon={<FlagOutlined />} size={size}>
      {t('appeals.title')} · {t(`appeals.state.${last.state}`)}
    </LinkButton>
  )
}
