import { addAnnouncement, listAnnouncements } from '@liangyan/contract'
import { App, Button, Form, Input, Modal, Select } from 'antd'
import NotificationOutlined from '@ant-design/icons/NotificationOutlined'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useRoute } from '../../../api/index.ts'
import styles from './announcements.module.css'

/** Tells every desk something; opens a dialog for it. */
export function NewAnnouncement() {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button icon={<NotificationOutlined />} onClick={() => setIsOpen(true)}>
        {t('floor.announcements.add')}
      </Button>
      {isOpen && <Dialog onClose={() => setIsOpen(false)} />}
    </>
  )
}

interface Fields {
  readonly text: string
  readonly moment?: string
}

function Dialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const chosen = Form.useWatch('moment', form)
  const { data, isPending } = useRoute(listAnnouncements, {})
  const add = useAct(addAnnouncement, {
    changes: [listAnnouncements],
    onDone: () => {
      void message.success(t('floor.announcements.done'))
      onClose()
    },
  })
  const wording = data?.moments.find(({ moment }) => moment === chosen)?.wording ?? []
  return (
    <Modal
      open
      width={560}
      title={t('floor.announcements.add')}
      okText={t('floor.announcements.publish')}
      okButtonProps={{ loading: add.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ text, moment }) =>
          add.mutate({ body: { text: text.trim(), ...(moment !== undefined && { moment }) } })
        }
      >
        <Form.Item
          name="text"
          label={t('floor.announcements.text')}
          rules={[{ required: true, whitespace: true, message: t('floor.announcements.missing') }]}
        >
          <Input.TextArea
            autoFocus
            autoSize={{ minRows: 3, maxRows: 6 }}
            maxLength={500}
            showCount
            placeholder={t('floor.announcements.placeholder')}
          />
        </Form.Item>
        <Form.Item
          name="moment"
          label={t('floor.announcements.moment')}
          extra={chosen === undefined && t('floor.announcements.momentHint')}
        >
          <Select
            allowClear
            showSearch
            loading={isPending}
            options={(data?.moments ?? []).map(({ moment }) => ({ value: moment, label: moment }))}
          />
        </Form.Item>
        {wording.length > 0 && (
          <div className={styles.preview}>
            <p className={styles.previewTitle}>{t('floor.announcements.preview')}</p>
            <ul>
              {wording.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        )}
        <p className={styles.quiet}>{t('floor.announcements.everybody')}</p>
      </Form>
    </Modal>
  )
}
