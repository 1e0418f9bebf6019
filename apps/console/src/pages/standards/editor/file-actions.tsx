import DeleteOutlined from '@ant-design/icons/DeleteOutlined'
import FileAddOutlined from '@ant-design/icons/FileAddOutlined'
import { type FileText, removeStandardFile, standardFiles, writeStandardFile } from '@liangyan/contract'
import { App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/index.ts'

/** Adds a file to a draft. */
export function NewFileButton({
  version,
  onMade,
}: {
  readonly version: number
  readonly onMade: (path: string) => void
}) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [form] = Form.useForm<{ readonly path: string }>()
  const act = useAct(writeStandardFile, {
    changes: [standardFiles],
    onDone: ({ path }) => {
      setOpen(false)
      onMade(path)
    },
  })
  return (
    <>
      <Button
        size="small"
        type="text"
        icon={<FileAddOutlined />}
        aria-label={t('standards.editor.newFile')}
        title={t('standards.editor.newFile')}
        onClick={() => setOpen(true)}
      />
      <Modal
        open={open}
        title={t('standards.editor.newFile')}
        confirmLoading={act.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Form
          form={form}
          layout="vertical"
          preserve={false}
          onFinish={({ path }) =>
            act.mutate({ params: { id: version }, query: { path: path.trim() }, body: { text: '', revision: 0 } })
          }
        >
          <Form.Item
            name="path"
            label={t('standards.editor.newFilePath')}
            rules={[{ required: true, whitespace: true, message: t('standards.form.required') }]}
          >
            <Input autoFocus maxLength={200} placeholder={t('standards.editor.newFileHint')} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  )
}

/** Takes a file out of a draft. */
export function DeleteFileButton({
  version,
  file: { path, revision },
  onGone,
}: {
  readonly version: number
  readonly file: FileText
  readonly onGone: () => void
}) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const act = useAct(removeStandardFile, {
    onDone: () => {
      void message.success(t('standards.editor.deleted', { file: path }))
      onGone()
    },
  })
  const ask = () =>
    modal.confirm({
      title: t('standards.editor.deleteFileAsk', { file: path }),
      okText: t('standards.editor.deleteFile'),
      okButtonProps: { danger: true },
      onOk: () => act.mutateAsync({ params: { id: version }, query: { path, revision } }),
    })
  return (
    <Button
      size="small"
      type="text"
      icon={<DeleteOutlined />}
      aria-label={t('standards.editor.deleteFile')}
      title={t('standards.editor.deleteFile')}
      onClick={() => void ask()}
    />
  )
}
