import type { AgreementTable as Agreement } from '@liangyan/contract'
import { Table, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { figure, percent } from '../../../words/figures.ts'
import { listAddress } from '../../conversations/list-address.ts'
import panel from '../panel.module.css'
import { Confusion, Kappa, Percent } from './agreement-cells.tsx'
import styles from './figures.module.css'

type OfCriterion = Agreement['criteria'][number]

interface Props {
  readonly title: string
  readonly text: string
  readonly agreement: Agreement
  /** Stands where nothing was judged by both. */
  readonly empty: ReactNode
}

/** Agreement over all and criterion by criterion, the worst first; each opens to who said what. */
export function AgreementTable({ title, text, agreement: { overall, criteria }, empty }: Props) {
  const { t } = useTranslation()
  return (
    <section className={`${panel.panel} ${panel.table}`}>
      <div className={panel.head}>
        <h2 className={panel.title}>{title}</h2>
        <span className={panel.quiet}>{text}</span>
      </div>
      {overall.pairs === 0 ? (
        empty
      ) : (
        <>
          <div className={styles.overall}>
            <div>
              <span className={styles.big}>{percent(overall.percent ?? 0, 1)}</span>
              <span className={panel.quiet}>{t('quality.agreement.percent')}</span>
            </div>
            <div>
              <span className={styles.big}>
                <Kappa figures={overall} />
              </span>
              <span className={panel.quiet}>{t('quality.agreement.kappa')}</span>
            </div>
            <div>
              <span className={styles.big}>{figure(overall.pairs)}</span>
              <span className={panel.quiet}>{t('quality.agreement.pairs')}</span>
            </div>
            <div>
              <span className={styles.big}>{percent(overall.expected ?? 0, 1)}</span>
              <span className={panel.quiet}>{t('quality.agreement.expected')}</span>
            </div>
            <Confusion figures={overall} />
          </div>
          <Table<OfCriterion>
            size="small"
            rowKey="id"
            columns={columnsFor(t)}
            dataSource={criteria}
            pagination={criteria.length > 12 && { pageSize: 12, size: 'small', showSizeChanger: false }}
            expandable={{
              expandedRowRender: ({ figures }) => <Confusion figures={figures} />,
              rowExpandable: ({ figures }) => figures.pairs > 0,
              columnWidth: 40,
            }}
          />
        </>
      )}
    </section>
  )
}

function columnsFor(t: TFunction): TableColumnsType<OfCriterion> {
  return [
    {
      key: 'criterion',
      title: t('quality.agreement.criterion'),
      render: (_, { id, title }) => <Link to={listAddress({ filter: { criterion: id } })}>{title}</Link>,
    },
    {
      key: 'pairs',
      title: t('quality.agreement.pairs'),
      align: 'end',
      width: 100,
      sorter: (a, b) => a.figures.pairs - b.figures.pairs,
      render: (_, { figures }) => figure(figures.pairs),
    },
    {
      key: 'percent',
      title: t('quality.agreement.percent'),
      align: 'end',
      width: 110,
      sorter: (a, b) => (a.figures.percent ?? 0) - (b.figures.percent ?? 0),
      render: (_, { figures }) => <Percent figures={figures} />,
    },
    {
      key: 'expected',
      title: t('quality.agreement.expected'),
      align: 'end',
      width: 120,
      render: (_, { figures: { expected } }) => (expected === null ? '—' : percent(expected, 1)),
    },
    {
      key: 'kappa',
      title: t('quality.agreement.kappa'),
      width: 150,
      sorter: (a, b) => (a.figures.kappa ?? 2) - (b.figures.kappa ?? 2),
      render: (_, { figures }) => <Kappa figures={figures} />,
    },
  ]
}
