import InboxOutlined from '@ant-design/icons/InboxOutlined'
import UploadOutlined from '@ant-design/icons/UploadOutlined'
import { listTasks, uploadConversations } from '@liangyan/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Modal, Progress, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, outdate, type Refused } from '../../api/index.ts'
import { LinkButton } from '../../shell/link-button.tsx'
import { errorText } from '../../shell/states/index.ts'

/** Hands in a file of conversations; what becomes of it is a task. */
export function UploadButton() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<UploadOutlined />} onClick={() => setOpen(true)}>
        {t('conversations.upload.button')}
      </Button>
      <Modal
        title={t('conversations.upload.title')}
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        destroyOnHidden
      >
        <UploadForm />
      </Modal>
    </>
  )
}

function UploadForm() {
  const { t } = useTranslation()
  const kept = useQueryClient()
  const [sent, setSent] = useState(0)
  const [agent, setAgent] = useState('')
  const upload = useMutation<unknown, Refused, File>({
    mutationFn: (file) =>
      client.upload(uploadConversations, { query: { agent: agent.trim() || undefined } }, [file], {
        onProgress: setSent,
      }),
    onSuccess: () => outdate(kept, [listTasks]),
    meta: { handlesRefusal: true },
  })
  if (upload.isSuccess) {
    return (
      <Alert
        type="success"
        showIcon
        title={t('conversations.upload.sent')}
        action={
          <LinkButton to="/tasks" size="small">
            {t('conversations.upload.toTask')}
          </LinkButton>
        }
      />
    )
  }
  const percent = Math.floor(sent * 100)
  return (
    <>
      {upload.error && <Alert type="error" showIcon title={errorText(t, upload.error)} style={{ marginBottom: 12 }} />}
      <Form layout="vertical">
        <Form.Item label={t('conversations.upload.agent')} extra={t('conversations.upload.agentHint')}>
          <Input value={agent} maxLength={100} onChange={({ target }) => setAgent(target.value)} />
        </Form.Item>
      </Form>
      <Upload.Dragger
        showUploadList={false}
        disabled={upload.isPending}
        beforeUpload={(file) => {
          setSent(0)
          upload.mutate(file)
          return false
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p className="ant-upload-text">{t('conversations.upload.text')}</p>
        <p className="ant-upload-hint">{t('conversations.upload.hint')}</p>
      </Upload.Dragger>
      <div style={{ height: 34, paddingTop: 8 }} aria-live="polite">
        {upload.isPending && (
          <Progress
            percent={percent}
            size="small"
            aria-label={t('conversations.upload.sending', { percent: `${percent}%` })}
          />
        )}
      </div>
    </>
  )
}
