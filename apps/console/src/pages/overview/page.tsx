import ReloadOutlined from '@ant-design/icons/ReloadOutlined'
import { type Overview, overviewAgents, type OverviewQuery, readOverview } from '@liangyan/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { outdate, useRoute } from '../../api/index.ts'
import { PageHead } from '../../shell/page-head.tsx'
import { Answered } from '../../shell/states/index.ts'
import { dayOf, exactTime } from '../../words/moments.ts'
import { nameOf } from '../../words/names.ts'
import { Broken } from './broken.tsx'
import { type Choice, type Leads, leadsFrom, queryOf, readChoice, type Scope, writeChoice } from './choice.ts'
import { Distribution } from './distribution.tsx'
import { Nothing } from './nothing.tsx'
import { FilterBar } from './filter-bar.tsx'
import { Hours } from './hours.tsx'
import { Kpis } from './kpis.tsx'
import { Moments } from './moments.tsx'
import styles from './overview.module.css'
import { Parts } from './parts.tsx'
import { Path } from './path.tsx'
import { SharesList } from './shares-list.tsx'
import { Trend } from './trend.tsx'

/** Figures are asked for again after so many milliseconds; sooner where nothing can be shown before new ones are made. */
const EVERY = 60_000
const SOON = 2_000

/** The whole bank at a glance; everything it shows follows from the address, and every number leads to its conversations. */
export function Content() {
  const { t } = useTranslation()
  const stored = useQueryClient()
  const [address, setAddress] = useSearchParams()
  const choice = useMemo(() => readChoice(address), [address])
  const today = dayOf(Date.now())
  const query = useMemo(() => queryOf(choice, today), [choice, today])
  const choose = (choice: Choice) => setAddress(writeChoice(choice))
  const asked = useRoute(
    readOverview,
    { query },
    {
      keepsLast: true,
      every: (last) => (last?.behind && last.totals.conversations === 0 ? SOON : EVERY),
    },
  )
  return (
    <div className={styles.page}>
      <PageHead
        title={t('overview.title')}
        actions={
          asked.data && (
            <>
              <span className={styles.asOf}>{t('overview.asOf', { time: exactTime(asked.data.asOf).slice(5) })}</span>
              <Button
                type="text"
                icon={<ReloadOutlined />}
                aria-label={t('overview.refresh')}
                title={t('overview.refresh')}
                onClick={() => void outdate(stored, [readOverview, overviewAgents])}
              />
            </>
          )
        }
      />
      <FilterBar choice={choice} today={today} onChoose={choose} />
      <Answered whole asked={asked}>
        {(data) =>
          data.totals.conversations === 0 ? (
            <Nothing overview={data} choice={choice} onChoose={choose} />
          ) : (
            <Figures overview={data} query={query} choice={choice} onChoose={choose} />
          )
        }
      </Answered>
    </div>
  )
}

interface FiguresProps {
  readonly overview: Overview
  readonly query: OverviewQuery
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
}

function Figures({ overview, query, choice, onChoose }: FiguresProps) {
  const leads = useMemo(() => leadsFrom(query), [query])
  const narrow = (scope: Scope) => onChoose({ ...choice, scope: { ...choice.scope, ...scope } })
  return (
    <>
      <Path choice={choice} />
      <Kpis overview={overview} leads={leads} />
      <div className={styles.panels}>
        <Trend overview={overview} leads={leads} />
        <Distribution overview={overview} leads={leads} />
        <Broken overview={overview} leads={leads} />
        <Moments overview={overview} leads={leads} onService={(service) => narrow({ service })} />
        <Parts overview={overview} query={query} leads={leads} onNarrow={narrow} />
        <Hours hours={overview.hours} leads={leads} />
        <Kinds overview={overview} leads={leads} onNarrow={narrow} />
      </div>
    </>
  )
}

interface KindsProps {
  readonly overview: Overview
  readonly leads: Leads
  readonly onNarrow: (scope: Scope) => void
}

/** By service, channel and reason of contact. */
function Kinds({ overview: { services, channels, contacts }, leads, onNarrow }: KindsProps) {
  const { t } = useTranslation()
  const unknown = (kind: 'service' | 'channel' | 'contact') => t(`vocabulary.unknown.${kind}`)
  return (
    <>
      <SharesList
        area="services"
        title={t('overview.shares.services')}
        list={services.map((one) => ({
          ...one,
          name: one.name || unknown('service'),
          to: one.id === '' ? undefined : leads({ service: one.id }),
        }))}
        onNarrow={(service) => onNarrow({ service })}
      />
      <SharesList
        area="channels"
        title={t('overview.shares.channels')}
        list={channels.map((one) => ({
          ...one,
          name: one.id === '' ? unknown('channel') : nameOf(t, 'channel', one.id),
          to: one.id === '' ? undefined : leads({ channel: one.id }),
        }))}
        onNarrow={(channel) => onNarrow({ channel })}
      />
      <SharesList
        area="contacts"
        title={t('overview.shares.contacts')}
        list={contacts.map((one) => ({
          ...one,
          name: one.title || unknown('contact'),
          to: one.id === '' ? undefined : leads({ contact: one.id }),
        }))}
      />
    </>
  )
}
