import { Alert, Form, type FormProps, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '../../api/index.ts'
import { errorText } from '../../shell/states/index.ts'

interface Props<F> extends Pick<FormProps<F>, 'form' | 'layout' | 'labelCol'> {
  readonly title: string
  readonly okText: string
  readonly width?: number
  readonly values?: Partial<F>
  /** Why what was written was not taken. */
  readonly refused: Refused | undefined
  readonly isSaving: boolean
  readonly onSave: (fields: F) => void
  readonly onClose: () => void
  /** The fields. */
  readonly children: ReactNode
}

/** A form in a dialog; what is refused is said above it, and nothing written is lost. */
export function FormDialog<F extends object>(props: Props<F>) {
  const { title, okText, width, values, refused, isSaving, onSave, onClose, children, layout = 'vertical' } = props
  const { t } = useTranslation()
  const [form] = Form.useForm<F>(props.form)
  return (
    <Modal
      open
      width={width}
      title={title}
      okText={okText}
      okButtonProps={{ loading: isSaving }}
      onOk={form.submit}
      onCancel={onClose}
    >
      {refused && <Alert type="error" showIcon title={errorText(t, refused)} style={{ marginBottom: 12 }} />}
      <Form<F>
        form={form}
        layout={layout}
        labelCol={props.labelCol}
        requiredMark={false}
        initialValues={values}
        onFinish={onSave}
      >
        {children}
      </Form>
    </Modal>
  )
}
