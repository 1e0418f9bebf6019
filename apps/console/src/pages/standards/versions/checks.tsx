import {
  lastCheck,
  readStandardVersion,
  type StandardCheck,
  type StandardVersion,
  startCheck,
} from '@liangyan/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { outdate, useAct, useRoute } from '../../../api/index.ts'
import { figure } from '../../../words/figures.ts'
import { dateAndTime } from '../../../words/moments.ts'
import panel from '../frame/panel.module.css'
import styles from './versions.module.css'

const BUSY = 800

const isRunning = (check: StandardCheck | null | undefined): boolean =>
  check?.state === 'waiting' || check?.state === 'running'

/** Whether all examples of a version hold, and which do not. */
export function Checks({ version: { id, state } }: { readonly version: StandardVersion }) {
  const { t } = useTranslation()
  const kept = useQueryClient()
  const { data } = useRoute(lastCheck, { params: { id } }, { every: (last) => (isRunning(last?.check) ? BUSY : false) })
  const act = useAct(startCheck, { changes: [lastCheck] })
  const check = data?.check
  const running = isRunning(check)
  const finished = check?.finishedAt
  useEffect(() => {
    // a run that has ended decides what may be done with the version
    if (finished) void outdate(kept, [readStandardVersion])
  }, [kept, finished])
  return (
    <section className={`${panel.panel} ${panel.padded}`}>
      <div className={panel.bar}>
        <h2 className={panel.title}>{t('standards.checks.title')}</h2>
        <span className={`${panel.quiet} ${panel.small}`}>{t('standards.checks.text')}</span>
        <span className={panel.space} />
        <Button
          size="small"
          type={state === 'draft' && !(check?.green && check.current) ? 'primary' : 'default'}
          loading={act.isPending || running}
          onClick={() => act.mutate({ params: { id } })}
        >
          {t('standards.checks.run')}
        </Button>
      </div>
      {check === null && <p className={panel.quiet}>{t('standards.checks.never')}</p>}
      {check && running && <Running check={check} />}
      {check && !running && <Result check={check} version={id} />}
    </section>
  )
}

function Running({ check: { done, total } }: { readonly check: StandardCheck }) {
  const { t } = useTranslation()
  const percent = total === null || total === 0 ? 0 : Math.floor((done / total) * 100)
  return (
    <>
      <Progress percent={percent} status="active" />
      <p className={panel.quiet}>{t('standards.checks.running')}</p>
    </>
  )
}

const FIRST = 8

function Result({ check, version }: { readonly check: StandardCheck; readonly version: number }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const { report, green, current, finishedAt } = check
  if (!report) return <Alert type="error" showIcon title={t('standards.checks.failed')} />
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error')
  const shown = all ? errors : errors.slice(0, FIRST)
  const { dialogues, passed, failed } = report
  const counts = { dialogues: figure(dialogues), marks: figure(passed + failed), passed: figure(passed) }
  return (
    <>
      <Alert
        style={{ marginTop: 10 }}
        showIcon
        type={green ? (current ? 'success' : 'warning') : 'error'}
        title={green ? t('standards.checks.green') : t('standards.checks.red', { number: figure(errors.length) })}
        description={current ? t('standards.checks.counts', counts) : t('standards.checks.outdated')}
      />
      {finishedAt !== null && (
        <p className={`${panel.quiet} ${panel.small}`}>{t('standards.checks.at', { at: dateAndTime(finishedAt) })}</p>
      )}
      <ul className={styles.failures}>
        {shown.map(({ file, line, message, text }, i) => (
          <li key={i} className={styles.failure}>
            <Link to={`/standards/versions/${version}/edit?file=${encodeURIComponent(file)}&line=${line}`}>
              {t('standards.clause.place', { file, line })}
            </Link>
            <div>{message}</div>
            {text !== undefined && <div className={panel.quiet}>{text}</div>}
          </li>
        ))}
      </ul>
      {shown.length < errors.length && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t('standards.checks.more', { number: figure(errors.length) })}
        </Button>
      )}
    </>
  )
}
