import type { ConversationDetail, ShownFinding } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { clock } from '../../words/moments.ts'
import { nameOf } from '../../words/names.ts'
import styles from './conversation.module.css'

interface Props {
  readonly turns: ConversationDetail['turns']
  readonly findings: readonly ShownFinding[]
}

/** What was said, turn by turn; turns with evidence stand out. */
export function Transcript({ turns, findings }: Props) {
  const { t } = useTranslation()
  const marked = new Set(findings.flatMap(({ evidence }) => evidence.map(({ turn }) => turn)))
  return (
    <section className={styles.half} aria-label={t('conversation.transcript')}>
      <ol className={styles.turns}>
        {turns.map(({ index, speaker, text, start }) => (
          <li key={index} className={marked.has(index) ? `${styles.turn} ${styles.marked}` : styles.turn}>
            <span className={styles.when}>{start === undefined ? '' : clock(start)}</span>
            <span className={styles.speaker}>{nameOf(t, 'speaker', speaker)}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
