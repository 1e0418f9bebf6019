import type { ClauseLine } from '@liangyan/contract'
import { Button, Table, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EmptyState } from '../../../shell/states/index.ts'
import { ReadsSign, SeveritySign, StatusSign } from '../frame/clause-signs.tsx'
import { clauseAddress } from './address.ts'
import styles from './browse.module.css'

interface Props {
  readonly lines: readonly ClauseLine[]
  readonly version: number
  readonly onClear: () => void
}

export function ClauseTable({ lines, version, onClear }: Props) {
  const { t } = useTranslation()
  const columns = useMemo(() => columnsFor(t, version), [t, version])
  if (lines.length === 0) {
    return (
      <EmptyState
        whole
        title={t('standards.browse.empty')}
        text={t('standards.browse.emptyText')}
        actions={<Button onClick={onClear}>{t('standards.browse.clear')}</Button>}
      />
    )
  }
  return (
    <div className={styles.rows}>
      <Table<ClauseLine>
        sticky
        rowKey="id"
        size="middle"
        columns={columns}
        dataSource={[...lines]}
        pagination={false}
      />
    </div>
  )
}

function columnsFor(t: TFunction, version: number): TableColumnsType<ClauseLine> {
  return [
    {
      key: 'clause',
      title: t('standards.browse.columns.clause'),
      render: (_, { id, title, status, inProfile }) => (
        <>
          <Link to={clauseAddress(id, version)}>{title}</Link> <StatusSign status={status} inProfile={inProfile} />
          <div className={styles.id}>{id}</div>
        </>
      ),
    },
    {
      key: 'reads',
      title: t('standards.browse.columns.reads'),
      width: 84,
      render: (_, { reads }) => <ReadsSign reads={reads} />,
    },
    {
      key: 'severity',
      title: t('standards.browse.columns.severity'),
      width: 92,
      render: (_, { reads, severity }) => <SeveritySign reads={reads} severity={severity} />,
    },
    { key: 'moment', title: t('standards.browse.columns.moment'), dataIndex: 'moment', width: 130 },
    { key: 'criterion', title: t('standards.browse.columns.criterion'), dataIndex: 'criterionTitle', width: 190 },
    {
      key: 'sources',
      title: t('standards.browse.columns.sources'),
      width: 130,
      render: (_, { sources }) => (
        <span className={styles.id} title={sources.join('、')}>
          {sources.slice(0, 2).join('、')}
          {sources.length > 2 && ` +${sources.length - 2}`}
        </span>
      ),
    },
  ]
}
