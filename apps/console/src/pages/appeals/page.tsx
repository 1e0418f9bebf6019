import { countAppeals, type AppealCounts } from '@liangyan/contract'
import { Tabs } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useRoute } from '../../api/index.ts'
import { PageHead } from '../../shell/page-head.tsx'
import { useMe } from '../../shell/session.ts'
import { readChoice, type AppealChoice, viewsOf, type View, writeChoice } from './address.ts'
import styles from './appeals.module.css'
import { Figures } from './figures/figures.tsx'
import { AppealFilters } from './filters.tsx'
import { AppealList } from './list.tsx'
import { Proposals } from './proposals/proposals.tsx'

/** How often badges are counted anew, in milliseconds. */
const COUNTED = 60_000

/** The appeals of whoever looks: what waits for them first. */
export function Content() {
  const { t } = useTranslation()
  const { role } = useMe()
  const [address, setAddress] = useSearchParams()
  const choice = useMemo(() => readChoice(address, role), [address, role])
  const { data: counts } = useRoute(countAppeals, {}, { every: COUNTED })
  const choose = (choice: AppealChoice) => setAddress(writeChoice(choice), { replace: true })
  const subtitle = role === 'agent' || role === 'team-lead' || role === 'inspector' ? role : 'other'
  return (
    <div className={styles.page}>
      <PageHead title={t('appeals.title')} text={t(`appeals.subtitle.${subtitle}`)} />
      <Tabs
        className={styles.tabs}
        activeKey={choice.view}
        onChange={(view) => choose({ view: view as View })}
        items={viewsOf(role).map((view) => ({
          key: view,
          label: (
            <>
              {t(`appeals.tabs.${view}`)} <Badge view={view} counts={counts} />
            </>
          ),
        }))}
      />
      {choice.view === 'figures' ? (
        <Figures />
      ) : choice.view === 'proposals' ? (
        <Proposals clause={choice.clause} onChoose={(clause) => choose({ view: 'proposals', clause })} />
      ) : (
        <>
          {role !== 'agent' && <AppealFilters choice={choice} onChoose={choose} />}
          <AppealList choice={choice} onClear={() => choose({ view: choice.view })} />
        </>
      )}
    </div>
  )
}

/** How many are in a view; what is urgent of them stands out. */
function Badge({ view, counts }: { readonly view: View; readonly counts: AppealCounts | undefined }) {
  if (!counts || (view !== 'todo' && view !== 'open')) return null
  const number = view === 'todo' ? counts.todo : counts.lead + counts.inspector
  if (number === 0) return null
  return (
    <span className={styles.badge} data-urgent={(view === 'todo' && counts.urgent > 0) || undefined}>
      {number}
    </span>
  )
}
