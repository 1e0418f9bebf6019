import type { VersionDetail } from '@liangyan/contract'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { dateAndTime } from '../../../words/moments.ts'
import panel from '../frame/panel.module.css'
import styles from './versions.module.css'

type Entry = VersionDetail['history'][number]

/** What was done with a version, the latest first; one person's changes of files in a row are one entry. */
export function History({ history }: { readonly history: readonly Entry[] }) {
  const { t } = useTranslation()
  return (
    <section className={panel.panel}>
      <div className={panel.head}>
        <h2 className={panel.title}>{t('standards.life.history')}</h2>
      </div>
      <ul className={styles.entries}>
        {gathered(history).map((entry, i) => (
          <li key={i} className={styles.entry}>
            <span className={`${panel.quiet} ${panel.small}`}>{dateAndTime(entry.at)}</span>
            <span>
              <b>{actionName(t, entry.action)}</b> {entry.who}
              {entry.reason !== null && <div className={panel.quiet}>{entry.reason}</div>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const FILES: ReadonlySet<string> = new Set(['standard.writeFile', 'standard.removeFile'])

function gathered(history: readonly Entry[]): Entry[] {
  return history.filter((entry, i) => {
    const before = history[i - 1]
    return !before || !FILES.has(entry.action) || before.action !== entry.action || before.who !== entry.who
  })
}

/** Actions are data: whether there is a name for one is seen only at run time. */
function actionName(t: TFunction, action: string): string {
  const name = action.slice('standard.'.length)
  return (t as (key: string, options: object) => string)(`standards.life.actions.${name}`, {
    defaultValue: action,
  })
}
