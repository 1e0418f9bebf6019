import InboxOutlined from '@ant-design/icons/InboxOutlined'
import { importDraft, listStandardVersions } from '@liangyan/contract'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Modal, Progress, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { client, outdate, Refused } from '../../../api/index.ts'
import { errorText } from '../../../shell/states/error-text.ts'

/** Makes a draft of a .zip with the folder of a standard. */
export function ImportButton() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const kept = useQueryClient()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [sent, setSent] = useState<number>()
  async function send(file: File) {
    setSent(0)
    try {
      const title = file.name.replace(/\.zip$/i, '').slice(0, 100) || undefined
      const { id } = await client.upload(importDraft, { query: { title } }, [file], { onProgress: setSent })
      setOpen(false)
      void message.success(t('standards.versions.imported'))
      await outdate(kept, [listStandardVersions])
      void navigate(`/standards/versions/${id}`)
    } catch (error) {
      if (error instanceof Refused) void message.error(errorText(t, error))
    } finally {
      setSent(undefined)
    }
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('standards.versions.import')}</Button>
      <Modal
        open={open}
        title={t('standards.versions.importTitle')}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Upload.Dragger
          accept=".zip"
          multiple={false}
          showUploadList={false}
          disabled={sent !== undefined}
          beforeUpload={(file) => {
            void send(file)
            return Upload.LIST_IGNORE
          }}
        >
          <p className="ant-upload-drag-icon">
            <InboxOutlined />
          </p>
          <p className="ant-upload-text">{t('standards.versions.importText')}</p>
          <p className="ant-upload-hint">{t('standards.versions.importHint')}</p>
        </Upload.Dragger>
        {sent !== undefined && <Progress percent={Math.round(sent * 100)} status="active" />}
      </Modal>
    </>
  )
}
