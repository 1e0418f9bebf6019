import DownloadOutlined from '@ant-design/icons/DownloadOutlined'
import { exportCsv, exportWorkbook } from '@liangyan/contract'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { client, type Refused } from '../../api/index.ts'
import { errorText } from '../../shell/states/index.ts'
import { dayOf } from '../../words/moments.ts'
import type { ListActionProps } from './list-action.ts'

/** Takes along what the list shows: as Excel, or however much it is as CSV. */
export function ExportButton({ choice: { order }, filter }: ListActionProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const query = { ...filter, order }
  const workbook = useMutation<Blob, Refused>({
    mutationFn: () => client.download(exportWorkbook, { query }),
    onSuccess: (file) => save(file, `${t('conversations.export.file')}-${dayOf(Date.now())}.xlsx`),
    onError: (refused) => void message.error(errorText(t, refused), 8),
    meta: { handlesRefusal: true },
  })
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            key: 'xlsx',
            label: t('conversations.export.workbook'),
            onClick: () => workbook.mutate(),
          },
          {
            key: 'csv',
            // the browser itself keeps what comes: it may be more than a page can hold
            label: (
              <a href={client.link(exportCsv, { query })} download>
                {t('conversations.export.csv')}
              </a>
            ),
          },
        ],
      }}
    >
      <Button icon={<DownloadOutlined />} loading={workbook.isPending}>
        {t(workbook.isPending ? 'conversations.export.making' : 'conversations.export.button')}
      </Button>
    </Dropdown>
  )
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
