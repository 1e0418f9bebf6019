import type { JudgedItem, ShownScorecard } from '@liangyan/contract'
import { Input, InputNumber } from 'antd'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './scorecard.module.css'

/** Null takes the judgement back. */
export type Judge = (item: string, judged: Omit<JudgedItem, 'item'> | null) => void

/** Marks the fields that the key for scoring goes to. */
export const JUDGED_FIELD = 'data-judged-field'

interface Props {
  readonly item: ShownScorecard['items'][number]
  readonly judged: JudgedItem | undefined
  readonly onJudge: Judge
}

/** Points off for an item that only a person can judge, and why. */
export function JudgedField({ item: { id, title, most, why }, judged, onJudge }: Props) {
  const { t } = useTranslation()
  return (
    <>
      {why !== undefined && <p className={styles.why}>{why}</p>}
      <div className={styles.judged}>
        <InputNumber
          {...{ [JUDGED_FIELD]: id }}
          className={styles.number}
          prefix="−"
          min={0}
          max={most}
          step={1}
          value={judged?.off ?? null}
          placeholder={t('conversation.card.unjudged')}
          onFocus={({ target }) => target.select()}
          aria-label={`${title} ${t('conversation.card.off')}`}
          onKeyDown={leave}
          onChange={(off) => onJudge(id, off === null ? null : { off, comment: judged?.comment ?? '' })}
        />
        <span className={styles.most}>{t('conversation.card.most', { points: most })}</span>
        <Input
          className={styles.remark}
          value={judged?.comment ?? ''}
          disabled={judged === undefined}
          maxLength={2000}
          placeholder={t('conversation.card.commentHint')}
          aria-label={`${title} ${t('conversation.card.comment')}`}
          onKeyDown={leave}
          onChange={({ target }) => judged && onJudge(id, { off: judged.off, comment: target.value })}
        />
      </div>
    </>
  )
}

/** Escape leaves the field: the page's keys are keys again. */
function leave({ key, currentTarget }: KeyboardEvent<HTMLInputElement>): void {
  if (key === 'Escape') currentTarget.blur()
}
