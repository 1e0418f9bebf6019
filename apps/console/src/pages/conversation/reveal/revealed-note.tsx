import EyeOutlined from '@ant-design/icons/EyeOutlined'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'

/** As long as the original is shown. */
export function RevealedNote({ onHide }: { readonly onHide: () => void }) {
  const { t } = useTranslation()
  return (
    <Alert
      type="warning"
      showIcon
      icon={<EyeOutlined />}
      title={t('conversation.reveal.shown')}
      action={
        <Button size="small" onClick={onHide}>
          {t('conversation.reveal.hide')}
        </Button>
      }
    />
  )
}
