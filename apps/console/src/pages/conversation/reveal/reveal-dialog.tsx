import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly open: boolean
  readonly onReveal: (reason: string) => void
  readonly onClose: () => void
}

/** Asks why somebody wants to see what was said without masks. */
export function RevealDialog({ open, onReveal, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal
      title={t('conversation.reveal.title')}
      open={open}
      okText={t('conversation.reveal.show')}
      cancelText={t('shell.cancel')}
      onOk={form.submit}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>{t('conversation.reveal.text')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        onFinish={({ reason }) => {
          onReveal(reason.trim())
          onClose()
        }}
      >
        <Form.Item
          name="reason"
          label={t('conversation.reveal.reason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('conversation.reveal.tooShort') }]}
        >
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog has this one field */}
          <Input autoFocus maxLength={500} placeholder={t('conversation.reveal.reasonHint')} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
