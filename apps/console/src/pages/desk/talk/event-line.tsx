import type { LiveEvent } from '@liangyan/contract'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { clock } from '../../../words/moments.ts'
import { endingOf } from '../../conversation/ending.ts'
import { lasting } from '../../conversation/lasting.ts'
import { nowIn, type ViewAt } from '../state/clock-face.ts'
import { useSteadyNow } from '../use-steady-now.ts'
import speech from '../../conversation/transcript/speech.module.css'
import styles from './transcript.module.css'

type Happening = Exclude<LiveEvent, { type: 'turn' }>

interface Props {
  readonly event: Happening
  readonly channel: string
  readonly at: number
  readonly seen: ViewAt | undefined
}

/** Something that happened between turns, as a thin line. */
export function EventLine({ event, channel, at, seen }: Props) {
  const { t } = useTranslation()
  const lasts = 'start' in event && event.end === undefined && seen?.view.state !== 'ended'
  return (
    <li className={styles.event} data-lasts={lasts || undefined}>
      <span className={styles.aside}>
        {lasts && seen ? (
          <>
            {t(`desk.event.${event.type}`)} <Lasting since={at} seen={seen} />
          </>
        ) : (
          eventText(t, event, channel)
        )}
        <time className={speech.time}>{clock(at)}</time>
      </span>
    </li>
  )
}

/** How long it has lasted: `00:42`. */
function Lasting({ since, seen }: { readonly since: number; readonly seen: ViewAt }) {
  const now = nowIn(seen, useSteadyNow(250))
  return <b>{clock(Math.max(0, now - since))}</b>
}

function eventText(t: TFunction, event: Happening, channel: string): string {
  switch (event.type) {
    case 'hold':
    case 'mute':
    case 'silence': {
      const name = t(`conversation.event.${event.type}`)
      return event.end === undefined ? name : `${name} ${lasting(t, event.end - event.start)}`
    }
    case 'transfer':
      return event.to === undefined
        ? t('conversation.event.transfer')
        : t('conversation.event.transferTo', { to: event.to })
    case 'ticket':
      return event.text === undefined
        ? t('conversation.event.ticket')
        : t('conversation.event.ticketOf', { text: event.text })
    case 'hangup':
      return endingOf(t, channel, event.by)
  }
}
