import ClockCircleOutlined from '@ant-design/icons/ClockCircleOutlined'
import type { AppealDue } from '@liangyan/contract'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { dateAndTime } from '../../words/moments.ts'
import styles from './signs.module.css'

/** How long there is left, coloured by how soon it is over. */
export function DueChip({ due }: { readonly due: AppealDue }) {
  const { t } = useTranslation()
  const { at, workingDays, overdue, certain } = due
  const text = overdue
    ? t('appeals.due.overdue', { count: -workingDays })
    : workingDays === 0
      ? t('appeals.due.today')
      : t('appeals.due.left', { count: workingDays })
  const until = t('appeals.due.until', { at: dateAndTime(at) })
  return (
    <Tooltip title={certain ? until : t('shell.aside', { text: until, aside: t('appeals.due.uncertain') })}>
      <span className={styles.due} data-urgency={overdue ? 'over' : workingDays === 0 ? 'today' : workingDays}>
        <ClockCircleOutlined aria-hidden /> {text}
      </span>
    </Tooltip>
  )
}
