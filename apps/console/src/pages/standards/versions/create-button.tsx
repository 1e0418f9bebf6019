import { createDraft, listStandardVersions } from '@liangyan/contract'
import { App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useAct } from '../../../api/index.ts'
import { useVersions, VersionSelect } from '../frame/version-select.tsx'

interface Values {
  readonly title: string
  readonly basedOn?: number
}

/** Begins a draft from the version in force, or another. */
export function CreateButton() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [form] = Form.useForm<Values>()
  const inForce = useVersions()?.find((version) => version.inForce)?.id
  const act = useAct(createDraft, {
    changes: [listStandardVersions],
    onDone: ({ id }) => {
      setOpen(false)
      void message.success(t('standards.versions.created'))
      void navigate(`/standards/versions/${id}/edit`)
    },
  })
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('standards.versions.create')}
      </Button>
      <Modal
        open={open}
        title={t('standards.versions.createTitle')}
        okText={t('standards.versions.create')}
        confirmLoading={act.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Form<Values>
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{ basedOn: inForce }}
          onFinish={(body) => act.mutate({ body })}
        >
          <Form.Item
            name="title"
            label={t('standards.versions.titleField')}
            rules={[{ required: true, whitespace: true, message: t('standards.form.required') }]}
          >
            <Input autoFocus maxLength={100} placeholder={t('standards.versions.titleHint')} />
          </Form.Item>
          <Form.Item name="basedOn" label={t('standards.versions.baseField')}>
            <BaseSelect />
          </Form.Item>
        </Form>
      </Modal>
    </>
  )
}

/** The field of a form: it is given its value. */
function BaseSelect({ value, onChange }: { readonly value?: number; readonly onChange?: (id: number) => void }) {
  const { t } = useTranslation()
  return (
    <VersionSelect
      width={472}
      label={t('standards.versions.baseField')}
      value={value}
      onChange={(id) => onChange?.(id)}
    />
  )
}
