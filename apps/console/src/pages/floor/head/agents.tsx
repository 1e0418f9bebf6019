import type { FloorAgent } from '@liangyan/contract'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import styles from './head.module.css'

interface Props {
  readonly agents: readonly FloorAgent[]
  /** Whose conversations are shown; undefined: everybody's. */
  readonly chosen: string | undefined
  readonly onChoose: (agent: string | undefined) => void
}

const PRESENCES: readonly FloorAgent['presence'][] = ['ready', 'break', 'away', 'offline']

/** Who is there, and how much each has to do; a click shows the agent's conversations. */
export function Agents({ agents, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  if (agents.length === 0) return <p className={styles.nobody}>{t('floor.agents.none')}</p>
  const sorted = agents.toSorted(
    (a, b) =>
      PRESENCES.indexOf(a.presence) - PRESENCES.indexOf(b.presence) ||
      b.conversations - a.conversations ||
      a.agent.localeCompare(b.agent),
  )
  return (
    <ul className={styles.agents} aria-label={t('floor.agents.label')}>
      {sorted.map(({ agent, name, presence, conversations }) => (
        <li key={agent}>
          <button
            type="button"
            className={styles.agent}
            data-presence={presence}
            aria-pressed={agent === chosen}
            title={t('floor.agents.load', {
              name,
              agent,
              presence: presenceName(t, presence),
              count: conversations,
            })}
            onClick={() => onChoose(agent === chosen ? undefined : agent)}
          >
            <span className={styles.dot} aria-hidden="true" />
            {name}
            <span className={styles.presence}>{presenceName(t, presence)}</span>
            <b>{conversations}</b>
          </button>
        </li>
      ))}
    </ul>
  )
}

function presenceName(t: TFunction, presence: FloorAgent['presence']): string {
  return presence === 'offline' ? t('floor.agents.offline') : t(`desk.presence.${presence}`)
}
