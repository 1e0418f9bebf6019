import type { AppealStep } from '@liangyan/contract'
import { Timeline } from 'antd'
import { useTranslation } from 'react-i18next'
import { dateAndTime } from '../../../words/moments.ts'
import { nameOf } from '../../../words/names.ts'
import styles from './detail.module.css'

const COLOURS: Readonly<Record<AppealStep['action'], string>> = {
  file: 'blue',
  support: 'green',
  reject: 'red',
  lapse: 'orange',
  decide: 'green',
  withdraw: 'gray',
}

/** What was done with the appeal, by whom, and why. */
export function Steps({ steps }: { readonly steps: readonly AppealStep[] }) {
  const { t } = useTranslation()
  return (
    <section className={styles.panel}>
      <h2 className={styles.panelTitle}>{t('appeals.detail.steps')}</h2>
      <Timeline
        items={steps.map(({ action, by, role, reason, at }) => ({
          key: `${action} ${at}`,
          color: COLOURS[action],
          content: (
            <>
              <b>{t(`appeals.step.${action}`)}</b>
              <p className={styles.step}>
                {by === null
                  ? t('appeals.step.system')
                  : role
                    ? t('shell.aside', { text: by, aside: nameOf(t, 'role', role) })
                    : by}{' '}
                · {dateAndTime(at)}
              </p>
              {reason !== '' && <blockquote className={styles.quote}>{reason}</blockquote>}
            </>
          ),
        }))}
      />
    </section>
  )
}
