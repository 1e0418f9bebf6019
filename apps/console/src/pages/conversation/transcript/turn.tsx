import type { Evidence, MaskedTurn, RevealedTurn } from '@liangyan/contract'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { clock } from '../../../words/moments.ts'
import { nameOf } from '../../../words/names.ts'
import { Badge } from '../badge.tsx'
import type { Item } from '../items.ts'
import { maskedText, toOriginal } from './alignment.ts'
import { type Mark, masksIn, type Segment, segmentsOf } from './segments.ts'
import speech from './speech.module.css'
import styles from './transcript.module.css'

/** A finding as one turn shows it: offsets into the masked text. */
export interface MarkedItem {
  readonly item: Item
  readonly spans: readonly Pick<Evidence, 'start' | 'end'>[]
}

interface Props {
  readonly turn: MaskedTurn
  readonly marked: readonly MarkedItem[]
  /** The words as they were said, while they are revealed. */
  readonly original: RevealedTurn | undefined
  readonly selected: string | undefined
  readonly isCurrent: boolean
  readonly onSelect: (key: string) => void
  readonly onCurrent: (turn: number) => void
}

/** One turn, on its speaker's side. */
export const Turn = memo(function Turn(props: Props) {
  const { turn, marked, original, selected, isCurrent, onSelect, onCurrent } = props
  const { t } = useTranslation()
  const { index, speaker, start } = turn
  const { text, marks, masks } = shownText(turn, marked, original)
  const wholes = new Set(marks.flatMap(({ start, end, key }) => (start === 0 && end >= text.length ? [key] : [])))
  const unplaced = marked.filter(({ spans }) => spans.length === 0)
  const chosen = marked.some(({ item }) => item.key === selected)
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- arrow keys move the current turn
    <li
      className={`${speech.turn} ${speech[speaker]}`}
      data-turn={index}
      data-current={isCurrent || undefined}
      data-chosen={chosen || undefined}
      aria-current={isCurrent || undefined}
      onClick={() => onCurrent(index)}
    >
      <span className={speech.side}>
        <span className={speech.speaker}>{nameOf(t, 'speaker', speaker)}</span>
        <time className={speech.time}>{start === undefined ? `#${index + 1}` : clock(start)}</time>
      </span>
      <p className={speech.bubble} data-text={index}>
        {segmentsOf(text, marks, masks).map((segment) => (
          <Words
            key={segment.start}
            segment={segment}
            wholes={wholes}
            marked={marked}
            selected={selected}
            revealed={original !== undefined}
            onSelect={onSelect}
          />
        ))}
        {unplaced.map(({ item }) => (
          <MarkButton key={item.key} item={item} onSelect={onSelect} />
        ))}
      </p>
    </li>
  )
})

/** The text that is shown, and where in it marks and masks lie. */
function shownText(turn: MaskedTurn, marked: readonly MarkedItem[], original: RevealedTurn | undefined) {
  const spans = marked.flatMap(({ item, spans }) => spans.map((span): Mark => ({ ...span, key: item.key })))
  if (!original) return { text: turn.text, marks: spans, masks: masksIn(turn.text) }
  const { text, hidden } = original
  // places can be told only where masks are laid now as they were when the conversation was inspected
  const told = maskedText(text, hidden) === turn.text
  const marks = told
    ? spans.map(({ start, end, key }) => ({
        key,
        start: toOriginal(hidden, start, 'start'),
        end: toOriginal(hidden, end, 'end'),
      }))
    : []
  return { text, marks, masks: hidden }
}

interface WordsProps {
  readonly segment: Segment
  /** What all of the turn proves. */
  readonly wholes: ReadonlySet<string>
  readonly marked: readonly MarkedItem[]
  readonly selected: string | undefined
  readonly revealed: boolean
  readonly onSelect: (key: string) => void
}

function Words({ segment, wholes, marked, selected, revealed, onSelect }: WordsProps) {
  const { text, marks, ending, masked } = segment
  const words = masked ? <span className={revealed ? styles.uncovered : styles.mask}>{text}</span> : text
  const itemOf = (key: string) => marked.find(({ item }) => item.key === key)?.item
  // single words tell more than the whole turn
  const shown = itemOf(marks.find((key) => key === selected) ?? marks.find((key) => !wholes.has(key)) ?? marks[0] ?? '')
  if (!shown) return words
  return (
    <>
      <mark
        className={wholes.has(shown.key) ? `${styles.mark} ${styles.whole}` : styles.mark}
        data-tone={shown.tone}
        data-selected={shown.key === selected || undefined}
      >
        {words}
      </mark>
      {ending.map((key) => {
        const item = itemOf(key)
        return item && <MarkButton key={key} item={item} onSelect={onSelect} />
      })}
    </>
  )
}

function MarkButton({ item, onSelect }: { readonly item: Item; readonly onSelect: (key: string) => void }) {
  const { t } = useTranslation()
  const label = `${t('conversation.finding.number', { number: item.number })} ${item.finding.title}`
  return (
    <button
      type="button"
      className={styles.number}
      title={item.finding.title}
      aria-label={label}
      onClick={(event) => {
        event.stopPropagation()
        onSelect(item.key)
      }}
    >
      <Badge item={item} />
    </button>
  )
}
