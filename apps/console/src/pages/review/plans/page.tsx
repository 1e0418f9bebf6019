import { addPlan, listPlans, type Plan } from '@liangyan/contract'
import { Table, type TableColumnsType, Tag } from 'antd'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { mayOpen } from '../../../access.ts'
import { useList } from '../../../api/index.ts'
import { LinkButton } from '../../../shell/link-button.tsx'
import { useMe } from '../../../shell/session.ts'
import { EmptyState, ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { dateAndTime } from '../../../words/moments.ts'
import { type Titles, useTitles } from '../../conversations/titles.ts'
import { ReviewFrame } from '../frame/review-frame.tsx'
import panel from '../panel.module.css'
import { MoreButton } from '../../../shell/more-button.tsx'
import { DrawButton } from './draw-button.tsx'
import { PlanProgress } from './plan-progress.tsx'
import { filterTexts, reviewersText, ruleText } from './rule-text.ts'

/** How often the list looks while a plan is being drawn, and while none is. */
const BUSY = 1_500
const IDLE = 60_000

/** All sampling plans. */
export function Content() {
  const { t } = useTranslation()
  const { role } = useMe()
  const writes = mayOpen(addPlan, role)
  const list = useList(
    listPlans,
    { query: { limit: 50 } },
    { every: (plans) => (plans?.some(({ drawing }) => drawing !== null) ? BUSY : IDLE) },
  )
  const add = writes && (
    <LinkButton to="/review/plans/new" type="primary">
      {t('plans.add')}
    </LinkButton>
  )
  return (
    <ReviewFrame text={t('plans.text')} actions={add}>
      <div className={`${panel.panel} ${panel.table}`}>
        <Listed {...list} writes={writes} add={add} />
      </div>
      <MoreButton list={list} className={panel.more} />
    </ReviewFrame>
  )
}

interface ListedProps extends Pick<ReturnType<typeof useList<typeof listPlans>>, 'data' | 'error' | 'refetch'> {
  readonly writes: boolean
  readonly add: React.ReactNode
}

function Listed({ data, error, refetch, writes, add }: ListedProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const columns = useMemo(() => columnsFor(t, titles, writes), [t, titles, writes])
  if (data === undefined) return error ? <ErrorState error={error} onRetry={refetch} /> : <LoadingState />
  if (data.length === 0) return <EmptyState title={t('plans.empty')} text={t('plans.emptyText')} actions={add} />
  return <Table<Plan> size="middle" rowKey="id" columns={columns} dataSource={data} pagination={false} />
}

function columnsFor(t: TFunction, titles: Titles, writes: boolean): TableColumnsType<Plan> {
  return [
    {
      key: 'name',
      title: t('plans.columns.name'),
      width: 180,
      render: (_, { id, name, active }) => (
        <>
          <Link to={`/review/plans/${id}`}>
            <b>{name}</b>
          </Link>{' '}
          {!active && <Tag>{t('plans.inactive')}</Tag>}
        </>
      ),
    },
    {
      key: 'rule',
      title: t('plans.columns.rule'),
      render: (_, { rule, blind, doubleShare }) => (
        <>
          {ruleText(t, rule)}
          <div>
            {blind && <Tag>{t('plans.blind')}</Tag>}
            {doubleShare > 0 && <Tag>{t('plans.double', { share: `${Math.round(doubleShare * 100)}%` })}</Tag>}
          </div>
        </>
      ),
    },
    {
      key: 'filter',
      title: t('plans.columns.filter'),
      width: 170,
      render: (_, { filter }) => filterTexts(t, filter, titles).join(t('plans.separator')),
    },
    {
      key: 'repeats',
      title: t('plans.columns.repeats'),
      width: 210,
      render: (_, { repeats, nextDrawAt }) => (
        <>
          {t(`plans.repeats.${repeats}`)}
          {nextDrawAt !== null && (
            <div className={`${panel.quiet} ${panel.small}`}>
              {t('plans.columns.next')} {dateAndTime(nextDrawAt)}
            </div>
          )}
        </>
      ),
    },
    {
      key: 'reviewers',
      title: t('plans.columns.reviewers'),
      width: 140,
      render: (_, plan) => reviewersText(t, plan),
    },
    {
      key: 'progress',
      title: t('plans.columns.progress'),
      width: 196,
      render: (_, plan) => <PlanProgress plan={plan} />,
    },
    ...(writes
      ? [
          {
            key: 'action',
            title: t('plans.columns.action'),
            width: 170,
            render: (_: unknown, plan: Plan) => (
              <span className={panel.bar}>
                <DrawButton plan={plan} />
                <LinkButton to={`/review/plans/${plan.id}/edit`} size="small">
                  {t('plans.edit')}
                </LinkButton>
              </span>
            ),
          },
        ]
      : []),
  ]
}
