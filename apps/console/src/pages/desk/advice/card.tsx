import CheckOutlined from '@ant-design/icons/CheckOutlined'
import type { LiveLine, WordingCard } from '@liangyan/contract'
import { Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { segmentsOf } from '../../conversation/transcript/segments.ts'
import styles from './cards.module.css'

interface Props {
  readonly card: WordingCard
  readonly number: number
  readonly kind: LiveLine['kind']
  /** Read out, or sent. */
  readonly isUsed: boolean
  /** Stands in the input. */
  readonly isInserted: boolean
  readonly onUse: () => void
}

/** What the agent has to fill in. */
const SLOTS = /〔[^〔〕]+〕/g

/** One wording; why it is here shows on hover and focus. */
export function Card({ card, number, kind, isUsed, isInserted, onUse }: Props) {
  const { t } = useTranslation()
  const { title, text, urgent, sure } = card
  const marks = [...text.matchAll(SLOTS)].map(({ index, 0: slot }) => ({
    start: index,
    end: index + slot.length,
    key: 'open',
  }))
  const what =
    kind === 'stream'
      ? isUsed
        ? 'desk.cards.read'
        : 'desk.cards.toRead'
      : isInserted && marks.length === 0
        ? 'desk.cards.send'
        : undefined
  return (
    <li>
      <Popover placement="leftTop" trigger={['hover', 'focus']} mouseEnterDelay={0.4} content={<Why card={card} />}>
        <button
          type="button"
          className={styles.card}
          data-urgent={urgent || undefined}
          data-used={isUsed || undefined}
          data-inserted={isInserted || undefined}
          onClick={onUse}
        >
          <span className={styles.top}>
            <kbd>Alt+{number}</kbd>
            <span className={styles.moment}>{title}</span>
            {!sure && <span className={styles.unsure}>{t('desk.cards.unsure')}</span>}
            {isUsed && <CheckOutlined className={styles.check} />}
            {what !== undefined && <span className={styles.what}>{t(what)}</span>}
          </span>
          <span className={styles.text}>
            {segmentsOf(text, marks, []).map(({ start, text, marks }) =>
              marks.length === 0 ? (
                text
              ) : (
                <span key={start} className={styles.slot}>
                  {text}
                </span>
              ),
            )}
          </span>
        </button>
      </Popover>
    </li>
  )
}

/** Why now: what was heard, and what the written standard says. */
function Why({ card: { why, sources } }: { readonly card: WordingCard }) {
  const { t } = useTranslation()
  const rows = [
    ['acts', why.acts.join(t('shell.comma'))],
    ['words', why.words.map((word) => `“${word}”`).join(t('shell.comma'))],
    ['turns', why.turns.map((turn) => t('conversation.turn', { number: turn + 1 })).join(t('shell.comma'))],
    ['sources', sources.join(t('shell.comma'))],
  ] as const
  return (
    <dl className={styles.why}>
      {rows.map(
        ([name, value]) =>
          value !== '' && (
            <div key={name}>
              <dt>{t(`desk.why.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
      {rows.every(([, value]) => value === '') && <p>{t('desk.why.none')}</p>}
    </dl>
  )
}
