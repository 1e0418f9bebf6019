import type { AnswerOf, readSettings } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { dateAndTime } from '../../words/moments.ts'
import styles from './panel.module.css'

/** The last change of a setting; null while it is as it came. */
export type Change = AnswerOf<typeof readSettings>['changed']['bank']

/** Who changed a setting last, and when. */
export function ChangedLine({ change }: { readonly change: Change }) {
  const { t } = useTranslation()
  const text =
    change === null
      ? t('settings.asItCame')
      : change.by === null
        ? t('settings.changedAt', { at: dateAndTime(change.at) })
        : t('settings.changedBy', { at: dateAndTime(change.at), by: change.by })
  return <span className={styles.small}>{text}</span>
}
