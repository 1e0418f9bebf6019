import type { MoodName } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import styles from './mood.module.css'

/** How the customer feels, in a word; nothing where there is nothing to say. */
export function MoodSign({ mood }: { readonly mood: MoodName }) {
  const { t } = useTranslation()
  if (mood === 'calm') return null
  return (
    <span className={styles.mood} data-mood={mood}>
      {t(`desk.mood.${mood}`)}
    </span>
  )
}
