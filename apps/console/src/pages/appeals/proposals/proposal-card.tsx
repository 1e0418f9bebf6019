import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined'
import WarningOutlined from '@ant-design/icons/WarningOutlined'
import { addProposal, listProposals, readProposal, type ExampleProposal } from '@liangyan/contract'
import { App, Button, Input, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAct } from '../../../api/index.ts'
import { useMe } from '../../../shell/session.ts'
import { dateAndTime } from '../../../words/moments.ts'
import { Dialogue } from './dialogue.tsx'
import { DismissButton } from './dismiss-button.tsx'
import styles from './proposals.module.css'

interface Props {
  readonly proposal: ExampleProposal
  /** Beside the finding that it comes from, which says the rest. */
  readonly isWithin?: boolean
}

/** A proposed example dialogue: how it reads, and one click into the draft. */
export function ProposalCard({ proposal, isWithin = false }: Props) {
  const { t } = useTranslation()
  const { role } = useMe()
  const { state, expect, title, clause, conversation, appeal, moment, reproduces, addedTo, settledBy, settledAt } =
    proposal
  const mayWrite = role === 'standard-owner' || role === 'administrator'
  return (
    <article className={isWithin ? styles.within : styles.card} aria-label={t('appeals.proposals.title')}>
      <header className={styles.head}>
        <b>{isWithin ? t('appeals.proposals.title') : title}</b>
        {!isWithin && moment !== null && <span className={styles.quiet}>{moment}</span>}
        <Tag color={expect === 'pass' ? 'green' : 'red'}>{t(`appeals.proposals.expect.${expect}`)}</Tag>
        {!isWithin && (
          <span className={styles.links}>
            <Link to={`/standards/clauses/${encodeURIComponent(clause)}`}>{t('appeals.proposals.clause')}</Link>
            <Link to={`/conversations/${encodeURIComponent(conversation)}`}>{t('appeals.proposals.conversation')}</Link>
            {appeal !== null && <Link to={`/appeals/${appeal}`}>{t('appeals.proposals.appeal')}</Link>}
          </span>
        )}
      </header>
      {state === 'open' && mayWrite ? <Editable proposal={proposal} /> : <Dialogue text={proposal.dialogue} />}
      <footer className={styles.foot}>
        <span className={reproduces ? styles.good : styles.fair}>
          {reproduces ? <CheckCircleOutlined aria-hidden /> : <WarningOutlined aria-hidden />}{' '}
          {t(reproduces ? 'appeals.proposals.reproduces' : 'appeals.proposals.differs')}
        </span>
        <span className={styles.quiet}>{t('appeals.proposals.madeUp')}</span>
        {addedTo && (
          <Link
            to={`/standards/versions/${addedTo.id}/edit?${new URLSearchParams({ file: addedTo.file, line: String(addedTo.line) }).toString()}`}
          >
            {t('appeals.proposals.addedTo', { title: addedTo.title, file: addedTo.file, line: addedTo.line })}
          </Link>
        )}
        {state !== 'open' && settledBy !== null && settledAt !== null && (
          <span className={styles.quiet}>
            {t(`appeals.proposals.state.${state}`)} ·{' '}
            {t('appeals.proposals.settledBy', { name: settledBy, at: dateAndTime(settledAt) })}
          </span>
        )}
      </footer>
    </article>
  )
}

/** The dialogue, to be added as it is or put right first. */
function Editable({ proposal: { id, dialogue } }: Pick<Props, 'proposal'>) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [text, setText] = useState<string>()
  const { mutate, isPending } = useAct(addProposal, {
    changes: [listProposals, readProposal],
    onDone: () => void message.success(t('appeals.proposals.added')),
  })
  const isChanged = text !== undefined && text.trim() !== dialogue.trim()
  return (
    <>
      {text === undefined ? (
        <Dialogue text={dialogue} />
      ) : (
        <Input.TextArea
          className={styles.code}
          aria-label={t('appeals.proposals.dialogue')}
          value={text}
          maxLength={20_000}
          autoSize={{ minRows: 5, maxRows: 24 }}
          spellCheck={false}
          onChange={({ target }) => setText(target.value)}
        />
      )}
      <div className={styles.actions}>
        <Button
          type="primary"
          loading={isPending}
          onClick={() => mutate({ params: { id }, body: isChanged ? { dialogue: text } : {} })}
        >
          {t('appeals.proposals.add')}
        </Button>
        {text === undefined ? (
          <Button onClick={() => setText(dialogue)}>{t('appeals.proposals.edit')}</Button>
        ) : (
          <Button onClick={() => setText(undefined)}>{t('shell.cancel')}</Button>
        )}
        <DismissButton id={id} />
      </div>
    </>
  )
}
