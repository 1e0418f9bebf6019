import {
  appealableConversation,
  countAppeals,
  fileAppeal,
  listAppeals,
  listResults,
  readConversation,
  readResults,
  type Appealable,
  type ShownFinding,
} from '@liangyan/contract'
import { App, Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useRoute } from '../../../api/index.ts'
import { ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { clock } from '../../../words/moments.ts'
import { DueChip } from '../due-chip.tsx'
import styles from './file-dialog.module.css'

interface Props {
  readonly conversation: string
  readonly appealable: Appealable
  readonly onClose: () => void
}

/** Which findings are contested, and why. */
export function FileDialog({ conversation, appealable, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { data, error, refetch } = useRoute(readConversation, { params: { id: conversation } })
  const [chosen, setChosen] = useState<ReadonlyMap<number, string>>(new Map())
  const [reason, setReason] = useState('')
  const [isTried, setIsTried] = useState(false)
  const { mutate, isPending } = useAct(fileAppeal, {
    changes: [appealableConversation, readConversation, listAppeals, countAppeals, readResults, listResults],
    onDone: () => {
      onClose()
      void message.success(t('appeals.file.done'))
    },
  })
  const findings = (data?.inspection?.findings ?? []).filter(({ id }) => appealable.findings.includes(id))
  const explained = reason.trim() !== '' || [...chosen.values()].every((each) => each.trim() !== '')
  const problem = chosen.size === 0 ? t('appeals.file.noneChosen') : explained ? undefined : t('appeals.file.needed')

  function choose(id: number, isChosen: boolean) {
    const next = new Map(chosen)
    if (isChosen) next.set(id, chosen.get(id) ?? '')
    else next.delete(id)
    setChosen(next)
  }
  function submit() {
    setIsTried(true)
    if (problem !== undefined) return
    const contested = [...chosen].map(([finding, each]) => ({ finding, reason: each }))
    mutate({ params: { id: conversation }, body: { findings: contested, reason } })
  }
  return (
    <Modal
      open
      width={680}
      title={t('appeals.file.title')}
      okText={t('appeals.file.submit')}
      okButtonProps={{ loading: isPending }}
      onOk={submit}
      onCancel={onClose}
    >
      <p className={styles.text}>{t('appeals.file.text')}</p>
      {appealable.due && (
        <p className={styles.due}>
          {t('appeals.file.until')} <DueChip due={appealable.due} />
        </p>
      )}
      {data === undefined && (error ? <ErrorState error={error} onRetry={refetch} /> : <LoadingState />)}
      <fieldset className={styles.findings} aria-label={t('appeals.file.findings')}>
        {findings.map((finding) => (
          <Choice
            key={finding.id}
            finding={finding}
            reason={chosen.get(finding.id)}
            onChoose={(isChosen) => choose(finding.id, isChosen)}
            onReason={(each) => setChosen(new Map(chosen).set(finding.id, each))}
          />
        ))}
      </fieldset>
      <label className={styles.label} htmlFor="appeal-reason">
        {t('appeals.file.reason')}
      </label>
      <Input.TextArea
        id="appeal-reason"
        placeholder={t('appeals.file.reasonHint')}
        value={reason}
        maxLength={2000}
        autoSize={{ minRows: 3, maxRows: 8 }}
        onChange={({ target }) => setReason(target.value)}
      />
      {isTried && problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </Modal>
  )
}

interface ChoiceProps {
  readonly finding: ShownFinding
  /** Undefined while it is not chosen. */
  readonly reason: string | undefined
  readonly onChoose: (isChosen: boolean) => void
  readonly onReason: (reason: string) => void
}

function Choice({ finding, reason, onChoose, onReason }: ChoiceProps) {
  const { t } = useTranslation()
  const { title, criterionTitle, evidence } = finding
  return (
    <div className={styles.choice} data-chosen={reason !== undefined || undefined}>
      <Checkbox checked={reason !== undefined} onChange={({ target }) => onChoose(target.checked)}>
        <b>{title}</b> <span className={styles.quiet}>{criterionTitle}</span>
      </Checkbox>
      {evidence.length === 0 && <p className={styles.whole}>{t('conversation.wholeConversation')}</p>}
      {evidence.map(({ turn, start, quote, from }) => (
        <blockquote key={`${turn} ${start}`} className={styles.quote}>
          <span className={styles.quiet}>{from === undefined ? `#${turn + 1}` : clock(from)}</span> {quote}
        </blockquote>
      ))}
      {reason !== undefined && (
        <Input
          aria-label={t('appeals.file.each')}
          placeholder={t('appeals.file.each')}
          value={reason}
          maxLength={2000}
          onChange={({ target }) => onReason(target.value)}
        />
      )}
    </div>
  )
}
