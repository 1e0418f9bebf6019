import type { ReviewResult } from '@liangyan/contract'
import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { figure } from '../../../words/figures.ts'
import { isOpen, type Item } from '../items.ts'

interface Props {
  readonly open: boolean
  readonly blind: boolean
  readonly items: readonly Item[]
  /** Before the review; null where it is hidden. */
  readonly before: number | null
  readonly result: ReviewResult
  readonly onHandIn: (confirmRest: boolean) => void
  readonly onClose: () => void
}

/** Asks what becomes of findings of which nothing was said, and hands in. */
export function HandInDialog({ open, blind, items, before, result, onHandIn, onClose }: Props) {
  const { t } = useTranslation()
  const unsaid = items.filter(isOpen)
  const undecided = unsaid.filter(({ finding }) => finding.verdict === 'undecided').length
  const rest = unsaid.length - undecided
  const after = figure(result.scorecard.total)
  return (
    <Modal
      title={t('conversation.review.handInTitle')}
      open={open}
      onCancel={onClose}
      width={500}
      destroyOnHidden
      footer={
        <>
          <Button onClick={onClose}>{t('conversation.review.leaveOpen')}</Button>
          {rest > 0 && <Button onClick={() => onHandIn(false)}>{t('conversation.review.handInAsIs')}</Button>}
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- Enter hands in */}
          <Button type="primary" autoFocus onClick={() => onHandIn(rest > 0)}>
            {t(rest > 0 ? 'conversation.review.confirmRest' : 'conversation.review.handIn')}
          </Button>
        </>
      }
    >
      {unsaid.length > 0 && <p>{t('conversation.review.handInText', { count: unsaid.length })}</p>}
      {undecided > 0 && <p>{t('conversation.review.handInUndecided', { count: undecided })}</p>}
      <p>
        {blind
          ? t('conversation.review.handInBlind')
          : t('conversation.review.handInPlain', { before: before === null ? '—' : figure(before), after })}
      </p>
    </Modal>
  )
}
