import {
  createDraft,
  exportStandard,
  importDraft,
  listStandardVersions,
  standardFiles,
  type StandardVersion,
} from '@liangyan/contract'
import { Table, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { mayOpen } from '../../../access.ts'
import { client, useList } from '../../../api/index.ts'
import { LinkButton } from '../../../shell/link-button.tsx'
import { useMe } from '../../../shell/session.ts'
import { EmptyState, ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { dateAndTime } from '../../../words/moments.ts'
import panel from '../frame/panel.module.css'
import { StandardsFrame } from '../frame/standards-frame.tsx'
import { versionName } from '../frame/version-name.ts'
import { VersionState } from '../frame/version-state.tsx'
import { MoreButton } from '../../../shell/more-button.tsx'
import { CreateButton } from './create-button.tsx'
import { ExportButton } from './export-button.tsx'
import { ImportButton } from './import-button.tsx'

/** All versions of the standard, the latest made first. */
export function Content() {
  const { t } = useTranslation()
  const { role } = useMe()
  const list = useList(listStandardVersions, { query: { limit: 50 } })
  const actions = (
    <>
      {mayOpen(standardFiles, role) && (
        <LinkButton to="/standards/compare">{t('standards.versions.compare')}</LinkButton>
      )}
      {mayOpen(importDraft, role) && <ImportButton />}
      {mayOpen(createDraft, role) && <CreateButton />}
    </>
  )
  return (
    <StandardsFrame text={t('standards.versions.text')} actions={actions}>
      <div className={`${panel.panel} ${panel.table}`}>
        <Listed {...list} />
      </div>
      <MoreButton list={list} />
    </StandardsFrame>
  )
}

function Listed({
  data,
  error,
  refetch,
}: Pick<ReturnType<typeof useList<typeof listStandardVersions>>, 'data' | 'error' | 'refetch'>) {
  const { t } = useTranslation()
  const { role } = useMe()
  const exports = mayOpen(exportStandard, role)
  const edits = mayOpen(createDraft, role)
  const columns = useMemo(() => columnsFor(t, exports, edits), [t, exports, edits])
  if (data === undefined) return error ? <ErrorState error={error} onRetry={refetch} /> : <LoadingState />
  if (data.length === 0) return <EmptyState title={t('standards.versions.empty')} />
  return (
    <Table<StandardVersion> size="middle" rowKey="id" columns={columns} dataSource={[...data]} pagination={false} />
  )
}

function columnsFor(t: TFunction, exports: boolean, edits: boolean): TableColumnsType<StandardVersion> {
  return [
    {
      key: 'version',
      title: t('standards.versions.columns.version'),
      render: (_, version) => (
        <>
          <Link to={`/standards/versions/${version.id}`}>
            <b>{versionName(t, version)}</b>
          </Link>
          {version.note !== '' && <div className={`${panel.quiet} ${panel.small}`}>{version.note}</div>}
        </>
      ),
    },
    {
      key: 'state',
      title: t('standards.versions.columns.state'),
      width: 96,
      render: (_, version) => <VersionState version={version} />,
    },
    {
      key: 'based',
      title: t('standards.versions.columns.based'),
      width: 170,
      render: (_, { basedOn }) => basedOn && versionName(t, basedOn),
    },
    {
      key: 'changed',
      title: t('standards.versions.columns.changed'),
      width: 170,
      render: (_, { changedBy, changedAt }) => <WhoWhen who={changedBy} at={changedAt} />,
    },
    {
      key: 'approved',
      title: t('standards.versions.columns.approved'),
      width: 170,
      render: (_, { approvedBy, approvedAt }) => <WhoWhen who={approvedBy} at={approvedAt} />,
    },
    {
      key: 'published',
      title: t('standards.versions.columns.published'),
      width: 170,
      render: (_, { publishedBy, publishedAt }) => <WhoWhen who={publishedBy} at={publishedAt} />,
    },
    ...(exports
      ? [
          {
            key: 'actions',
            title: t('standards.versions.columns.actions'),
            width: edits ? 190 : 110,
            render: (_: unknown, { id, state }: StandardVersion) => (
              <span className={panel.bar}>
                {edits && state === 'draft' && (
                  <LinkButton size="small" to={`/standards/versions/${id}/edit`}>
                    {t('standards.versions.edit')}
                  </LinkButton>
                )}
                <ExportButton size="small" href={client.link(exportStandard, { params: { id } })} />
              </span>
            ),
          },
        ]
      : []),
  ]
}

/** Who and when, in two lines; the system where nobody is named. */
function WhoWhen({ who, at }: { readonly who: string | null; readonly at: string | null }) {
  const { t } = useTranslation()
  if (at === null) return null
  return (
    <>
      {who ?? t('standards.versions.systemMade')}
      <div className={`${panel.quiet} ${panel.small}`}>{dateAndTime(at)}</div>
    </>
  )
}
