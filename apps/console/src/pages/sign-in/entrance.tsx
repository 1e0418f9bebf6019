import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageChoice } from '../../shell/frame/language-switch.tsx'
import { speak } from '../../words/index.ts'
import styles from './entrance.module.css'

/** The page before the console: what it is on the left, what is to be filled in on the right. */
export function Entrance({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className={styles.page}>
      <title>{`${title} · ${t('shell.product')}`}</title>
      <aside className={styles.side}>
        <div className={styles.mark}>
          <img src="/mark.svg" alt="" />
          <span className={styles.product}>{t('shell.product')}</span>
          <span className={styles.subtitle}>{t('shell.subtitle')}</span>
        </div>
        <div className={styles.words}>
          <p className={styles.saying}>{t('shell.saying')}</p>
          <ul className={styles.readings}>
            <li>{t('entrance.readings.inspect')}</li>
            <li>{t('entrance.readings.review')}</li>
            <li>{t('entrance.readings.standard')}</li>
          </ul>
        </div>
      </aside>
      <main className={styles.main}>
        <div className={styles.language}>
          <LanguageChoice onChoose={(language) => void speak(language)} />
        </div>
        <div className={styles.form}>
          <h1 className={styles.title}>{title}</h1>
          {children}
        </div>
      </main>
    </div>
  )
}
