import { countConversations, type ConversationFilter } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../api/index.ts'
import { figure } from '../../words/figures.ts'
import styles from './conversations.module.css'

/** How many conversations match. Counting may take longer than listing: the number comes when it comes. */
export function CountLine({ filter }: { readonly filter: ConversationFilter }) {
  const { t } = useTranslation()
  const { data, isFetching } = useRoute(countConversations, { query: filter }, { keepsLast: true })
  return (
    <span className={styles.count} aria-live="polite" style={{ opacity: isFetching ? 0.6 : 1 }}>
      {data && t(data.more ? 'conversations.countMore' : 'conversations.count', { number: figure(data.count) })}
    </span>
  )
}
