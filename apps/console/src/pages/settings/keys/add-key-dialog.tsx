import { addKey, type ApiKey, listKeys, type Scope, SCOPES } from '@liangyan/contract'
import { Alert, Checkbox, DatePicker, Form, Input, Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Refused, useAct } from '../../../api/index.ts'
import { errorText } from '../../../shell/states/index.ts'
import { dayOf, endOfDay } from '../../../words/moments.ts'
import { codeName } from '../code-names.ts'

interface Fields {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly expires?: Dayjs | null
}

interface Props {
  readonly onClose: () => void
  readonly onAdded: (added: { readonly key: ApiKey; readonly secret: string }) => void
}

/** What a key is for, what it may do, and until when. */
export function AddKeyDialog({ onClose, onAdded }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Fields>()
  const [refused, setRefused] = useState<Refused>()
  const add = useAct(addKey, {
    changes: [listKeys],
    onRefused: setRefused,
    onDone: (added) => {
      onClose()
      onAdded(added)
    },
  })
  return (
    <Modal
      open
      title={t('machines.keys.add')}
      okText={t('machines.keys.add')}
      okButtonProps={{ loading: add.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      {refused && <Alert type="error" showIcon title={errorText(t, refused)} style={{ marginBottom: 12 }} />}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ name, scopes, expires }) =>
          add.mutate({
            body: {
              name,
              scopes: [...scopes],
              expiresAt: expires ? endOfDay(expires.format('YYYY-MM-DD')) : null,
            },
          })
        }
      >
        <Form.Item
          name="name"
          label={t('machines.keys.name')}
          rules={[{ required: true, whitespace: true, message: t('machines.keys.missing') }]}
        >
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- where a dialog begins */}
          <Input autoFocus maxLength={60} placeholder={t('machines.keys.nameHint')} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="scopes"
          label={t('machines.keys.scopes')}
          rules={[{ required: true, type: 'array', min: 1, message: t('machines.keys.scopesMissing') }]}
        >
          <Checkbox.Group
            style={{ display: 'grid', gap: 6 }}
            options={SCOPES.map((scope) => ({
              value: scope,
              label: t('shell.aside', { text: codeName(t, 'scope', scope), aside: scope }),
            }))}
          />
        </Form.Item>
        <Form.Item name="expires" label={t('machines.keys.expires')} extra={t('machines.keys.expiresHint')}>
          <DatePicker minDate={dayjs(dayOf(Date.now()))} style={{ width: 180 }} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
