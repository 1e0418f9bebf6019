import ArrowDownOutlined from '@ant-design/icons/ArrowDownOutlined'
import type { LiveLine, LiveWarning } from '@liangyan/contract'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadingState } from '../../../shell/states/index.ts'
import { flowOf } from '../state/flow.ts'
import { onTheirWay } from '../state/outbox.ts'
import type { Talk } from '../state/talk.ts'
import { EventLine } from './event-line.tsx'
import { MarkLine } from './mark-line.tsx'
import { SayingTurn } from './saying-turn.tsx'
import speech from '../../conversation/transcript/speech.module.css'
import styles from './transcript.module.css'
import { Turn } from './turn.tsx'
import { useStickToEnd } from './use-stick-to-end.ts'

interface Props {
  readonly line: LiveLine
  readonly talk: Talk
  readonly onTakeBack: (ref: string, text: string) => void
  /** The line is lost: what is to be sent waits. */
  readonly isWaiting?: boolean
  /** What stands beside a whisper, where it is not the agent who reads. */
  readonly whispered?: string
}

/** What is said, as it comes. */
export function Transcript({ line, talk, onTakeBack, isWaiting = false, whispered }: Props) {
  const { t } = useTranslation()
  const flow = useMemo(() => flowOf(talk), [talk])
  const sayings = onTheirWay(talk)
  const partials = [...talk.partials.values()].filter(({ text }) => text !== '')
  const { scroller, content, isBehind, toEnd } = useStickToEnd(flow.length + sayings.length)
  const warnings = useMemo(() => byTurn(talk.seen?.view.warnings ?? []), [talk.seen])
  const heard = useMemo(() => byTurn(talk.seen?.view.heard ?? []), [talk.seen])
  return (
    <div className={styles.frame}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
      <div ref={scroller} className={speech.scroller} tabIndex={0} aria-label={t('desk.transcript')} role="log">
        {!talk.told && flow.length === 0 && <LoadingState />}
        <ol ref={content} className={styles.flow}>
          {flow.map((item) => {
            switch (item.kind) {
              case 'turn':
                return (
                  <Turn
                    key={item.key}
                    turn={item.turn}
                    kind={line.kind}
                    found={warnings.get(item.turn.index) ?? NONE}
                  />
                )
              case 'event':
                return (
                  <EventLine key={item.key} event={item.event} channel={line.channel} at={item.at} seen={talk.seen} />
                )
              default:
                return <MarkLine key={item.key} mark={item.mark} whispered={whispered} />
            }
          })}
          {sayings.map((saying) => (
            <SayingTurn key={saying.ref} saying={saying} isWaiting={isWaiting} onTakeBack={onTakeBack} />
          ))}
          {partials.map((turn) => (
            <Turn
              key={`partial ${turn.speaker}`}
              turn={turn}
              kind={line.kind}
              found={heard.get(turn.index) ?? NONE}
              isPartial
            />
          ))}
        </ol>
      </div>
      {isBehind && (
        <Button className={styles.news} size="small" shape="round" icon={<ArrowDownOutlined />} onClick={toEnd}>
          {t('desk.news')}
        </Button>
      )}
    </div>
  )
}

const NONE: readonly LiveWarning[] = []

function byTurn(warnings: readonly LiveWarning[]): Map<number, readonly LiveWarning[]> {
  return Map.groupBy(warnings, ({ turn }) => turn)
}
