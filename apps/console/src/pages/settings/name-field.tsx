import { Form, Input } from 'antd'

interface Props {
  readonly label: string
  readonly missing: string
  readonly placeholder?: string
}

/** What something is called: the first field of its dialog. */
export function NameField({ label, missing, placeholder }: Props) {
  return (
    <Form.Item name="name" label={label} rules={[{ required: true, whitespace: true, message: missing }]}>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- where a dialog begins */}
      <Input autoFocus maxLength={60} placeholder={placeholder} autoComplete="off" />
    </Form.Item>
  )
}
