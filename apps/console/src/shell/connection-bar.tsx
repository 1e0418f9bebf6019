import { CLOSED } from '@liangyan/contract'
import type { SocketState } from '@liangyan/sdk'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './connection-bar.module.css'

export interface Connection {
  readonly state: SocketState
  /** Why it is closed, where it is. */
  readonly code: number | undefined
  /** Opens another one: after another page had taken its place. */
  readonly renew: () => void
}

interface Props {
  readonly of: 'desk' | 'floor'
  readonly connection: Connection
  /** Something has been told already: there is more than nothing to see. */
  readonly told: boolean
}

/** Says that the line is lost, and what that means here; quiet while all is well. */
export function ConnectionBar({ of, connection: { state, code, renew }, told }: Props) {
  const { t } = useTranslation()
  if (state === 'open' || (state === 'connecting' && !told)) return null
  if (state !== 'closed')
    return (
      <div className={styles.bar} role="status">
        <span className={styles.pulse} aria-hidden="true" />
        {t(`${of}.connection.lost`)}
      </div>
    )
  if (code === CLOSED.notAdmitted)
    return (
      <Closed text={t(`${of}.connection.signedOut`)} way={t('shell.reload')} onGo={() => window.location.reload()} />
    )
  // only a desk is open in one place at a time
  if (code === CLOSED.replaced && of === 'desk')
    return <Closed text={t('desk.connection.replaced')} way={t('desk.connection.here')} onGo={renew} />
  return <Closed text={t(`${of}.connection.refused`)} way={t('shell.retry')} onGo={renew} />
}

interface ClosedProps {
  readonly text: string
  readonly way: string
  readonly onGo: () => void
}

function Closed({ text, way, onGo }: ClosedProps) {
  return (
    <div className={styles.bar} role="alert">
      {text}
      <Button size="small" onClick={onGo}>
        {way}
      </Button>
    </div>
  )
}
