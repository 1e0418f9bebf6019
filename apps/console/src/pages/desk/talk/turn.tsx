import type { LiveLine, LiveTurn, LiveWarning } from '@liangyan/contract'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { clock } from '../../../words/moments.ts'
import { nameOf } from '../../../words/names.ts'
import { segmentsOf } from '../../conversation/transcript/segments.ts'
import speech from '../../conversation/transcript/speech.module.css'
import styles from './transcript.module.css'

interface Props {
  readonly turn: LiveTurn
  readonly kind: LiveLine['kind']
  readonly found: readonly LiveWarning[]
  readonly isPartial?: boolean
}

/** One turn on its speaker's side, the words found against the standard underlined. */
export const Turn = memo(function Turn({ turn, kind, found, isPartial = false }: Props) {
  const { t } = useTranslation()
  const { speaker, text, start } = turn
  const marks = found.map(({ start, end }, place) => ({ start, end, key: String(place) }))
  return (
    <li className={`${speech.turn} ${speech[speaker]}`} data-partial={isPartial || undefined} data-turn={turn.index}>
      {speaker !== 'system' && (
        <span className={speech.side}>
          <span className={speech.speaker}>{nameOf(t, 'speaker', speaker)}</span>
          {start !== undefined && !isPartial && <time className={speech.time}>{clock(start)}</time>}
        </span>
      )}
      <p className={speech.bubble}>
        {segmentsOf(text, marks, []).map(({ start, text, marks: [mark] }) => {
          const warning = mark === undefined ? undefined : found[Number(mark)]
          return warning ? (
            <mark key={start} className={styles.found} data-tone={warning.severity} title={warning.title}>
              {text}
            </mark>
          ) : (
            text
          )
        })}
        {isPartial && (
          <span className={styles.still}>{t(kind === 'chat' ? 'desk.partial.typing' : 'desk.partial.speaking')}</span>
        )}
      </p>
    </li>
  )
})
