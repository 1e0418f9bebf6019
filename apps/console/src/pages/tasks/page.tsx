import { listTasks, type Task } from '@liangyan/contract'
import { Progress, Table, Tag, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useList } from '../../api/index.ts'
import { PageHead } from '../../shell/page-head.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../shell/states/index.ts'
import { isOpen, percentOf } from '../../signs/task.ts'
import { figure } from '../../words/figures.ts'
import { exactTime } from '../../words/moments.ts'
import { nameOf } from '../../words/names.ts'
import { MoreButton } from '../../shell/more-button.tsx'
import styles from './tasks.module.css'

/** How often the page looks, in milliseconds: while something runs, and while nothing does. */
const BUSY = 2_000
const IDLE = 15_000

/** Long work: how far it is, and what went wrong. */
export function Content() {
  const { t } = useTranslation()
  const tasks = useList(listTasks, { query: { limit: 50 } }, { every: (items) => (items?.some(isOpen) ? BUSY : IDLE) })
  return (
    <div className={styles.page}>
      <PageHead title={t('tasks.title')} text={t('tasks.subtitle')} />
      <div className={styles.list}>
        <TaskTable {...tasks} />
      </div>
      <MoreButton list={tasks} className={styles.more} />
    </div>
  )
}

function TaskTable({
  data,
  error,
  refetch,
}: Pick<ReturnType<typeof useList<typeof listTasks>>, 'data' | 'error' | 'refetch'>) {
  const { t } = useTranslation()
  if (data === undefined) return error ? <ErrorState error={error} onRetry={refetch} /> : <LoadingState />
  if (data.length === 0) return <EmptyState title={t('tasks.empty')} text={t('tasks.emptyText')} />
  return (
    <Table<Task>
      size="middle"
      rowKey="id"
      columns={columnsFor(t)}
      dataSource={data}
      pagination={false}
      expandable={{
        rowExpandable: ({ problems }) => problems.length > 0,
        expandedRowRender: ({ problems }) => <Problems problems={problems} />,
      }}
    />
  )
}

const STATE_COLOURS: Readonly<Record<string, string>> = {
  waiting: 'default',
  running: 'processing',
  done: 'success',
  failed: 'error',
}

function columnsFor(t: TFunction): TableColumnsType<Task> {
  return [
    { key: 'title', title: t('tasks.columns.title'), render: (_, { title }) => title },
    {
      key: 'state',
      title: t('tasks.columns.state'),
      width: 110,
      render: (_, { state }) => <Tag color={STATE_COLOURS[state]}>{nameOf(t, 'taskState', state)}</Tag>,
    },
    { key: 'progress', title: t('tasks.columns.progress'), width: 320, render: (_, task) => <TaskState task={task} /> },
    {
      key: 'startedBy',
      title: t('tasks.columns.startedBy'),
      width: 130,
      render: (_, { startedBy }) => startedBy ?? <span className={styles.quiet}>{t('tasks.system')}</span>,
    },
    {
      key: 'createdAt',
      title: t('tasks.columns.createdAt'),
      width: 176,
      render: (_, { createdAt }) => exactTime(createdAt),
    },
    {
      key: 'finishedAt',
      title: t('tasks.columns.finishedAt'),
      width: 176,
      render: (_, { finishedAt }) =>
        finishedAt === null ? <span className={styles.quiet}>—</span> : exactTime(finishedAt),
    },
  ]
}

function TaskState({ task }: { readonly task: Task }) {
  const { t } = useTranslation()
  const { state, done, skipped, total, problems } = task
  const remarks = [
    total === null
      ? t('tasks.progressUnknown', { done: figure(done) })
      : t('tasks.progress', { done: figure(done + skipped), total: figure(total) }),
    ...(skipped > 0 ? [t('tasks.skipped', { number: figure(skipped) })] : []),
    ...(problems.length > 0 ? [t('tasks.problems', { number: problems.length })] : []),
  ]
  return (
    <div>
      <Progress
        size="small"
        percent={state === 'done' ? 100 : percentOf(task)}
        status={state === 'failed' ? 'exception' : state === 'running' ? 'active' : undefined}
        aria-label={task.title}
      />
      <span className={styles.remarks}>{remarks.join(' · ')}</span>
    </div>
  )
}

function Problems({ problems }: { readonly problems: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('tasks.problemsTitle')}>
      <ul className={styles.problems}>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </section>
  )
}
