import type { AnswerOf, entrance } from '@liangyan/contract'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { nameOf } from '../../words/names.ts'
import styles from './entrance.module.css'

interface Props {
  readonly offer: AnswerOf<typeof entrance>
  readonly busy: boolean
  readonly onChoose: (login: string, password: string) => void
}

/** One button a sample user, while there are any. */
export function SampleUsers({ offer: { samples, samplePassword }, busy, onChoose }: Props) {
  const { t } = useTranslation()
  if (samples.length === 0 || samplePassword === null) return null
  return (
    <section className={styles.samples}>
      <h2 className={styles.samplesHead}>{t('entrance.samples')}</h2>
      <p className={styles.samplesText}>{t('entrance.samplesText')}</p>
      <div className={styles.people}>
        {samples.map(({ login, name, role }) => (
          <Button key={login} disabled={busy} onClick={() => onChoose(login, samplePassword)}>
            <span className={styles.who}>
              <span>{name}</span>
              <span className={styles.role}>{nameOf(t, 'role', role)}</span>
            </span>
          </Button>
        ))}
      </div>
    </section>
  )
}
