import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { Clocks } from '../../desk/advice/clocks.tsx'
import { Warnings } from '../../desk/advice/warnings.tsx'
import type { Talk } from '../../desk/state/talk.ts'
import styles from './look.module.css'

/** What the agent is advised, owes, and was found to have said. */
export function Advice({ talk }: { readonly talk: Talk }) {
  const { t } = useTranslation()
  const { cards = [], clocks = [], warnings = [] } = talk.seen?.view ?? {}
  const named = (name: 'cards' | 'clocks' | 'warnings', count: number) => (
    <>
      {t(`floor.look.tabs.${name}`)}
      {count > 0 && <span className={styles.tabCount}>{count}</span>}
    </>
  )
  return (
    <div className={styles.advice}>
      <Tabs
        size="small"
        aria-label={t('floor.look.tabs.label')}
        items={[
          {
            key: 'clocks',
            label: named('clocks', clocks.length),
            children:
              clocks.length > 0 ? (
                <Clocks seen={talk.seen} />
              ) : (
                <p className={styles.none}>{t('floor.look.noClocks')}</p>
              ),
          },
          { key: 'cards', label: named('cards', cards.length), children: <Cards cards={cards} /> },
          {
            key: 'warnings',
            label: named('warnings', warnings.length),
            children:
              warnings.length > 0 ? <Warnings talk={talk} /> : <p className={styles.none}>{t('desk.warnings.none')}</p>,
          },
        ]}
      />
    </div>
  )
}

type View = NonNullable<Talk['seen']>['view']

/** The wording that the agent has before them; to read only. */
function Cards({ cards }: Pick<View, 'cards'>) {
  const { t } = useTranslation()
  if (cards.length === 0) return <p className={styles.none}>{t('desk.cards.none')}</p>
  return (
    <ul className={styles.cards}>
      {cards.map(({ key, title, text, urgent }) => (
        <li key={key} data-urgent={urgent || undefined}>
          <b>{title}</b>
          {text}
        </li>
      ))}
    </ul>
  )
}
