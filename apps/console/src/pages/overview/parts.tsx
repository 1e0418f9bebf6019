import { type AnswerOf, type Overview, overviewAgents, type OverviewQuery } from '@liangyan/contract'
import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../api/index.ts'
import { useMe } from '../../shell/session.ts'
import { ErrorState, LoadingState } from '../../shell/states/index.ts'
import { figure } from '../../words/figures.ts'
import type { Leads, Scope } from './choice.ts'
import styles from './overview.module.css'
import { Panel } from './panel.tsx'
import { PartsTable } from './parts-table.tsx'

const KINDS = ['teams', 'agents'] as const
type Kind = (typeof KINDS)[number]
const ORDERS = ['average', 'found', 'fatal', 'conversations'] as const
type Order = (typeof ORDERS)[number]

interface Props {
  readonly overview: Overview
  readonly query: OverviewQuery
  readonly leads: Leads
  readonly onNarrow: (scope: Scope) => void
}

/** Teams, and the agents who come first in some respect. */
export function Parts({ overview, query, leads, onNarrow }: Props) {
  const { t } = useTranslation()
  const { role } = useMe()
  const [chosen, setKind] = useState<Kind>()
  const [order, setOrder] = useState<Order>('average')
  // within one team there is nothing to compare but its agents
  const kind = chosen ?? (role === 'team-lead' || query.team !== undefined ? 'agents' : 'teams')
  return (
    <Panel
      area="parts"
      title={t('overview.parts.title')}
      actions={
        <>
          {kind === 'agents' && (
            <Select<Order>
              size="small"
              aria-label={t('overview.parts.order')}
              value={order}
              popupMatchSelectWidth={false}
              options={ORDERS.map((value) => ({ value, label: t(`overview.parts.orders.${value}`) }))}
              onChange={setOrder}
            />
          )}
          <Segmented<Kind>
            size="small"
            aria-label={t('overview.parts.show')}
            value={kind}
            options={KINDS.map((value) => ({ value, label: t(`overview.parts.${value}`) }))}
            onChange={setKind}
          />
        </>
      }
    >
      <div className={styles.scrolling}>
        {kind === 'teams' ? (
          <PartsTable
            label={t('overview.parts.teams')}
            parts={overview.teams}
            unknown={t('vocabulary.unknown.team')}
            leadTo={(id) => (id === '' ? undefined : leads({ team: Number(id) }))}
            onNarrow={(id) => onNarrow({ team: Number(id) })}
            all={overview.totals}
          />
        ) : (
          <Agents overview={overview} query={query} order={order} leads={leads} onNarrow={onNarrow} />
        )}
      </div>
    </Panel>
  )
}

function Agents({ overview, query, order, leads, onNarrow }: Props & { readonly order: Order }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useRoute(overviewAgents, { query: { ...query, order } }, { keepsLast: true })
  if (data === undefined) return error ? <ErrorState error={error} onRetry={refetch} /> : <LoadingState />
  return (
    <>
      <PartsTable
        label={t('overview.parts.agents')}
        parts={data.agents}
        unknown={t('vocabulary.unknown.agent')}
        leadTo={(id) => (id === '' ? undefined : leads({ agent: id }))}
        onNarrow={(id) => onNarrow({ agent: id })}
        all={overview.totals}
      />
      <More {...data} />
    </>
  )
}

function More({ agents, all }: AnswerOf<typeof overviewAgents>) {
  const { t } = useTranslation()
  if (agents.length >= all) return null
  return (
    <p className={styles.quiet}>{t('overview.parts.firstOf', { number: figure(all), shown: figure(agents.length) })}</p>
  )
}
