import { entrance, me, removeSample } from '@liangyan/contract'
import { App, Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import { useAct } from '../../api/index.ts'

/** The administrator removes the sample data with one click; everything on the screen is asked for anew. */
export function SampleRemoval() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const kept = useQueryClient()
  const removal = useAct(removeSample, {
    changes: [entrance, me],
    onDone: ({ conversations, people }) => {
      void message.success(t('shell.samples.removed', { conversations, people }))
      void kept.invalidateQueries()
    },
  })
  return (
    <Popconfirm
      title={t('shell.samples.confirm')}
      description={t('shell.samples.confirmText')}
      okText={t('shell.samples.remove')}
      okButtonProps={{ danger: true }}
      onConfirm={() => removal.mutate({})}
    >
      <Button size="small" danger loading={removal.isPending}>
        {t('shell.samples.remove')}
      </Button>
    </Popconfirm>
  )
}
