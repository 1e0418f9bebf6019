import { changePassword } from '@liangyan/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, type Refused } from '../../api/index.ts'
import { askAgain } from '../../shell/session.ts'
import { errorText } from '../../shell/states/index.ts'

/** Characters, as the contract's `Password` asks for. */
const SHORTEST = 10

interface Fields {
  readonly old: string
  readonly new: string
  readonly again: string
}

/** Old password, new one twice. */
export function PasswordForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation()
  const kept = useQueryClient()
  const { message } = App.useApp()
  const [refused, setRefused] = useState<Refused | null>(null)
  const change = useAct(changePassword, {
    onRefused: setRefused,
    onDone: () => {
      void message.success(t('entrance.change.done'))
      void askAgain(kept).then(onDone)
    },
  })
  const required = { required: true, message: t('entrance.change.missing') }
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      onFinish={({ old, new: fresh }) => change.mutate({ body: { old, new: fresh } })}
      onValuesChange={() => setRefused(null)}
    >
      {refused && <Alert type="error" showIcon title={errorText(t, refused)} style={{ marginBottom: 16 }} />}
      <Form.Item name="old" label={t('entrance.change.old')} rules={[required]}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="new"
        label={t('entrance.change.new')}
        extra={t('entrance.change.rule')}
        rules={[required, { min: SHORTEST, message: t('entrance.change.tooShort') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('entrance.change.again')}
        dependencies={['new']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: async (_, value) => {
              if (value && value !== getFieldValue('new')) throw new Error(t('entrance.change.different'))
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={change.isPending}>
        {t('entrance.change.save')}
      </Button>
    </Form>
  )
}
