import {
  createDraft,
  exportStandard,
  type Outline,
  standardInForce,
  standardOutline,
  standardSources,
} from '@liangyan/contract'
import { Input, Segmented, Select, Tree, type TreeDataNode } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { mayOpen } from '../../../access.ts'
import { client, useRoute } from '../../../api/index.ts'
import { LinkButton } from '../../../shell/link-button.tsx'
import { useMe } from '../../../shell/session.ts'
import { ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { figure } from '../../../words/figures.ts'
import { nameOf } from '../../../words/names.ts'
import panel from '../frame/panel.module.css'
import { StandardsFrame } from '../frame/standards-frame.tsx'
import { VersionSelect } from '../frame/version-select.tsx'
import { type Choice, readChoice, writeChoice } from './address.ts'
import { type Branch, clausesShown, momentBranches, sourceBranches } from './branches.ts'
import styles from './browse.module.css'
import { ClauseTable } from './clause-table.tsx'
import { SentenceTable } from './sentence-table.tsx'
import { ExportButton } from '../versions/export-button.tsx'

/** All clauses of a version, by moment or by the document that asks for them. */
export function Content() {
  const { t } = useTranslation()
  const { role } = useMe()
  const [address, setAddress] = useSearchParams()
  const choice = useMemo(() => readChoice(address), [address])
  const choose = (change: Partial<Choice>) =>
    setAddress(writeChoice({ ...choice, ...change }), { replace: true, preventScrollReset: true })
  const inForce = useRoute(standardInForce, {}, { enabled: choice.version === undefined })
  const version = choice.version ?? inForce.data?.id
  const actions = (
    <>
      <VersionSelect value={version} onChange={(id) => choose({ version: id, node: undefined })} />
      {version !== undefined && mayOpen(exportStandard, role) && (
        <ExportButton href={client.link(exportStandard, { params: { id: version } })} />
      )}
      {version !== undefined && mayOpen(createDraft, role) && (
        <LinkButton to={`/standards/versions/${version}`}>{t('standards.versions.details')}</LinkButton>
      )}
    </>
  )
  return (
    <StandardsFrame whole text={t('standards.browse.text')} actions={actions}>
      {inForce.error && version === undefined ? (
        <ErrorState error={inForce.error} onRetry={inForce.refetch} />
      ) : version === undefined ? (
        <LoadingState whole />
      ) : (
        <Browser version={version} choice={choice} onChoose={choose} />
      )}
    </StandardsFrame>
  )
}

interface BrowserProps {
  readonly version: number
  readonly choice: Choice
  readonly onChoose: (change: Partial<Choice>) => void
}

function Browser({ version, choice, onChoose }: BrowserProps) {
  const outline = useRoute(standardOutline, { params: { id: version } }, { fresh: 60_000 })
  if (outline.error) return <ErrorState whole error={outline.error} onRetry={outline.refetch} />
  if (outline.data === undefined) return <LoadingState whole />
  return (
    <div className={styles.browser}>
      {choice.by === 'moment' ? (
        <ByMoment version={version} outline={outline.data} choice={choice} onChoose={onChoose} />
      ) : (
        <BySource version={version} outline={outline.data} choice={choice} onChoose={onChoose} />
      )}
    </div>
  )
}

interface PartProps extends BrowserProps {
  readonly outline: Outline
}

function ByMoment({ version, outline, choice, onChoose }: PartProps) {
  const { t } = useTranslation()
  const branches = useMemo(() => momentBranches(outline, t('standards.browse.noMoment')), [outline, t])
  const shown = useMemo(() => clausesShown(outline, choice), [outline, choice])
  return (
    <>
      <Contents branches={branches} total={outline.clauses.length} choice={choice} onChoose={onChoose} />
      <section className={`${panel.panel} ${styles.main}`}>
        <div className={panel.head}>
          <Input.Search
            allowClear
            className={styles.search}
            placeholder={t('standards.browse.search')}
            aria-label={t('standards.browse.search')}
            defaultValue={choice.words}
            onSearch={(words) => onChoose({ words: words || undefined })}
          />
          <Kinds choice={choice} onChoose={onChoose} />
          <span className={panel.space} />
          <span className={panel.quiet}>{t('standards.browse.clauses', { number: figure(shown.length) })}</span>
        </div>
        <ClauseTable
          lines={shown}
          version={version}
          onClear={() =>
            onChoose({ node: undefined, words: undefined, reads: undefined, severity: undefined, status: undefined })
          }
        />
      </section>
    </>
  )
}

/** Narrows by kind, severity and status. */
function Kinds({ choice, onChoose }: Pick<BrowserProps, 'choice' | 'onChoose'>) {
  const { t } = useTranslation()
  return (
    <>
      <Select
        allowClear
        className={styles.narrow}
        placeholder={t('standards.anyReads')}
        aria-label={t('standards.anyReads')}
        value={choice.reads}
        onChange={(reads) => onChoose({ reads })}
        options={(['requires', 'forbids', 'advises'] as const).map((value) => ({
          value,
          label: t(`standards.reads.${value}`),
        }))}
      />
      <Select
        allowClear
        className={styles.narrow}
        placeholder={t('standards.anySeverity')}
        aria-label={t('standards.anySeverity')}
        value={choice.severity}
        onChange={(severity) => onChoose({ severity })}
        options={(['minor', 'major', 'fatal'] as const).map((value) => ({
          value,
          label: nameOf(t, 'severity', value),
        }))}
      />
      <Select
        allowClear
        className={styles.narrow}
        placeholder={t('standards.anyStatus')}
        aria-label={t('standards.anyStatus')}
        value={choice.status}
        onChange={(status) => onChoose({ status })}
        options={(['active', 'trial', 'draft'] as const).map((value) => ({
          value,
          label: t(`standards.status.${value}`),
        }))}
      />
    </>
  )
}

function BySource({ version, outline, choice, onChoose }: PartProps) {
  const { t } = useTranslation()
  const { data, error, refetch } = useRoute(standardSources, { params: { id: version } }, { fresh: 60_000 })
  const branches = useMemo(() => (data ? sourceBranches(data) : []), [data])
  const sentences = useMemo(() => {
    const sought = choice.words?.toLowerCase()
    const documents = data?.documents.filter(({ document }) => choice.node === undefined || document === choice.node)
    const all = documents?.flatMap((document) => document.sentences) ?? []
    return all.filter(
      ({ id, text }) =>
        sought === undefined || id.toLowerCase().includes(sought) || text.toLowerCase().includes(sought),
    )
  }, [data, choice.node, choice.words])
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (data === undefined) return <LoadingState whole />
  const total = data.documents.reduce((sum, document) => sum + document.sentences.length, 0)
  return (
    <>
      <Contents branches={branches} total={total} choice={choice} onChoose={onChoose} />
      <section className={`${panel.panel} ${styles.main}`}>
        <div className={panel.head}>
          <Input.Search
            allowClear
            className={styles.search}
            placeholder={t('standards.browse.searchSentences')}
            aria-label={t('standards.browse.searchSentences')}
            defaultValue={choice.words}
            onSearch={(words) => onChoose({ words: words || undefined })}
          />
          <span className={panel.space} />
          <span className={panel.quiet}>{t('standards.browse.sentences', { number: figure(sentences.length) })}</span>
        </div>
        <SentenceTable sentences={sentences} outline={outline} version={version} />
      </section>
    </>
  )
}

interface ContentsProps extends Pick<BrowserProps, 'choice' | 'onChoose'> {
  readonly branches: readonly Branch[]
  readonly total: number
}

/** Stands for all of them in the tree. */
const ALL = ''

/** The tree at the left. */
function Contents({ branches, total, choice, onChoose }: ContentsProps) {
  const { t } = useTranslation()
  const nodes = useMemo(
    () => [
      { key: ALL, title: <Node title={t(`standards.browse.all.${choice.by}`)} count={total} /> },
      ...branches.map(nodeOf),
    ],
    [branches, total, choice.by, t],
  )
  return (
    <aside className={`${panel.panel} ${styles.contents}`}>
      <div className={styles.by}>
        <Segmented
          block
          value={choice.by}
          onChange={(by) => onChoose({ by, node: undefined, words: undefined })}
          options={(['moment', 'source'] as const).map((value) => ({
            value,
            label: t(`standards.browse.by.${value}`),
          }))}
        />
      </div>
      <div className={styles.tree}>
        <Tree
          key={choice.by}
          blockNode
          defaultExpandAll
          aria-label={t('standards.browse.tree')}
          treeData={nodes}
          selectedKeys={[choice.node ?? ALL]}
          onSelect={([key]) => onChoose({ node: key === undefined || key === ALL ? undefined : String(key) })}
        />
      </div>
    </aside>
  )
}

function nodeOf({ key, title, count, children }: Branch): TreeDataNode {
  return { key, title: <Node title={title} count={count} />, children: children.map(nodeOf) }
}

function Node({ title, count }: { readonly title: string; readonly count: number }) {
  return (
    <span className={styles.node} title={title}>
      <span className={styles.nodeTitle}>{title}</span>
      <span className={panel.quiet}>{figure(count)}</span>
    </span>
  )
}
