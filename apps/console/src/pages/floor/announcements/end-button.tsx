import { type Announcement, endAnnouncement } from '@liangyan/contract'
import { App, Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/index.ts'

/** Takes an announcement back, with the wording that it switched on. */
export function EndButton({ announcement: { id, moment } }: { readonly announcement: Announcement }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const end = useAct(endAnnouncement, { onDone: () => void message.success(t('floor.announcements.ended')) })
  return (
    <Popconfirm
      placement="bottomRight"
      title={t('floor.announcements.sure')}
      description={t(moment === null ? 'floor.announcements.sureText' : 'floor.announcements.sureEmergency')}
      okText={t('floor.announcements.end')}
      onConfirm={() => end.mutate({ params: { id } })}
    >
      <Button size="small" loading={end.isPending}>
        {t('floor.announcements.end')}
      </Button>
    </Popconfirm>
  )
}
