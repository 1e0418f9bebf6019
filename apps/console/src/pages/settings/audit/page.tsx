import { type AuditLine, exportAudit, listAudit } from '@liangyan/contract'
import { Button, Table, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { client, useList } from '../../../api/index.ts'
import { Answered, EmptyState } from '../../../shell/states/index.ts'
import { endOfDay, exactTime, startOfDay } from '../../../words/moments.ts'
import { SettingsFrame } from '../frame/settings-frame.tsx'
import styles from '../panel.module.css'
import { useFilter } from '../use-filter.ts'
import { MoreButton } from '../../../shell/more-button.tsx'
import own from './audit.module.css'
import { detailLines } from './detail.ts'
import { AuditFilters } from './filters.tsx'
import { actionName } from './names.ts'

/** The audit trail, and its exports with the same filter. */
export function Content() {
  const { t, i18n } = useTranslation()
  const { filter, change, clear } = useFilter(['from', 'to', 'user', 'action', 'subject', 'words'])
  const { from, to, user, ...rest } = filter
  const query = {
    ...rest,
    ...(user !== undefined && { user: Number(user) }),
    ...(from !== undefined && { from: startOfDay(from) }),
    ...(to !== undefined && { to: endOfDay(to) }),
  }
  const list = useList(listAudit, { query: { ...query, limit: 100 } }, { keepsLast: true })
  const link = (format: 'csv' | 'xlsx') => client.link(exportAudit, { query: { ...query, format } })
  return (
    <SettingsFrame
      section="audit"
      text={t('audit.text')}
      actions={
        <>
          <Button href={link('csv')} download>
            {t('audit.csv')}
          </Button>
          <Button href={link('xlsx')} download>
            {t('audit.xlsx')}
          </Button>
        </>
      }
    >
      <AuditFilters filter={filter} onChange={change} onClear={clear} />
      <div className={styles.panel}>
        <Answered asked={list}>
          {(items) =>
            items.length === 0 ? (
              <EmptyState
                title={t('audit.empty')}
                text={t('audit.emptyText')}
                actions={<Button onClick={clear}>{t('audit.clear')}</Button>}
              />
            ) : (
              <Table<AuditLine>
                rowKey="id"
                size="small"
                pagination={false}
                tableLayout="fixed"
                columns={columnsFor(t, i18n.language)}
                dataSource={items}
              />
            )
          }
        </Answered>
      </div>
      <MoreButton list={list} className={styles.more} />
    </SettingsFrame>
  )
}

function columnsFor(t: TFunction, language: string): TableColumnsType<AuditLine> {
  return [
    { key: 'at', title: t('audit.columns.at'), width: 164, render: (_, { at }) => exactTime(at) },
    { key: 'who', title: t('audit.columns.who'), width: 170, render: (_, { who }) => who },
    {
      key: 'action',
      title: t('audit.columns.action'),
      width: 150,
      render: (_, { action }) => actionName(action, language),
    },
    { key: 'subject', title: t('audit.columns.subject'), width: 190, render: (_, { subject }) => subject },
    {
      key: 'detail',
      title: t('audit.columns.detail'),
      render: (_, { detail }) =>
        detailLines(t, detail).map((line) => (
          <p key={line} className={own.line}>
            {line}
          </p>
        )),
    },
    {
      key: 'address',
      title: t('audit.columns.address'),
      width: 120,
      render: (_, { address }) => <span className={styles.quiet}>{address}</span>,
    },
  ]
}
