import { Alert, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../../shell/states/error-text.ts'
import { ExampleDialogue } from '../clause/example-dialogue.tsx'
import panel from '../frame/panel.module.css'
import { fieldOf } from './field-of.ts'
import styles from './form.module.css'
import type { Preview as Shown, Previewed } from './use-preview.ts'

/** The fields that may lack something, by their labels. */
const LABELS = {
  title: 'name',
  id: 'id',
  moment: 'moment',
  file: 'file',
  criterion: 'criterion',
  note: 'note',
  phrases: 'forbiddenPhrases',
  except: 'except',
  triggerAct: 'triggerAct',
  triggerPhrases: 'phrases',
  dutyActs: 'dutyActs',
  dutyPhrases: 'dutyPhrases',
  wording: 'wording',
  hit: 'hit',
  pass: 'pass',
} as const

export type Field = keyof typeof LABELS

const inOrder = (fields: readonly Field[]) => (Object.keys(LABELS) as Field[]).filter((name) => fields.includes(name))

interface Props extends Previewed {
  readonly clause: string | undefined
  /** Fields that must be filled in, or otherwise, first. */
  readonly lacking: readonly Field[]
}

/** What will be written, what would be wrong then, and whether the examples hold. */
export function Preview({ preview, refused, asking, lacking, clause }: Props) {
  const { t } = useTranslation()
  const complete = clause !== undefined
  return (
    <section className={`${panel.panel} ${panel.padded} ${styles.preview}`} aria-label={t('standards.form.preview')}>
      <div className={panel.bar}>
        <h2 className={panel.title}>{t('standards.form.preview')}</h2>
        {preview && <span className={`${panel.quiet} ${panel.small}`}>{preview.file}</span>}
        <span className={panel.space} />
        {asking && (
          <span className={`${panel.quiet} ${panel.small}`} role="status">
            {t('standards.editor.checking')}
          </span>
        )}
      </div>
      {refused && <Alert type="error" showIcon title={errorText(t, refused)} description={refused.place} />}
      {!complete && (
        <p className={panel.quiet} style={{ margin: 0 }}>
          {t('standards.form.previewWait')}
          {lacking.length > 0 &&
            t('standards.form.lacking', {
              fields: inOrder(lacking)
                .map((name) => t(`standards.form.${LABELS[name]}`))
                .join(t('standards.form.joint')),
            })}
        </p>
      )}
      {complete && !preview && !refused && <Skeleton active title={false} />}
      {preview && (
        <div className={complete ? styles.shown : `${styles.shown} ${styles.old}`}>
          <Told preview={preview} />
          <Outcome preview={preview} clause={clause} />
          <pre className={panel.code}>{preview.yaml}</pre>
          {preview.examples.length === 0 && <pre className={panel.code}>{preview.dialogues}</pre>}
        </div>
      )}
    </section>
  )
}

function Told({ preview }: { readonly preview: Shown }) {
  const { t } = useTranslation()
  const { diagnostics } = preview
  if (diagnostics.length === 0) return <Alert type="success" showIcon title={t('standards.form.previewFine')} />
  return (
    <Alert
      type={diagnostics.some(({ severity }) => severity === 'error') ? 'error' : 'warning'}
      showIcon
      title={t('standards.form.previewProblems')}
      description={
        <ul className={styles.problems}>
          {diagnostics.map((diagnostic, i) => {
            const field = fieldOf(diagnostic, preview)
            const { file, line, message } = diagnostic
            return (
              <li key={i}>
                <b>{field ? t(`standards.form.${field}`) : t('standards.clause.place', { file, line })}</b> {message}
              </li>
            )
          })}
        </ul>
      }
    />
  )
}

function Outcome({ preview: { examples }, clause }: { readonly preview: Shown; readonly clause: string | undefined }) {
  const { t } = useTranslation()
  if (examples.length === 0) return null
  const marks = examples.flatMap(({ tried }) => tried)
  const passed = marks.filter(({ right }) => right).length
  return (
    <>
      <Alert
        type={passed === marks.length ? 'success' : 'error'}
        showIcon
        title={t('standards.form.outcome', { passed, all: marks.length })}
      />
      {examples.map((example) => (
        <ExampleDialogue key={example.line} example={example} clause={clause} tried={example.tried} />
      ))}
    </>
  )
}
