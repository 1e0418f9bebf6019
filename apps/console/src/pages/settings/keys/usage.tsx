import { type ApiKey, ingestConversations, listConversations, listTasks, standardInForce } from '@liangyan/contract'
import { Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './usage.module.css'

const READABLE = [listConversations, listTasks, standardInForce]

interface Props {
  readonly apiKey: ApiKey
  readonly secret: string
}

/** A request with the key that can be copied as it stands: the first that its scopes allow. */
export function Usage({ apiKey: { scopes }, secret }: Props) {
  const { t } = useTranslation()
  const readable = READABLE.find(({ scope }) => scope !== undefined && scopes.includes(scope))
  const path = readable?.path ?? ingestConversations.path
  const sends = readable === undefined ? ' \\\n  -H "Content-Type: application/json" --data @conversations.json' : ''
  const command = `curl -H "Authorization: Bearer ${secret}"${sends} \\\n  ${window.location.origin}${path}`
  return (
    <section className={styles.usage}>
      <h3 className={styles.title}>{t('machines.keys.usage')}</h3>
      <Typography.Text copyable={{ text: command, tooltips: [t('settings.copy'), t('settings.copied')] }}>
        <pre className={styles.command}>{command}</pre>
      </Typography.Text>
    </section>
  )
}
