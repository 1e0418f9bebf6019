import { type Delivery, listDeliveries, listWebhooks, redeliver } from '@liangyan/contract'
import { App, Button, Segmented, Table, Tag, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useAct, useList, useRoute } from '../../../api/index.ts'
import { LinkButton } from '../../../shell/link-button.tsx'
import { Answered, EmptyState } from '../../../shell/states/index.ts'
import { exactTime } from '../../../words/moments.ts'
import { codeName } from '../code-names.ts'
import { SettingsFrame } from '../frame/settings-frame.tsx'
import styles from '../panel.module.css'
import { useFilter } from '../use-filter.ts'
import { MoreButton } from '../../../shell/more-button.tsx'
import own from './deliveries.module.css'
import { reasonOf } from './reason.ts'

const STATES = ['delivered', 'waiting', 'failed'] as const
const COLOURS = { delivered: 'success', waiting: 'warning', failed: 'error' } as const

/** The delivery log of one webhook. */
export function Content() {
  const { t } = useTranslation()
  const id = Number(useParams().id)
  const { filter, change } = useFilter(['state'])
  const { data: webhooks } = useRoute(listWebhooks, {}, { fresh: 30_000 })
  const state = STATES.find((each) => each === filter.state)
  const query = { limit: 50, ...(state && { state }) }
  const list = useList(listDeliveries, { params: { id }, query }, { keepsLast: true })
  const name = webhooks?.items.find((webhook) => webhook.id === id)?.name ?? ''
  return (
    <SettingsFrame
      section="webhooks"
      text={t('machines.deliveries.text', { name })}
      actions={<LinkButton to="/settings/webhooks">{t('machines.webhooks.back')}</LinkButton>}
    >
      <div>
        <Segmented<string>
          value={state ?? ''}
          options={[
            { value: '', label: t('machines.deliveries.all') },
            ...STATES.map((value) => ({ value, label: t(`machines.deliveries.state.${value}`) })),
          ]}
          onChange={(value) => change({ state: value })}
        />
      </div>
      <div className={styles.panel}>
        <Answered asked={list}>
          {(items) =>
            items.length === 0 ? (
              <EmptyState title={t('machines.deliveries.empty')} text={t('machines.deliveries.emptyText')} />
            ) : (
              <Table<Delivery>
                rowKey="id"
                size="middle"
                pagination={false}
                columns={columnsFor(t)}
                dataSource={items}
                expandable={{ expandedRowRender: (delivery) => <Attempts delivery={delivery} /> }}
              />
            )
          }
        </Answered>
      </div>
      <MoreButton list={list} className={styles.more} />
    </SettingsFrame>
  )
}

function columnsFor(t: TFunction): TableColumnsType<Delivery> {
  return [
    {
      key: 'createdAt',
      title: t('machines.deliveries.columns.createdAt'),
      width: 176,
      render: (_, { createdAt }) => exactTime(createdAt),
    },
    {
      key: 'event',
      title: t('machines.deliveries.columns.event'),
      render: (_, { event }) => codeName(t, 'event', event),
    },
    {
      key: 'state',
      title: t('machines.deliveries.columns.state'),
      width: 96,
      render: (_, { state }) => <Tag color={COLOURS[state]}>{t(`machines.deliveries.state.${state}`)}</Tag>,
    },
    {
      key: 'attempts',
      title: t('machines.deliveries.columns.attempts'),
      width: 80,
      align: 'end',
      render: (_, { attempts }) => attempts,
    },
    {
      key: 'result',
      title: t('machines.deliveries.columns.result'),
      render: (_, delivery) => (
        <>
          {reasonOf(t, delivery)}{' '}
          {delivery.nextAt !== null && (
            <span className={styles.small}>{t('machines.deliveries.nextAt', { at: exactTime(delivery.nextAt) })}</span>
          )}
        </>
      ),
    },
    { key: 'actions', width: 110, render: (_, { id }) => <RedeliverButton id={id} /> },
  ]
}

function RedeliverButton({ id }: { readonly id: number }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const again = useAct(redeliver, {
    changes: [listDeliveries, listWebhooks],
    onDone: () => void message.success(t('machines.deliveries.redelivered')),
  })
  return (
    <Button
      type="link"
      size="small"
      style={{ padding: 0 }}
      loading={again.isPending}
      onClick={() => again.mutate({ params: { id } })}
    >
      {t('machines.deliveries.redeliver')}
    </Button>
  )
}

function Attempts({ delivery: { log, body } }: { readonly delivery: Delivery }) {
  const { t } = useTranslation()
  return (
    <div className={own.columns}>
      <section>
        <h3 className={own.title}>{t('machines.deliveries.attemptsTitle')}</h3>
        <ul className={own.log}>
          {log.map((attempt) => (
            <li key={attempt.at}>
              {exactTime(attempt.at)} {reasonOf(t, { log: [attempt] })}{' '}
              <span className={styles.small}>{t('machines.deliveries.took', { milliseconds: attempt.took })}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3 className={own.title}>{t('machines.deliveries.body')}</h3>
        <pre className={own.body}>{JSON.stringify(body, null, 2)}</pre>
      </section>
    </div>
  )
}
