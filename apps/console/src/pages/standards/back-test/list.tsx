import { type BackTest, listBackTests, MOST_BACK_TESTED, startBackTest, type StandardVersion } from '@liangyan/contract'
import { Button, Modal, Progress, Radio, Table, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useAct, useRoute } from '../../../api/index.ts'
import { figure } from '../../../words/figures.ts'
import { dateAndTime } from '../../../words/moments.ts'
import panel from '../frame/panel.module.css'

const BUSY = 1_000
const COUNTS = [1_000, 10_000, MOST_BACK_TESTED] as const

export const isRunning = ({ state }: Pick<BackTest, 'state'>): boolean => state === 'waiting' || state === 'running'

/** The back-tests of a version, and the way to another. */
export function BackTests({ version }: { readonly version: StandardVersion }) {
  const { t } = useTranslation()
  const { data } = useRoute(
    listBackTests,
    { params: { id: version.id } },
    { every: (list) => (list?.items.some(isRunning) ? BUSY : false) },
  )
  return (
    <section className={`${panel.panel} ${panel.table}`}>
      <div className={panel.head}>
        <h2 className={panel.title}>{t('standards.backTest.title')}</h2>
        <span className={`${panel.quiet} ${panel.small}`}>{t('standards.backTest.text')}</span>
        <span className={panel.space} />
        <StartButton version={version} />
      </div>
      {data && data.items.length === 0 && (
        <p className={`${panel.quiet} ${panel.padded}`} style={{ margin: 0, paddingTop: 0 }}>
          {`${t('standards.backTest.none')}。${t('standards.backTest.noneText')}`}
        </p>
      )}
      {data && data.items.length > 0 && <Listed tests={data.items} />}
    </section>
  )
}

function Listed({ tests }: { readonly tests: readonly BackTest[] }) {
  const { t } = useTranslation()
  return (
    <Table<BackTest>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...tests]}
      columns={[
        {
          key: 'name',
          title: t('standards.backTest.title'),
          render: (_, { id, current }) => (
            <>
              <Link to={`/standards/back-tests/${id}`}>{t('standards.backTest.name', { id })}</Link>{' '}
              {!current && <Tag>{t('standards.backTest.outdated')}</Tag>}
            </>
          ),
        },
        {
          key: 'createdAt',
          title: t('standards.backTest.columns.time'),
          width: 140,
          render: (_, { createdAt }) => dateAndTime(createdAt),
        },
        {
          key: 'conversations',
          title: t('standards.backTest.conversations'),
          width: 110,
          align: 'right',
          render: (_, { total, wanted }) => figure(total ?? wanted),
        },
        {
          key: 'result',
          title: t('standards.backTest.changed'),
          width: 130,
          align: 'right',
          render: (_, test) => <Outcome test={test} />,
        },
      ]}
    />
  )
}

function Outcome({ test }: { readonly test: BackTest }) {
  const { t } = useTranslation()
  if (test.summary) return figure(test.summary.changed)
  if (!isRunning(test)) return <Tag color="red">{t('standards.backTest.failed')}</Tag>
  return <Progress size="small" percent={percentOf(test)} status="active" />
}

/** 0–100, whole. */
export function percentOf({ done, total }: Pick<BackTest, 'done' | 'total'>): number {
  return total === null || total === 0 ? 0 : Math.floor((done / total) * 100)
}

/** @param again leads from a back-test to the next */
export function StartButton({
  version,
  again = false,
}: {
  readonly version: StandardVersion
  readonly again?: boolean
}) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [count, setCount] = useState<number>(COUNTS[1])
  const act = useAct(startBackTest, {
    changes: [listBackTests],
    onDone: ({ id }) => {
      setOpen(false)
      void navigate(`/standards/back-tests/${id}`)
    },
  })
  return (
    <>
      <Button size={again ? 'middle' : 'small'} onClick={() => setOpen(true)}>
        {t(again ? 'standards.backTest.startAgain' : 'standards.backTest.start')}
      </Button>
      <Modal
        open={open}
        title={t('standards.backTest.startTitle')}
        okText={t('standards.backTest.start')}
        confirmLoading={act.isPending}
        onOk={() => act.mutate({ params: { id: version.id }, body: { conversations: count } })}
        onCancel={() => setOpen(false)}
      >
        <p>{t('standards.backTest.startText')}</p>
        <Radio.Group
          vertical
          value={count}
          onChange={({ target }) => setCount(Number(target.value))}
          options={COUNTS.map((value) => ({ value, label: t('standards.backTest.latest', { number: figure(value) }) }))}
        />
      </Modal>
    </>
  )
}
