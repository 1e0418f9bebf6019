import { Alert, Modal, Typography } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './secret-dialog.module.css'

interface Props {
  readonly title: string
  readonly text: ReactNode
  readonly label: string
  readonly secret: string
  readonly children?: ReactNode
  readonly onClose: () => void
}

/** Shows a secret, this once. It closes by its button only, so that no slip of the hand loses what nobody can show again. */
export function SecretDialog({ title, text, label, secret, children, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      open
      title={title}
      okText={t('settings.secretClose')}
      onOk={onClose}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={(_, { OkBtn }) => <OkBtn />}
    >
      <p>{text}</p>
      <div className={styles.secret}>
        <span className={styles.label}>{label}</span>
        <Typography.Text
          className={styles.value}
          copyable={{ text: secret, tooltips: [t('settings.copy'), t('settings.copied')] }}
        >
          {secret}
        </Typography.Text>
      </div>
      <Alert type="warning" showIcon title={t('settings.secretOnce')} />
      {children}
    </Modal>
  )
}
