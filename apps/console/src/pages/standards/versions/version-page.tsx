import { createDraft, exportStandard, readStandardVersion, standardFiles, type VersionDetail } from '@liangyan/contract'
import { Alert, Steps } from 'antd'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { mayOpen } from '../../../access.ts'
import { client, useRoute } from '../../../api/index.ts'
import { LinkButton } from '../../../shell/link-button.tsx'
import { useMe } from '../../../shell/session.ts'
import { ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { dateAndTime } from '../../../words/moments.ts'
import { BackTests } from '../back-test/list.tsx'
import panel from '../frame/panel.module.css'
import { StandardsFrame } from '../frame/standards-frame.tsx'
import { versionName } from '../frame/version-name.ts'
import { VersionState } from '../frame/version-state.tsx'
import { Changes } from './changes.tsx'
import { Checks } from './checks.tsx'
import { ExportButton } from './export-button.tsx'
import { History } from './history.tsx'
import { LifeActions } from './life-actions.tsx'
import styles from './versions.module.css'

/** One version: how far it has come, what it changes, whether its examples hold, what back-tests show. */
export function Content() {
  const { id } = useParams()
  const { data, error, refetch } = useRoute(readStandardVersion, { params: { id: Number(id) } })
  if (error) return <ErrorState whole error={error} onRetry={refetch} />
  return data === undefined ? <LoadingState whole /> : <Shown detail={data} />
}

function Shown({ detail }: { readonly detail: VersionDetail }) {
  const { t } = useTranslation()
  const { role } = useMe()
  const { version, may, history } = detail
  const writes = mayOpen(createDraft, role)
  const actions = (
    <>
      <LinkButton to={`/standards?version=${version.id}`}>{t('standards.tabs.browse')}</LinkButton>
      {mayOpen(exportStandard, role) && (
        <ExportButton href={client.link(exportStandard, { params: { id: version.id } })} />
      )}
      <LifeActions detail={detail} />
    </>
  )
  const title = (
    <>
      {versionName(t, version)} <VersionState version={version} />
    </>
  )
  return (
    <StandardsFrame title={title} text={version.note === '' ? undefined : version.note} actions={actions}>
      <div className={`${panel.panel} ${panel.padded}`}>
        <Progress detail={detail} />
      </div>
      {writes && version.state === 'submitted' && !may.includes('approve') && (
        <Alert type="info" showIcon title={t('standards.life.secondPerson')} />
      )}
      <div className={writes ? styles.columns : undefined}>
        <div className={styles.column}>
          {mayOpen(standardFiles, role) && <Changes version={version} />}
          {writes && <BackTests version={version} />}
        </div>
        <div className={styles.column}>
          {writes && <Checks version={version} />}
          {history.length > 0 && <History history={history} />}
        </div>
      </div>
    </StandardsFrame>
  )
}

const STATES = ['draft', 'submitted', 'approved', 'published'] as const

/** Who has done what so far, step by step. */
function Progress({ detail: { version } }: { readonly detail: VersionDetail }) {
  const { t } = useTranslation()
  const done: Record<(typeof STATES)[number], readonly [string | null, string | null]> = {
    draft: [version.changedBy, version.changedAt],
    submitted: [version.submittedBy, version.submittedAt],
    approved: [version.approvedBy, version.approvedAt],
    published: [version.publishedBy, version.publishedAt],
  }
  const at = STATES.indexOf(version.state)
  return (
    <Steps
      className={styles.steps}
      size="small"
      current={version.state === 'published' ? STATES.length : at}
      items={STATES.map((state, i) => {
        const [who, when] = done[state]
        const by = { who: who ?? t('standards.versions.systemMade'), at: when === null ? '' : dateAndTime(when) }
        return {
          title: t(`standards.life.steps.${state}`),
          content: when !== null ? t('standards.life.by', by) : i > at ? t('standards.life.waiting') : '—',
        }
      })}
    />
  )
}
