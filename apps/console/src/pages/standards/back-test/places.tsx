import type { BackTest, BackTestSummary } from '@liangyan/contract'
import { Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EmptyState } from '../../../shell/states/index.ts'
import { figure } from '../../../words/figures.ts'
import { clauseAddress } from '../browse/address.ts'
import panel from '../frame/panel.module.css'
import { type ListName, writeChoice } from './address.ts'
import styles from './back-test.module.css'
import { conversationAddress } from './flips.tsx'

type Place = BackTestSummary['upheldAppeals']['lost'][number]

interface Props {
  readonly test: BackTest
  readonly list: Exclude<ListName, 'flips'>
  /** The first of them. */
  readonly places: readonly Place[]
  readonly all: number
}

/** Where the draft judges otherwise than people have decided. */
export function Places({ test, list, places, all }: Props) {
  const { t } = useTranslation()
  if (places.length === 0)
    return <EmptyState title={t(`standards.backTest.empty.${list}`)} text={t(`standards.backTest.emptyText.${list}`)} />
  const back = `/standards/back-tests/${test.id}${writeChoice({ list })}`
  return (
    <>
      <Table<Place>
        size="small"
        rowKey={({ conversation, clause }) => `${conversation} ${clause}`}
        pagination={false}
        dataSource={[...places]}
        columns={[
          {
            key: 'conversation',
            title: t('standards.backTest.columns.conversation'),
            width: 240,
            render: (_, { conversation }) => (
              <Link to={conversationAddress(conversation)} state={{ back }}>
                {conversation}
              </Link>
            ),
          },
          {
            key: 'clause',
            title: t('standards.browse.columns.clause'),
            render: (_, { clause, title }) => <Link to={clauseAddress(clause, test.version)}>{title}</Link>,
          },
        ]}
      />
      {all > places.length && (
        <div className={styles.end}>
          <span className={panel.quiet}>
            {t('standards.backTest.first', { shown: figure(places.length), all: figure(all) })}
          </span>
        </div>
      )}
    </>
  )
}
