import { STANDARD_READERS, type AppealedFinding } from '@liangyan/contract'
import { Input, Radio, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { mayOpen } from '../../../access.ts'
import { useMe } from '../../../shell/session.ts'
import { nameOf } from '../../../words/names.ts'
import { ProposalOfFinding } from '../proposals/proposal-of-finding.tsx'
import { OutcomeSign } from '../state-sign.tsx'
import styles from './detail.module.css'
import { Excerpt } from './excerpt.tsx'
import type { Decision } from './use-decision.ts'

interface Props {
  readonly number: number
  readonly contested: AppealedFinding
  readonly conversation: string
  readonly isSelected: boolean
  readonly onSelect: () => void
  /** Where the person who looks is to decide. */
  readonly decision: Decision | undefined
}

/** A finding that is appealed against: the clause, the words that prove it, the agent's reason, what is decided. */
export function ContestedCard({ number, contested, conversation, isSelected, onSelect, decision }: Props) {
  const { t } = useTranslation()
  const { role } = useMe()
  const { finding, reason, outcome, outcomeReason, turns, events, proposal } = contested
  const { id, title, criterionTitle, severity, sources, suggestion, advice, comment, by } = finding
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- j and k move through the cards
    <article
      id={`contested-${id}`}
      className={styles.card}
      data-selected={isSelected || undefined}
      aria-label={t('appeals.detail.number', { number })}
      onClick={onSelect}
    >
      <header className={styles.cardHead}>
        <span className={styles.number}>{number}</span>
        <h2 className={styles.clause}>
          {mayOpen({ roles: STANDARD_READERS }, role) ? (
            <Link to={`/standards/clauses/${encodeURIComponent(finding.clause)}`}>{title}</Link>
          ) : (
            title
          )}
        </h2>
        <span className={styles.quiet}>{criterionTitle}</span>
        <Tag color={severity === 'minor' ? undefined : 'red'}>{nameOf(t, 'severity', severity)}</Tag>
        {outcome && <OutcomeSign outcome={outcome} />}
      </header>
      <dl className={styles.said}>
        <dt>{t('appeals.detail.reason')}</dt>
        <dd className={styles.words}>{reason || <span className={styles.quiet}>{t('appeals.detail.ofAll')}</span>}</dd>
        {comment !== undefined && comment !== '' && (
          <>
            <dt>{nameOf(t, 'opinion', finding.opinion)}</dt>
            <dd>{t('appeals.detail.reviewed', { name: by, comment })}</dd>
          </>
        )}
        {outcomeReason !== '' && (
          <>
            <dt>{t('appeals.detail.outcomeReason')}</dt>
            <dd className={styles.words}>{outcomeReason}</dd>
          </>
        )}
      </dl>
      <Excerpt turns={turns} events={events} finding={finding} conversation={conversation} />
      <dl className={styles.said}>
        <dt>{t('appeals.detail.sources')}</dt>
        <dd>
          {sources.length === 0 && <span className={styles.quiet}>{t('appeals.detail.noSources')}</span>}
          <Sources sources={sources.slice(0, NAMED)} />
          {sources.length > NAMED && (
            <details>
              <summary className={styles.more}>
                {t('appeals.detail.moreSources', { count: sources.length - NAMED })}
              </summary>
              <Sources sources={sources.slice(NAMED)} />
            </details>
          )}
        </dd>
        {suggestion !== undefined && (
          <>
            <dt>{t('appeals.detail.suggestion')}</dt>
            <dd>{suggestion}</dd>
          </>
        )}
        {advice !== undefined && (
          <>
            <dt>{t('appeals.detail.advice')}</dt>
            <dd>{advice}</dd>
          </>
        )}
      </dl>
      {decision && <Judging finding={id} decision={decision} />}
      {proposal !== null && <ProposalOfFinding id={proposal} />}
    </article>
  )
}

/** Sentences that are shown at once. */
const NAMED = 2

function Sources({ sources }: Pick<AppealedFinding['finding'], 'sources'>) {
  return sources.map(({ id, text, document }) => (
    <p key={id} className={styles.source}>
      {text} <span className={styles.quiet}>{document}</span>
    </p>
  ))
}

function Judging({ finding, decision }: { readonly finding: number; readonly decision: Decision }) {
  const { t } = useTranslation()
  const { upheld, reason } = decision.of(finding)
  return (
    <div className={styles.judging}>
      <Radio.Group
        aria-label={t('appeals.decide.title')}
        optionType="button"
        buttonStyle="solid"
        value={upheld}
        options={[
          { value: true, label: t('appeals.decide.upheld') },
          { value: false, label: t('appeals.decide.rejected') },
        ]}
        onChange={({ target }) => decision.judge(finding, target.value === true)}
      />
      <Input
        className={styles.each}
        aria-label={t('appeals.decide.each')}
        placeholder={t('appeals.decide.each')}
        value={reason}
        maxLength={2000}
        onChange={({ target }) => decision.explain(finding, target.value)}
      />
    </div>
  )
}
