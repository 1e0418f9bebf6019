import { type Assignment, listAssignments, nextReview, queueProgress, takeAssignment } from '@liangyan/contract'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/index.ts'

interface Props {
  readonly row: Assignment
  readonly onHandBack: (row: Assignment) => void
}

/** What can be done with an assignment beside reviewing it. */
export function RowAction({ row, onHandBack }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const take = useAct(takeAssignment, {
    changes: [listAssignments, queueProgress, nextReview],
    onDone: () => void message.success(t('review.queue.taken')),
  })
  if (row.state === 'done') return null
  if (row.reviewer === null) {
    return (
      <Button
        size="small"
        tabIndex={-1}
        loading={take.isPending}
        onClick={() => take.mutate({ params: { id: row.id } })}
      >
        {t('review.queue.take')}
      </Button>
    )
  }
  if (row.calibration !== null) return null
  return (
    <Button size="small" type="text" tabIndex={-1} onClick={() => onHandBack(row)}>
      {t('review.queue.handBack')}
    </Button>
  )
}
