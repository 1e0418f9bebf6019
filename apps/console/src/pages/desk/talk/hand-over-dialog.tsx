import { chatDoor, type Colleague } from '@liangyan/contract'
import type { HandOverTo } from '@liangyan/sdk'
import { Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../../api/index.ts'
import styles from './talk.module.css'

interface Props {
  readonly colleagues: readonly Colleague[]
  readonly wasRefused: boolean
  readonly onHandOver: (to: HandOverTo, reason: string | undefined) => void
  readonly onClose: () => void
}

/** To whom the chat goes; the customer is asked first. */
export function HandOverDialog({ colleagues, wasRefused, onHandOver, onClose }: Props) {
  const { t } = useTranslation()
  const { data: door } = useRoute(chatDoor, {}, { fresh: 60_000 })
  const queues = door?.queues ?? []
  const [wanted, setKind] = useState<'queue' | 'agent'>('queue')
  const kind = door !== undefined && queues.length === 0 ? 'agent' : wanted
  const [queue, setQueue] = useState<string>()
  const [agent, setAgent] = useState<string>()
  const [reason, setReason] = useState('')
  // whoever was chosen may be ready no longer
  const colleague = colleagues.find((one) => one.agent === agent)
  const to = kind === 'agent' ? toAgent(colleague) : toQueue(queue)

  function submit() {
    if (to === undefined) return
    onHandOver(to, reason.trim() === '' ? undefined : reason.trim())
    onClose()
  }
  return (
    <Modal
      open
      width={460}
      title={t('desk.handOver.title')}
      okText={t('desk.handOver.ask')}
      okButtonProps={{ disabled: to === undefined }}
      onOk={submit}
      onCancel={onClose}
    >
      <p className={styles.hint}>{t(wasRefused ? 'desk.handOver.refusedOnce' : 'desk.handOver.text')}</p>
      <Radio.Group
        className={styles.kinds}
        value={kind}
        options={[
          { value: 'queue', label: t('desk.handOver.queue'), disabled: queues.length === 0 },
          { value: 'agent', label: t('desk.handOver.agent') },
        ]}
        onChange={({ target }) => setKind(target.value as typeof kind)}
      />
      {kind === 'queue' ? (
        <Select
          className={styles.field}
          aria-label={t('desk.handOver.queue')}
          placeholder={t('desk.handOver.whichQueue')}
          value={queue}
          options={queues.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={setQueue}
        />
      ) : (
        <Select
          className={styles.field}
          aria-label={t('desk.handOver.agent')}
          placeholder={t('desk.handOver.whichAgent')}
          notFoundContent={t('desk.handOver.nobody')}
          showSearch={{ optionFilterProp: 'label' }}
          value={colleague?.agent}
          options={colleagues.map(({ agent, name }) => ({
            value: agent,
            label: t('shell.aside', { text: name, aside: agent }),
          }))}
          onChange={setAgent}
        />
      )}
      <Input.TextArea
        aria-label={t('desk.handOver.reason')}
        placeholder={t('desk.handOver.reason')}
        value={reason}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 4 }}
        onChange={({ target }) => setReason(target.value)}
      />
    </Modal>
  )
}

const toAgent = (colleague: Colleague | undefined): HandOverTo | undefined => colleague && { agent: colleague.agent }
const toQueue = (queue: string | undefined): HandOverTo | undefined => (queue === undefined ? undefined : { queue })
