import ApiOutlined from '@ant-design/icons/ApiOutlined'
import AudioMutedOutlined from '@ant-design/icons/AudioMutedOutlined'
import FileTextOutlined from '@ant-design/icons/FileTextOutlined'
import HourglassOutlined from '@ant-design/icons/HourglassOutlined'
import LogoutOutlined from '@ant-design/icons/LogoutOutlined'
import MinusOutlined from '@ant-design/icons/MinusOutlined'
import PauseOutlined from '@ant-design/icons/PauseOutlined'
import PhoneOutlined from '@ant-design/icons/PhoneOutlined'
import type { ConversationEvent } from '@liangyan/contract'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { clock } from '../../../words/moments.ts'
import { endingOf } from '../ending.ts'
import { lasting } from '../lasting.ts'
import speech from './speech.module.css'
import styles from './transcript.module.css'

const ICONS: Readonly<Record<ConversationEvent['type'], ReactNode>> = {
  hold: <PauseOutlined />,
  mute: <AudioMutedOutlined />,
  silence: <MinusOutlined />,
  transfer: <ApiOutlined />,
  ticket: <FileTextOutlined />,
  hangup: <PhoneOutlined rotate={135} />,
}

interface Props {
  readonly event: ConversationEvent
  readonly channel: string
  readonly at: number
}

/** Something that happened between turns. */
export function EventLine({ event, channel, at }: Props) {
  const { t } = useTranslation()
  return (
    <li className={styles.event} data-type={event.type}>
      <span className={styles.pill}>
        {event.type === 'hangup' && channel === 'chat' ? <LogoutOutlined /> : ICONS[event.type]}
        <time className={speech.time}>{clock(at)}</time>
        <span>{eventText(t, event, channel)}</span>
      </span>
    </li>
  )
}

/** A pause that nothing explains. */
export function GapLine({ from, to }: { readonly from: number; readonly to: number }) {
  const { t } = useTranslation()
  return (
    <li className={styles.event} data-type="gap">
      <span className={styles.pill}>
        <HourglassOutlined />
        <time className={speech.time}>{clock(from)}</time>
        <span>
          {t('conversation.event.gap')} {lasting(t, to - from)}
        </span>
      </span>
    </li>
  )
}

function eventText(t: TFunction, event: ConversationEvent, channel: string): string {
  const { type, start, end, to, text, by } = event
  switch (type) {
    case 'hold':
    case 'mute':
    case 'silence': {
      const long = end === undefined ? t('conversation.event.stillOpen') : lasting(t, end - (start ?? end))
      return `${t(`conversation.event.${type}`)} ${long}`
    }
    case 'transfer':
      return to === undefined ? t('conversation.event.transfer') : t('conversation.event.transferTo', { to })
    case 'ticket':
      return text === undefined ? t('conversation.event.ticket') : t('conversation.event.ticketOf', { text })
    case 'hangup':
      return endingOf(t, channel, by)
  }
}
