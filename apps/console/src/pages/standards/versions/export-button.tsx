import DownloadOutlined from '@ant-design/icons/DownloadOutlined'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

/** Fetches a version as a .zip: the browser keeps the file. */
export function ExportButton({ href, size }: { readonly href: string; readonly size?: 'small' }) {
  const { t } = useTranslation()
  return (
    <Button href={href} download icon={<DownloadOutlined />} size={size}>
      {t('standards.versions.export')}
    </Button>
  )
}
