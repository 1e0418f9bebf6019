import type { ConversationEvent, MaskedTurn, ShownFinding } from '@liangyan/contract'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { clock } from '../../../words/moments.ts'
import { nameOf } from '../../../words/names.ts'
import styles from './excerpt.module.css'

interface Props {
  readonly turns: readonly MaskedTurn[]
  readonly events: readonly ConversationEvent[]
  readonly finding: Pick<ShownFinding, 'turns' | 'evidence'>
  readonly conversation: string
}

/** The words around a finding, what proves it marked; each turn leads to its place in the conversation. */
export function Excerpt({ turns, events, finding, conversation }: Props) {
  const { t } = useTranslation()
  const lines = inOrder(turns, events)
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        {t(finding.turns.length === 0 ? 'appeals.detail.wholeConversation' : 'appeals.detail.evidence')}
      </figcaption>
      <ol className={styles.lines}>
        {lines.map((line) =>
          'speaker' in line ? (
            <li
              key={line.index}
              className={styles.turn}
              data-speaker={line.speaker}
              data-proves={finding.turns.includes(line.index) || undefined}
            >
              <Link
                to={`/conversations/${encodeURIComponent(conversation)}?turn=${line.index}`}
                className={styles.place}
                title={t('appeals.detail.places')}
              >
                {line.start === undefined ? `#${line.index + 1}` : clock(line.start)}
              </Link>
              <span className={styles.speaker}>{nameOf(t, 'speaker', line.speaker)}</span>
              <span>{marked(line, finding.evidence)}</span>
            </li>
          ) : (
            <li key={`${line.type} ${placeOf(line)}`} className={styles.event}>
              {t(`conversation.event.${line.type}`)}
              {line.end !== undefined && line.start !== undefined && ` ${clock(line.end - line.start)}`}
            </li>
          ),
        )}
      </ol>
    </figure>
  )
}

const placeOf = (line: MaskedTurn | ConversationEvent): number =>
  ('speaker' in line ? line.start : (line.at ?? line.start)) ?? 0

/** Events stand before the turn that follows them; without times turns keep their order, and there are no events. */
function inOrder(
  turns: readonly MaskedTurn[],
  events: readonly ConversationEvent[],
): (MaskedTurn | ConversationEvent)[] {
  const waiting = [...events].sort((a, b) => placeOf(a) - placeOf(b))
  const lines: (MaskedTurn | ConversationEvent)[] = []
  for (const turn of turns) {
    while (waiting[0] !== undefined && turn.start !== undefined && placeOf(waiting[0]) < turn.start) {
      lines.push(waiting.shift()!)
    }
    lines.push(turn)
  }
  return [...lines, ...waiting]
}

/** The words with those that prove the finding marked. */
function marked({ text, index }: MaskedTurn, evidence: ShownFinding['evidence']): ReactNode {
  const spans = evidence
    .filter(({ turn, start, end }) => turn === index && start < end)
    .toSorted((a, b) => a.start - b.start)
  const parts: ReactNode[] = []
  let from = 0
  for (const { start, end } of spans) {
    if (start < from) continue
    parts.push(
      <Fragment key={start}>
        {text.slice(from, start)}
        <mark className={styles.mark}>{text.slice(start, end)}</mark>
      </Fragment>,
    )
    from = end
  }
  return [...parts, text.slice(from)]
}
