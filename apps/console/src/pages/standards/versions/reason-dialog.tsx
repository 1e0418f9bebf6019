import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly open: boolean
  readonly title: string
  readonly text?: string
  readonly field: string
  readonly hint?: string
  readonly ok: string
  readonly busy: boolean
  readonly onOk: (reason: string) => void
  readonly onCancel: () => void
}

/** Asks for a sentence before something is done. */
export function ReasonDialog({ open, title, text, field, hint, ok, busy, onOk, onCancel }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ readonly reason: string }>()
  return (
    <Modal
      open={open}
      title={title}
      okText={ok}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onCancel}
      destroyOnHidden
    >
      {text !== undefined && <p>{text}</p>}
      <Form form={form} layout="vertical" preserve={false} onFinish={({ reason }) => onOk(reason.trim())}>
        <Form.Item
          name="reason"
          label={field}
          rules={[{ required: true, whitespace: true, min: 2, message: t('standards.form.required') }]}
        >
          <Input.TextArea autoFocus rows={3} maxLength={500} showCount placeholder={hint} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
