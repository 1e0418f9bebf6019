import {
  createDraft,
  readStandardVersion,
  standardFiles,
  standardSchemas,
  standardVocabulary,
  type VersionDetail,
} from '@liangyan/contract'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Tabs, Tag } from 'antd'
import type { InputRef } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { mayOpen } from '../../../access.ts'
import { outdate, Refused, useRoute } from '../../../api/index.ts'
import { useShortcuts } from '../../../shell/keyboard/index.ts'
import { LinkButton } from '../../../shell/link-button.tsx'
import { PageHead } from '../../../shell/page-head.tsx'
import { useMe } from '../../../shell/session.ts'
import { EmptyState, ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { errorText } from '../../../shell/states/error-text.ts'
import panel from '../frame/panel.module.css'
import { versionName } from '../frame/version-name.ts'
import { VersionState } from '../frame/version-state.tsx'
import { clauseAt } from './clause-at.ts'
import { CodeEditor, type Going } from './code-editor.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import styles from './editor.module.css'
import { ExamplesPanel } from './examples-panel.tsx'
import { DeleteFileButton, NewFileButton } from './file-actions.tsx'
import { FileTree } from './file-tree.tsx'
import type { Help } from './help/completion.ts'
import { schemaOf } from './help/kind.ts'
import type { Schema } from './help/schema.ts'
import { Problems } from './problems.tsx'
import { useDiagnosis } from './use-diagnosis.ts'
import { isUnsaved, useDocuments } from './use-documents.ts'
import { useLeaveGuard } from './use-leave-guard.ts'

/** A draft is written here, file by file; other versions are read. */
export function Content() {
  const { id } = useParams()
  const { role } = useMe()
  const { data, error, refetch } = useRoute(readStandardVersion, { params: { id: Number(id) } })
  if (error) return <ErrorState whole error={error} onRetry={refetch} />
  if (data === undefined) return <LoadingState whole />
  const writable = data.may.includes('edit')
  return <Editor key={data.version.id} detail={data} writable={writable} diagnoses={mayOpen(createDraft, role)} />
}

interface Props {
  readonly detail: VersionDetail
  readonly writable: boolean
  /** Whether this person may have the version checked. */
  readonly diagnoses: boolean
}

function Editor({ detail: { version }, writable, diagnoses }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const kept = useQueryClient()
  const [address, setAddress] = useSearchParams()
  const path = address.get('file') ?? undefined
  const [stored, setStored] = useState(0)
  const [line, setLine] = useState(1)
  const [going, setGoing] = useState<Going | undefined>(() => goingOf(address))
  const onSaved = useCallback(
    (saved: string) => {
      setStored((count) => count + 1)
      void message.success(t('standards.editor.saved', { file: saved }))
      void outdate(kept, [standardFiles, readStandardVersion, standardVocabulary])
    },
    [kept, message, t],
  )
  const documents = useDocuments(version.id, onSaved)
  useLeaveGuard(documents.unsaved.length > 0, t('standards.editor.leave'))
  const { open } = documents
  const [failed, setFailed] = useState<unknown>()
  useEffect(() => {
    setFailed(undefined)
    if (path !== undefined) open(path).catch(setFailed)
  }, [open, path])
  const goTo = useCallback(
    (file: string, at: number) => {
      setAddress({ file, line: String(at) }, { replace: true })
      setGoing({ line: at, time: Date.now() })
    },
    [setAddress],
  )
  const save = useCallback(
    async (file: string) => {
      try {
        return await documents.save(file)
      } catch (error) {
        if (error instanceof Refused) void message.error(errorText(t, error))
        return false
      }
    },
    [documents, message, t],
  )
  const search = useRef<InputRef>(null)
  useShortcuts(t('standards.editor.keys.group'), [
    { keys: ['/'], label: t('standards.editor.keys.files'), act: () => search.current?.focus() },
  ])
  const files = useRoute(standardFiles, { params: { id: version.id } })
  const here = path === undefined ? undefined : documents.opened.get(path)
  const { diagnosis, checking } = useDiagnosisWhere(diagnoses, version.id, path, here, stored)
  const errors = useMemo(() => errorsByFile(diagnosis?.diagnostics ?? []), [diagnosis])
  const own = useMemo(() => diagnosis?.diagnostics.filter(({ file }) => file === path) ?? [], [diagnosis, path])
  const help = useHelp(version.id, path)
  const forget = (gone: string) => {
    documents.close(gone)
    setAddress({}, { replace: true })
    void outdate(kept, [standardFiles, readStandardVersion])
    setStored((count) => count + 1)
  }
  const clause = here && path !== undefined ? clauseAt(path, here.text, line) : undefined
  return (
    <div className={styles.page}>
      <PageHead
        title={
          <>
            {versionName(t, version)} <VersionState version={version} />
            {!writable && <Tag className={styles.readOnly}>{t('standards.editor.readOnly')}</Tag>}
          </>
        }
        actions={
          <>
            <LinkButton to={`/standards/versions/${version.id}`}>{t('standards.editor.toVersion')}</LinkButton>
            {writable && (
              <LinkButton to={`/standards/versions/${version.id}/new-clause`}>{t('standards.editor.form')}</LinkButton>
            )}
            {writable && (
              <Button
                type="primary"
                disabled={documents.unsaved.length === 0}
                onClick={() => void Promise.all(documents.unsaved.map(save))}
              >
                {documents.unsaved.length > 1 ? t('standards.editor.saveAll') : t('standards.editor.save')}
              </Button>
            )}
          </>
        }
      />
      <div className={styles.editor}>
        {files.data ? (
          <FileTree
            files={files.data.files}
            selected={path}
            unsaved={documents.unsaved}
            errors={errors}
            search={search}
            onOpen={(file) => setAddress({ file }, { replace: true })}
            actions={writable && <NewFileButton version={version.id} onMade={(file) => goTo(file, 1)} />}
          />
        ) : (
          <div className={panel.panel}>{files.error ? <ErrorState error={files.error} /> : <LoadingState />}</div>
        )}
        <section className={`${panel.panel} ${styles.text}`}>
          <div className={styles.textHead}>
            <b>{path ?? ''}</b>
            {path !== undefined && documents.unsaved.includes(path) && (
              <span className={panel.quiet}>{t('standards.editor.unsaved')}</span>
            )}
            <span className={panel.space} />
            {writable && here && path !== undefined && (
              <DeleteFileButton version={version.id} file={here.base} onGone={() => forget(path)} />
            )}
          </div>
          <div className={styles.code}>
            {failed ? (
              <ErrorState error={failed} />
            ) : path === undefined ? (
              <EmptyState title={t('standards.editor.empty')} />
            ) : here === undefined ? (
              <LoadingState />
            ) : (
              <CodeEditor
                path={path}
                text={here.text}
                generation={here.generation}
                readOnly={!writable}
                label={path}
                diagnostics={own}
                help={help}
                goTo={going}
                onChange={(text) => documents.edit(path, text)}
                onSave={() => void save(path)}
                onLine={setLine}
              />
            )}
          </div>
        </section>
        {diagnoses && (
          <section className={`${panel.panel} ${styles.side}`}>
            <Tabs
              size="small"
              className={styles.tabs}
              items={[
                {
                  key: 'problems',
                  label: (
                    <ProblemsLabel errors={diagnosis?.errors} warnings={diagnosis?.warnings} checking={checking} />
                  ),
                  children: <Problems diagnosis={diagnosis} checking={checking} onGo={goTo} />,
                },
                {
                  key: 'examples',
                  label: t('standards.editor.examples'),
                  children: path !== undefined && (
                    <ExamplesPanel
                      key={path}
                      version={version.id}
                      path={path}
                      clause={clause}
                      save={() => (writable ? save(path) : Promise.resolve(true))}
                      onGo={goTo}
                    />
                  ),
                },
              ]}
            />
          </section>
        )}
      </div>
      {documents.conflict && (
        <ConflictDialog
          conflict={documents.conflict}
          onSettle={(keep) => void documents.settle(keep)}
          onCancel={() => void documents.settle('theirs')}
        />
      )}
    </div>
  )
}

/** A line named in the address is gone to when the page opens. */
function goingOf(address: URLSearchParams): Going | undefined {
  const line = Number(address.get('line'))
  return Number.isSafeInteger(line) && line > 0 ? { line, time: 0 } : undefined
}

function useDiagnosisWhere(
  wanted: boolean,
  version: number,
  path: string | undefined,
  here: Parameters<typeof isUnsaved>[0] | undefined,
  stored: number,
) {
  const file = here && path !== undefined ? { path, text: here.text, unsaved: isUnsaved(here) } : undefined
  return useDiagnosis(wanted ? version : undefined, file, stored)
}

function errorsByFile(diagnostics: readonly { readonly file: string; readonly severity: string }[]) {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  return new Map([...Map.groupBy(errors, ({ file }) => file)].map(([file, of]) => [file, of.length]))
}

/** Schemas change with the program only; the names with what is saved. */
function useHelp(version: number, path: string | undefined): Help {
  const schemas = useRoute(standardSchemas, {}, { fresh: Number.POSITIVE_INFINITY }).data
  const vocabulary = useRoute(standardVocabulary, { params: { id: version } }, { fresh: 300_000, keepsLast: true }).data
  return useMemo(() => {
    const kind = path === undefined ? undefined : schemaOf(path)
    return { schema: kind === undefined ? undefined : (schemas?.[kind] as Schema | undefined), vocabulary }
  }, [schemas, vocabulary, path])
}

interface LabelProps {
  readonly errors: number | undefined
  readonly warnings: number | undefined
  readonly checking: boolean
}

function ProblemsLabel({ errors = 0, warnings = 0, checking }: LabelProps) {
  const { t } = useTranslation()
  return (
    <span className={styles.label}>
      {t('standards.editor.problems')}
      {errors > 0 && <Tag color="red">{t('standards.editor.errors', { number: errors })}</Tag>}
      {warnings > 0 && <Tag color="gold">{t('standards.editor.warnings', { number: warnings })}</Tag>}
      {checking && <span className={panel.quiet}>{t('standards.editor.checking')}</span>}
    </span>
  )
}
