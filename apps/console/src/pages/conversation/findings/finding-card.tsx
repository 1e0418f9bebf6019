import { STANDARD_READERS } from '@liangyan/contract'
import { Tag } from 'antd'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMe } from '../../../shell/session.ts'
import { nameOf } from '../../../words/names.ts'
import { ProposeButton } from '../../appeals/proposals/propose-button.tsx'
import { Badge } from '../badge.tsx'
import type { Item } from '../items.ts'
import styles from './findings.module.css'
import { Sources } from './sources.tsx'
import { basisName, opinionName } from './names.ts'

interface Props {
  readonly item: Item
  readonly isSelected: boolean
  readonly cost: string | undefined
  readonly onSelect: (key: string) => void
  readonly onWhy: (item: Item) => void
  readonly actions: ReactNode
}

/** A finding: what, where, why; all of it where it is selected. */
export const FindingCard = memo(function FindingCard(props: Props) {
  const { item, isSelected, cost, onSelect, onWhy, actions } = props
  const { t } = useTranslation()
  const { finding, stands, tone, number } = item
  const label = `${t('conversation.finding.number', { number })} ${finding.title}`
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- its head is the button; the rest of the card is a larger one for the mouse
    <li
      className={styles.card}
      data-tone={tone}
      data-selected={isSelected || undefined}
      data-stands={stands}
      aria-current={isSelected || undefined}
      onClick={() => onSelect(item.key)}
    >
      <header className={styles.head}>
        <Badge item={item} />
        <button
          type="button"
          className={styles.title}
          aria-expanded={isSelected}
          aria-label={label}
          onClick={() => onSelect(item.key)}
        >
          {finding.title}
        </button>
        {cost !== undefined && <span className={styles.cost}>{cost}</span>}
      </header>
      <p className={styles.facts}>
        <span className={styles.severity}>
          {stands === 'undecided' ? nameOf(t, 'verdict', 'undecided') : nameOf(t, 'severity', finding.severity)}
        </span>
        <span>
          {finding.criterionTitle}
          {finding.kindTitle !== null && `·${finding.kindTitle}`}
        </span>
        {finding.trial && <Tag className={styles.tag}>{t('conversation.finding.trial')}</Tag>}
        <OpinionTag item={item} />
      </p>
      <Quotes item={item} all={isSelected} />
      {finding.question !== undefined && stands === 'undecided' && (
        <p className={styles.question}>
          <b>{t('conversation.finding.question')}</b> {finding.question}
        </p>
      )}
      <Comment item={item} />
      {actions}
      {isSelected && <Details item={item} onWhy={onWhy} />}
    </li>
  )
})

const OPINION_COLOURS: Readonly<Record<string, string>> = { confirmed: 'green', overturned: 'default', added: 'cyan' }

function OpinionTag({ item }: { readonly item: Item }) {
  const { t } = useTranslation()
  const opinion = item.said?.opinion ?? (item.draft ? 'added' : item.finding.opinion)
  if (opinion === 'machine') return null
  return (
    <Tag color={OPINION_COLOURS[opinion]} className={styles.tag}>
      {opinionName(t, opinion, item.finding.verdict)}
    </Tag>
  )
}

function Quotes({ item: { finding }, all }: { readonly item: Item; readonly all: boolean }) {
  const { t } = useTranslation()
  const { evidence, turns } = finding
  const shown = all ? evidence : evidence.slice(0, 1)
  if (evidence.length === 0)
    return (
      <p className={styles.where}>
        {turns.length === 0
          ? t('conversation.wholeConversation')
          : turns.map((turn) => t('conversation.turn', { number: turn + 1 })).join(t('conversation.comma'))}
      </p>
    )
  return [...Map.groupBy(shown, ({ turn }) => turn)].map(([turn, quotes]) => (
    <blockquote key={turn} className={styles.quote}>
      <span className={styles.where}>{t('conversation.turn', { number: turn + 1 })}</span>
      <span className={all ? styles.words : styles.clamped}>
        {quotes.map(({ start, quote }) => (
          <q key={start}>{quote}</q>
        ))}
      </span>
      {!all && evidence.length > 1 && <span className={styles.where}>+{evidence.length - 1}</span>}
    </blockquote>
  ))
}

/** What a person said of it: in the review that is being written, or in those before. */
function Comment({ item: { finding, said, draft } }: { readonly item: Item }) {
  const { t } = useTranslation()
  const comment = said?.comment ?? draft?.comment ?? finding.comment ?? ''
  if (comment === '') return null
  return (
    <p className={styles.comment}>
      <b>{finding.by === undefined || said ? t('conversation.finding.comment') : finding.by}</b> {comment}
    </p>
  )
}

function Details({ item, onWhy }: Pick<Props, 'item' | 'onWhy'>) {
  const { t } = useTranslation()
  const mayReadStandard = STANDARD_READERS.includes(useMe().role)
  const { finding, draft } = item
  const { suggestion, advice, sources, decidedBy, clause } = finding
  return (
    <div className={styles.details}>
      {suggestion !== undefined && (
        <p className={styles.suggestion}>
          <b>{t('conversation.finding.suggestion')}</b> {suggestion}
        </p>
      )}
      {advice !== undefined && (
        <p className={styles.advice}>
          <b>{t('conversation.finding.advice')}</b> {advice}
        </p>
      )}
      {!draft && <Sources sources={sources} />}
      <p className={styles.basis}>
        {t('conversation.finding.decidedBy', {
          basis: decidedBy.map((basis) => basisName(t, basis)).join(t('conversation.comma')),
        })}
      </p>
      {!draft && (
        <p className={styles.links}>
          {!decidedBy.includes('person') && (
            <button
              type="button"
              className={styles.why}
              onClick={(event) => {
                event.stopPropagation()
                onWhy(item)
              }}
            >
              {t('conversation.finding.why')}
            </button>
          )}
          {mayReadStandard && (
            <Link to={`/standards/clauses/${encodeURIComponent(clause)}`}>{t('conversation.finding.clause')}</Link>
          )}
          <Link to={`/conversations?${new URLSearchParams({ clause }).toString()}`}>
            {t('conversation.finding.others')}
          </Link>
          <ProposeButton finding={finding} className={styles.why} />
        </p>
      )}
    </div>
  )
}
