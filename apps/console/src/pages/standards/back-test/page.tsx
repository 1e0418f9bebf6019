import { type BackTest, readBackTest, readStandardVersion, type StandardVersion } from '@liangyan/contract'
import { Alert, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useRoute } from '../../../api/index.ts'
import { LinkButton } from '../../../shell/link-button.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { figure } from '../../../words/figures.ts'
import { dateAndTime } from '../../../words/moments.ts'
import panel from '../frame/panel.module.css'
import { StandardsFrame } from '../frame/standards-frame.tsx'
import { versionName } from '../frame/version-name.ts'
import { isRunning, percentOf, StartButton } from './list.tsx'
import { Result } from './result.tsx'

const BUSY = 1_000

/** One back-test: how far it is, then what the draft would judge otherwise. */
export function Content() {
  const { id } = useParams()
  const test = useRoute(
    readBackTest,
    { params: { id: Number(id) } },
    { every: (found) => (found && isRunning(found) ? BUSY : false) },
  )
  const version = useRoute(
    readStandardVersion,
    { params: { id: test.data?.version ?? 0 } },
    { enabled: test.data !== undefined },
  )
  const error = test.error ?? version.error
  if (error) return <ErrorState whole error={error} onRetry={() => Promise.all([test.refetch(), version.refetch()])} />
  if (test.data === undefined || version.data === undefined) return <LoadingState whole />
  return <Shown test={test.data} version={version.data.version} />
}

interface Props {
  readonly test: BackTest
  readonly version: StandardVersion
}

function Shown({ test, version }: Props) {
  const { t } = useTranslation()
  const { against, startedBy, createdAt, current } = test
  const names = { draft: versionName(t, version), against: versionName(t, against) }
  return (
    <StandardsFrame
      title={t('standards.backTest.name', { id: test.id })}
      text={`${t('standards.backTest.against', names)} · ${t('standards.backTest.startedBy', {
        who: startedBy ?? t('standards.versions.systemMade'),
        at: dateAndTime(createdAt),
      })}`}
      actions={
        <>
          <LinkButton to={`/standards/versions/${version.id}`}>{t('standards.editor.toVersion')}</LinkButton>
          <LinkButton to={`/standards/compare?from=${against.id}&to=${version.id}`}>
            {t('standards.life.toCompare')}
          </LinkButton>
          {!isRunning(test) && <StartButton version={version} again />}
        </>
      }
    >
      {!current && <Alert type="warning" showIcon title={t('standards.backTest.outdated')} />}
      <State test={test} />
    </StandardsFrame>
  )
}

function State({ test }: Pick<Props, 'test'>) {
  const { t } = useTranslation()
  if (isRunning(test)) return <Running test={test} />
  if (test.summary === null)
    return (
      <Alert type="error" showIcon title={t('standards.backTest.failed')} description={test.problem ?? undefined} />
    )
  if (test.summary.conversations === 0)
    return (
      <div className={panel.panel}>
        <EmptyState title={t('standards.backTest.nothingThere')} text={t('standards.backTest.nothingThereText')} />
      </div>
    )
  return <Result test={test} summary={test.summary} />
}

function Running({ test }: Pick<Props, 'test'>) {
  const { t } = useTranslation()
  const { state, done, total } = test
  return (
    <section className={`${panel.panel} ${panel.padded}`} aria-live="polite">
      <div className={panel.bar}>
        <h2 className={panel.title}>
          {t(state === 'waiting' ? 'standards.backTest.waiting' : 'standards.backTest.running')}
        </h2>
        <span className={panel.space} />
        <Link to="/tasks">{t('standards.backTest.toTasks')}</Link>
      </div>
      <Progress percent={percentOf(test)} status="active" aria-label={t('standards.backTest.running')} />
      <p className={panel.quiet} style={{ margin: 0 }}>
        {total === null
          ? t('standards.backTest.mayLeave')
          : `${t('standards.backTest.doneOf', { done: figure(done), total: figure(total) })}${t('standards.backTest.mayLeave')}`}
      </p>
    </section>
  )
}
