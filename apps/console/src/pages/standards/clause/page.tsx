import { type ClauseDetail, clauseFigures, createDraft, readClause, standardInForce } from '@liangyan/contract'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import { mayOpen } from '../../../access.ts'
import { useRoute } from '../../../api/index.ts'
import { LinkButton } from '../../../shell/link-button.tsx'
import { useMe } from '../../../shell/session.ts'
import { ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { writeChoice } from '../browse/address.ts'
import { ReadsSign, SeveritySign, StatusSign } from '../frame/clause-signs.tsx'
import panel from '../frame/panel.module.css'
import { StandardsFrame } from '../frame/standards-frame.tsx'
import { VersionSelect } from '../frame/version-select.tsx'
import styles from './clause.module.css'
import { EditButton } from './edit-button.tsx'
import { ExampleDialogue } from './example-dialogue.tsx'
import { Figures } from './figures.tsx'

/** One clause: its wording, check, examples and sources; how far it can be relied on, and how often it is found. */
export function Content() {
  const { clause = '' } = useParams()
  const [address, setAddress] = useSearchParams()
  const given = Number(address.get('version')) || undefined
  const inForce = useRoute(standardInForce, {}, { enabled: given === undefined })
  const version = given ?? inForce.data?.id
  const choose = (id: number) => setAddress({ version: String(id) }, { replace: true })
  if (inForce.error && version === undefined)
    return <ErrorState whole error={inForce.error} onRetry={inForce.refetch} />
  return version === undefined ? (
    <LoadingState whole />
  ) : (
    <OfVersion clause={clause} version={version} onVersion={choose} />
  )
}

interface OfVersionProps {
  readonly clause: string
  readonly version: number
  readonly onVersion: (id: number) => void
}

function OfVersion({ clause, version, onVersion }: OfVersionProps) {
  const { t } = useTranslation()
  const { role } = useMe()
  const { data, error, refetch } = useRoute(readClause, { params: { id: version, clause } }, { fresh: 60_000 })
  const back = `/standards?${writeChoice({ version, by: 'moment', ...(data?.clause.moment && { node: data.clause.moment }) }).toString()}`
  const actions = (
    <>
      <VersionSelect value={version} onChange={onVersion} />
      {data && mayOpen(createDraft, role) && (
        <EditButton version={version} file={data.clause.file} line={data.clause.line} />
      )}
      <LinkButton to={back}>{t('standards.clause.back')}</LinkButton>
    </>
  )
  return (
    <StandardsFrame title={data?.clause.title ?? clause} text={data && <Signs detail={data} />} actions={actions}>
      {error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : data === undefined ? (
        <LoadingState />
      ) : (
        <div className={mayOpen(clauseFigures, role) ? styles.columns : undefined}>
          <div className={styles.column}>
            <Wording detail={data} />
            <Check detail={data} version={version} />
            <Examples key={`${version} ${clause}`} detail={data} />
          </div>
          {mayOpen(clauseFigures, role) && (
            <div className={styles.column}>
              <Figures clause={clause} />
              <Sources detail={data} />
            </div>
          )}
        </div>
      )}
    </StandardsFrame>
  )
}

interface Part {
  readonly detail: ClauseDetail
}

function Signs({ detail: { clause, kindTitle } }: Part) {
  const { t } = useTranslation()
  const criterion = [clause.criterionTitle, kindTitle].filter((title) => title !== null).join(' · ')
  return (
    <span className={styles.signs}>
      <ReadsSign reads={clause.reads} />
      <SeveritySign reads={clause.reads} severity={clause.severity} />
      <StatusSign status={clause.status} inProfile={clause.inProfile} />
      <span>{clause.id}</span>
      {clause.moment !== null && <span>{`${t('standards.clause.moment')}：${clause.moment}`}</span>}
      {criterion !== '' && <span>{`${t('standards.clause.criterion')}：${criterion}`}</span>}
    </span>
  )
}

function Titled({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={`${panel.panel} ${panel.padded}`}>
      <h2 className={panel.title}>{title}</h2>
      {children}
    </section>
  )
}

function Wording({ detail: { wording, replace, otherwise, advice, note, falseAlarms } }: Part) {
  const { t } = useTranslation()
  const nothing = wording.length + replace.length === 0 && otherwise === null
  return (
    <Titled title={t('standards.clause.wording')}>
      {nothing && <p className={panel.quiet}>{t('standards.clause.noWording')}</p>}
      {wording.map((text) => (
        <blockquote key={text} className={styles.wording}>
          {text}
        </blockquote>
      ))}
      {(replace.length > 0 || otherwise !== null) && (
        <table className={styles.replace}>
          <thead>
            <tr>
              <th>{t('standards.clause.insteadOf')}</th>
              <th>{t('standards.clause.say')}</th>
            </tr>
          </thead>
          <tbody>
            {replace.map(({ insteadOf, say }, i) => (
              <tr key={i}>
                <td>{insteadOf.length > 0 ? insteadOf.join('；') : t('standards.clause.always')}</td>
                <td>{say}</td>
              </tr>
            ))}
            {otherwise !== null && (
              <tr>
                <td className={panel.quiet}>{t('standards.clause.otherwise')}</td>
                <td>{otherwise}</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
      {advice !== null && <Remark name={t('standards.clause.advice')} text={advice} />}
      {note !== null && <Remark name={t('standards.clause.note')} text={note} />}
      {falseAlarms.length > 0 && <Remark name={t('standards.clause.falseAlarms')} text={falseAlarms.join('；')} />}
    </Titled>
  )
}

function Remark({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <p className={styles.remark}>
      <span className={panel.quiet}>{name}</span>
      <span>{text}</span>
    </p>
  )
}

function Check({ detail: { clause, yaml, acts }, version }: Part & { readonly version: number }) {
  const { t } = useTranslation()
  return (
    <Titled title={t('standards.clause.check')}>
      <p className={`${panel.quiet} ${panel.small}`}>{t('standards.clause.place', clause)}</p>
      <pre className={panel.code}>{yaml}</pre>
      {acts.length > 0 && (
        <p className={styles.remark}>
          <span className={panel.quiet}>{t('standards.clause.acts')}</span>
          <span className={panel.bar}>
            {acts.map(({ id, title, file, line }) => (
              <Link key={id} to={`/standards/versions/${version}/edit?file=${encodeURIComponent(file)}&line=${line}`}>
                {title}
              </Link>
            ))}
          </span>
        </p>
      )}
    </Titled>
  )
}

function Sources({ detail: { sources } }: Part) {
  const { t } = useTranslation()
  return (
    <Titled title={t('standards.clause.sources')}>
      {sources.length === 0 && <p className={panel.quiet}>{t('standards.clause.noSources')}</p>}
      {sources.map(({ id, document, text }) => (
        <div key={id} className={styles.source}>
          <p className={styles.sentence}>{text}</p>
          <p className={`${panel.quiet} ${panel.small}`}>{`${id} · ${document}`}</p>
        </div>
      ))}
    </Titled>
  )
}

/** Shown at first; a clause may have dozens. */
const FIRST = 6

function Examples({ detail: { examples, clause } }: Part) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const shown = all ? examples : examples.slice(0, FIRST)
  return (
    <Titled title={t('standards.clause.examplesCount', { number: examples.length })}>
      {examples.length === 0 && <p className={panel.quiet}>{t('standards.clause.noExamples')}</p>}
      <div className={styles.examples}>
        {shown.map((example) => (
          <ExampleDialogue key={`${example.file}:${example.line}`} example={example} clause={clause.id} />
        ))}
      </div>
      {shown.length < examples.length && (
        <Button type="link" onClick={() => setAll(true)}>
          {t('standards.clause.moreExamples', { number: examples.length - shown.length })}
        </Button>
      )}
    </Titled>
  )
}
