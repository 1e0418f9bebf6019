import ArrowLeftOutlined from '@ant-design/icons/ArrowLeftOutlined'
import { countAppeals, listAppeals, readAppeal, withdrawAppeal, type AppealDetail } from '@liangyan/contract'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/index.ts'
import { LinkButton } from '../../../shell/link-button.tsx'
import { dateAndTime } from '../../../words/moments.ts'
import { DueChip } from '../due-chip.tsx'
import { StateSign } from '../state-sign.tsx'
import styles from './detail.module.css'

interface Props {
  readonly appeal: AppealDetail
  readonly back: string
}

/** Which appeal this is, how it stands, and how long there is left. */
export function Head({ appeal, back }: Props) {
  const { t } = useTranslation()
  const { agentName, agent, filedAt, state, due, conversation, id, may } = appeal
  return (
    <header className={styles.head}>
      <LinkButton
        to={back}
        type="text"
        icon={<ArrowLeftOutlined />}
        aria-label={t('appeals.detail.back')}
        title={t('appeals.detail.back')}
      />
      <div>
        <h1 className={styles.title}>
          {t('appeals.detail.title')} <bdi className={styles.id}>{conversation}</bdi>
        </h1>
        <p className={styles.sub}>
          {t('appeals.detail.filedBy', { name: `${agentName} ${agent}` })} · {dateAndTime(filedAt)}
        </p>
      </div>
      <StateSign state={state} />
      {due && <DueChip due={due} />}
      <span className={styles.space} />
      <LinkButton to={`/conversations/${encodeURIComponent(conversation)}`}>
        {t('appeals.detail.conversation')}
      </LinkButton>
      {may.includes('withdraw') && <WithdrawButton id={id} />}
    </header>
  )
}

function WithdrawButton({ id }: { readonly id: number }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [isOpen, setIsOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { mutate, isPending } = useAct(withdrawAppeal, {
    changes: [readAppeal, listAppeals, countAppeals],
    onDone: () => {
      setIsOpen(false)
      void message.success(t('appeals.withdraw.done'))
    },
  })
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t('appeals.withdraw.button')}</Button>
      <Modal
        open={isOpen}
        title={t('appeals.withdraw.title')}
        okText={t('appeals.withdraw.button')}
        okButtonProps={{ danger: true, loading: isPending }}
        onOk={() => mutate({ params: { id }, body: { reason } })}
        onCancel={() => setIsOpen(false)}
        destroyOnHidden
      >
        <p>{t('appeals.withdraw.text')}</p>
        <Input.TextArea
          aria-label={t('appeals.withdraw.reason')}
          placeholder={t('appeals.withdraw.reason')}
          value={reason}
          maxLength={2000}
          autoSize={{ minRows: 2 }}
          onChange={({ target }) => setReason(target.value)}
        />
      </Modal>
    </>
  )
}
