import { addKey, type ApiKey, listKeys, type Scope, SCOPES } from '@liangyan/contract'
import { Checkbox, DatePicker, Form } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Refused, useAct } from '../../../api/index.ts'
import { dayOf, endOfDay } from '../../../words/moments.ts'
import { codeName } from '../code-names.ts'
import { FormDialog } from '../form-dialog.tsx'
import { NameField } from '../name-field.tsx'

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
    <FormDialog<Fields>
      title={t('machines.keys.add')}
      okText={t('machines.keys.add')}
      refused={refused}
      isSaving={add.isPending}
      onClose={onClose}
      onSave={({ name, scopes, expires }) =>
        add.mutate({
          body: {
            name,
            scopes: [...scopes],
            expiresAt: expires ? endOfDay(expires.format('YYYY-MM-DD')) : null,
          },
        })
      }
    >
      <NameField
        label={t('machines.keys.name')}
        missing={t('machines.keys.missing')}
        placeholder={t('machines.keys.nameHint')}
      />
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
    </FormDialog>
  )
}
