import { type AnswerOf, readSettings, readSystem } from '@liangyan/contract'
import { Descriptions, type DescriptionsProps } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../../api/index.ts'
import { Answered } from '../../../shell/states/index.ts'
import { figure } from '../../../words/figures.ts'
import { dateAndTime, exactTime } from '../../../words/moments.ts'
import { SettingsFrame } from '../frame/settings-frame.tsx'
import styles from '../panel.module.css'
import own from './system.module.css'
import { BankName } from './bank-name.tsx'

type State = AnswerOf<typeof readSystem>
type Items = NonNullable<DescriptionsProps['items']>

/** What runs here, and the name of the bank it runs for. */
export function Content() {
  const { t } = useTranslation()
  const asked = useRoute(readSystem, {}, { every: 10_000 })
  const settings = useRoute(readSettings, {})
  return (
    <SettingsFrame section="system" text={t('settings.system.text')}>
      {settings.data && (
        <BankName key={settings.data.changed.bank?.at} bank={settings.data.bank} change={settings.data.changed.bank} />
      )}
      <Answered asked={asked}>
        {(data) => (
          <>
            <Facts title={t('settings.system.program')} items={programOf(t, data)} />
            <Facts title={t('settings.system.data')} items={dataOf(t, data)} />
            <Facts title={t('settings.system.rules')} items={rulesOf(t, data)} />
          </>
        )}
      </Answered>
    </SettingsFrame>
  )
}

function Facts({ title, items }: { readonly title: string; readonly items: Items }) {
  return (
    <div className={`${styles.panel} ${styles.padded}`}>
      <Descriptions
        className={own.facts}
        title={title}
        column={2}
        size="small"
        items={items}
        styles={{ label: { width: 110 } }}
      />
    </div>
  )
}

function programOf(t: TFunction, { version, node, startedAt, url, workers, watching, singleSignOn }: State): Items {
  return [
    { key: 'version', label: t('settings.system.version'), children: version },
    { key: 'node', label: t('settings.system.node'), children: node },
    { key: 'startedAt', label: t('settings.system.startedAt'), children: exactTime(startedAt) },
    { key: 'url', label: t('settings.system.url'), children: url ?? t('settings.system.noUrl') },
    {
      key: 'workers',
      label: t('settings.system.workers'),
      children: workers === 0 ? t('settings.system.workersInside') : workers,
    },
    {
      key: 'watching',
      label: t('settings.system.watching'),
      children: watching ? t('settings.system.on') : t('settings.system.off'),
    },
    {
      key: 'singleSignOn',
      label: t('settings.system.singleSignOn'),
      children: singleSignOn?.issuer ?? t('settings.system.off'),
    },
    ...(singleSignOn
      ? [{ key: 'callback', label: t('settings.system.callback'), children: singleSignOn.callback }]
      : []),
    {
      key: 'api',
      label: t('settings.system.api'),
      children: (
        <a href="/api/docs" target="_blank" rel="noreferrer" title={t('settings.system.apiText')}>
          /api/docs
        </a>
      ),
    },
  ]
}

function dataOf(t: TFunction, { database, conversations, originals, jobs }: State): Items {
  const { version, embedded, size } = database
  return [
    {
      key: 'database',
      label: t('settings.system.database'),
      children: embedded ? t('settings.system.embedded', { version }) : t('settings.system.external', { version }),
    },
    { key: 'size', label: t('settings.system.size'), children: bytes(size) },
    { key: 'conversations', label: t('settings.system.conversations'), children: figure(conversations) },
    { key: 'originals', label: t('settings.system.originals'), children: figure(originals) },
    {
      key: 'jobs',
      label: t('settings.system.jobs'),
      span: 2,
      children: jobs.length === 0 ? t('settings.system.jobsIdle') : jobs.map((job) => <Job key={job.name} job={job} />),
    },
  ]
}

function Job({ job: { name, waiting, active } }: { readonly job: State['jobs'][number] }) {
  const { t } = useTranslation()
  // kinds of jobs are data: whether the word list has a name for one is seen only at run time
  const known = (t as (key: string, options: object) => string)(`settings.system.job.${name}`, { defaultValue: name })
  return (
    <span style={{ marginRight: 20 }}>
      {known} {t('settings.system.waiting', { count: waiting })} · {t('settings.system.active', { count: active })}
    </span>
  )
}

function rulesOf(t: TFunction, { standard, calendar }: State): Items {
  const left = calendar.daysLeft
  const known = t('settings.system.knownUntil', { day: calendar.knownUntil })
  const rest = left >= 0 ? t('settings.system.daysLeft', { count: left }) : t('settings.system.over', { count: -left })
  return [
    {
      key: 'standard',
      label: t('settings.system.standard'),
      children: [
        t('settings.system.standardValue', standard),
        t('settings.system.since', { at: dateAndTime(standard.since) }),
      ].join(' · '),
    },
    { key: 'calendar', label: t('settings.system.calendar'), children: `${known} · ${rest}` },
  ]
}

/** `1.2 GB`. */
function bytes(size: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, size)) / 10))
  return `${figure(size / 1024 ** step)} ${units[step]}`
}
