import type { AnswerOf, entrance } from '@liangyan/contract'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { nameOf } from '../../words/names.ts'
import styles from './entrance.module.css'

interface Props {
  readonly offer: AnswerOf<typeof entrance>
  readonly busy: boolean
  readonly onChoose: (login: string, password: string) => void
}

/** One button for the first sample user of each role, the others by name; while there are any. */
export function SampleUsers({ offer: { samples, samplePassword }, busy, onChoose }: Props) {
  const { t } = useTranslation()
  if (samples.length === 0 || samplePassword === null) return null
  const first = [...new Map(samples.toReversed().map((sample) => [sample.role, sample])).values()].reverse()
  const others = samples.filter((sample) => !first.includes(sample))
  return (
    <section className={styles.samples}>
      <h2 className={styles.samplesHead}>{t('entrance.samples')}</h2>
      <p className={styles.samplesText}>{t('entrance.samplesText')}</p>
      <div className={styles.people}>
        {first.map(({ login, name, role }) => (
          <Button key={login} disabled={busy} onClick={() => onChoose(login, samplePassword)}>
            <span className={styles.who}>
              <span>{nameOf(t, 'role', role)}</span>
              <span className={styles.person}>{name}</span>
            </span>
          </Button>
        ))}
      </div>
      {others.length > 0 && (
        <Select<string | null>
          className={styles.others}
          aria-label={t('entrance.otherSamples')}
          placeholder={t('entrance.otherSamples')}
          value={null}
          disabled={busy}
          showSearch={{ optionFilterProp: 'label' }}
          options={others.map(({ login, name, role }) => ({
            value: login,
            label: `${nameOf(t, 'role', role)} ${name}`,
          }))}
          onChange={(login) => login !== null && onChoose(login, samplePassword)}
        />
      )}
    </section>
  )
}
