import { dismissProposal, listProposals, readProposal } from '@liangyan/contract'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/index.ts'

/** Leaves a proposed example out, with a reason. */
export function DismissButton({ id }: { readonly id: number }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [isOpen, setIsOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { mutate, isPending } = useAct(dismissProposal, {
    changes: [listProposals, readProposal],
    onDone: () => {
      setIsOpen(false)
      void message.success(t('appeals.proposals.dismissed'))
    },
  })
  return (
    <>
      <Button type="text" onClick={() => setIsOpen(true)}>
        {t('appeals.proposals.dismiss')}
      </Button>
      <Modal
        open={isOpen}
        title={t('appeals.proposals.dismiss')}
        okText={t('appeals.proposals.dismiss')}
        okButtonProps={{ loading: isPending, disabled: reason.trim().length < 2 }}
        onOk={() => mutate({ params: { id }, body: { reason } })}
        onCancel={() => setIsOpen(false)}
        destroyOnHidden
      >
        <Input.TextArea
          aria-label={t('appeals.proposals.dismissReason')}
          placeholder={t('appeals.proposals.dismissReason')}
          value={reason}
          maxLength={500}
          autoSize={{ minRows: 2 }}
          onChange={({ target }) => setReason(target.value)}
        />
      </Modal>
    </>
  )
}
