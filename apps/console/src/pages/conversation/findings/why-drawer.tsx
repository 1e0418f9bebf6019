import { type ClauseExplanation, explainClause } from '@liangyan/contract'
import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../../api/index.ts'
import { ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { clock } from '../../../words/moments.ts'
import type { Item } from '../items.ts'
import styles from './why-drawer.module.css'

interface Props {
  /** Of the conversation. */
  readonly id: string
  /** What is asked about; undefined closes it. */
  readonly item: Item | undefined
  readonly onClose: () => void
  readonly onTurn: (turn: number) => void
}

/** How a clause was decided: at which turns, by which words, what was missing. */
export function WhyDrawer({ id, item, onClose, onTurn }: Props) {
  const { t } = useTranslation()
  return (
    <Drawer
      title={item ? `${t('conversation.why.title')} · ${item.finding.title}` : ''}
      open={item !== undefined}
      onClose={onClose}
      size={560}
      mask={false}
      destroyOnHidden
    >
      {item && <Why id={id} clause={item.finding.clause} onTurn={onTurn} />}
    </Drawer>
  )
}

function Why({ id, clause, onTurn }: { readonly id: string; readonly clause: string } & Pick<Props, 'onTurn'>) {
  const { t } = useTranslation()
  const { data, error, refetch } = useRoute(
    explainClause,
    { params: { id, clause } },
    { fresh: Number.POSITIVE_INFINITY },
  )
  if (!data) return error ? <ErrorState error={error} onRetry={refetch} /> : <LoadingState />
  const { mode, demand, window, conclusion, steps, nearest } = data
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t(mode === 'forbid' ? 'conversation.why.forbidden' : 'conversation.why.demand')}</dt>
        <dd>{demand}</dd>
        {window !== undefined && (
          <>
            <dt>{t('conversation.why.window')}</dt>
            <dd>{window}</dd>
          </>
        )}
        <dt>{t('conversation.why.conclusion')}</dt>
        <dd className={styles.conclusion}>{conclusion}</dd>
      </dl>
      {steps.length === 0 && !nearest && <p>{t('conversation.why.nothing')}</p>}
      <ol className={styles.steps}>
        {steps.map((step, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- the steps are what they are; none comes or goes
          <Step key={i} step={step} onTurn={onTurn} />
        ))}
      </ol>
      {nearest && (
        <>
          <h3 className={styles.heading}>{t('conversation.why.nearest')}</h3>
          <ol className={styles.steps}>
            <Step step={nearest} onTurn={onTurn} />
          </ol>
        </>
      )}
    </>
  )
}

function Step({ step, onTurn }: { readonly step: ClauseExplanation['steps'][number] } & Pick<Props, 'onTurn'>) {
  const { name, turn, at, text, events, lines } = step
  return (
    <li className={styles.step}>
      <p className={styles.place}>
        {turn === undefined ? (
          <b>{name}</b>
        ) : (
          <button type="button" className={styles.turn} onClick={() => onTurn(turn)}>
            {name}
          </button>
        )}
        {at !== undefined && <span className={styles.quiet}>{clock(at)}</span>}
        <span className={styles.events}>{events}</span>
      </p>
      {text !== '' && <p className={styles.text}>{text}</p>}
      {lines.map(({ label, text }) => (
        <p key={label + text} className={styles.line}>
          <span className={styles.label}>{label}</span>
          {text}
        </p>
      ))}
    </li>
  )
}
