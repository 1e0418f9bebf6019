import {
  addClause,
  type AnyRoute,
  type ClauseForm,
  readStandardVersion,
  standardFiles,
  standardOutline,
  standardVocabulary,
  type StandardVersion,
  type Vocabulary,
} from '@liangyan/contract'
import { App, Button, Form, type FormInstance } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { type Refused, useAct, useRoute } from '../../../api/index.ts'
import { LinkButton } from '../../../shell/link-button.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { errorText } from '../../../shell/states/error-text.ts'
import { useLeaveGuard } from '../editor/use-leave-guard.ts'
import panel from '../frame/panel.module.css'
import { StandardsFrame } from '../frame/standards-frame.tsx'
import { versionName } from '../frame/version-name.ts'
import { CheckFields } from './check-fields.tsx'
import styles from './form.module.css'
import { type Field, Preview } from './preview.tsx'
import { usePreview } from './use-preview.ts'
import { BEGINNING, formOf, type Values } from './values.ts'
import { WhatFields } from './what-fields.tsx'
import { WordsFields } from './words-fields.tsx'

/** What a new clause makes untrue. */
const CHANGED: readonly AnyRoute[] = [readStandardVersion, standardFiles, standardOutline, standardVocabulary]

/** A clause of a common form is put together here, and written into a draft. */
export function Content() {
  const { t } = useTranslation()
  const { id } = useParams()
  const version = useRoute(readStandardVersion, { params: { id: Number(id) } })
  const vocabulary = useRoute(standardVocabulary, { params: { id: Number(id) } })
  const error = version.error ?? vocabulary.error
  if (error)
    return <ErrorState whole error={error} onRetry={() => Promise.all([version.refetch(), vocabulary.refetch()])} />
  if (version.data === undefined || vocabulary.data === undefined) return <LoadingState whole />
  if (!version.data.may.includes('edit'))
    return (
      <EmptyState
        whole
        title={t('standards.editor.readOnly')}
        actions={<LinkButton to={`/standards/versions/${id}`}>{t('standards.editor.toVersion')}</LinkButton>}
      />
    )
  return <NewClause version={version.data.version} vocabulary={vocabulary.data} />
}

interface Props {
  readonly version: StandardVersion
  readonly vocabulary: Vocabulary
}

function NewClause({ version, vocabulary }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  // only for guessing the file: a draft with mistakes has none
  const outline = useRoute(standardOutline, { params: { id: version.id } }).data
  const { written, lacking } = useWritten(form)
  const previewed = usePreview(version.id, written)
  const [touched, setTouched] = useState(false)
  const [goingTo, setGoingTo] = useState<string>()
  useLeaveGuard(touched && goingTo === undefined, t('standards.editor.leave'))
  useEffect(() => {
    // only once the guard no longer stands
    if (goingTo !== undefined) void navigate(goingTo)
  }, [goingTo, navigate])
  const add = useAct(addClause, {
    changes: CHANGED,
    onDone: ({ file, line }) => {
      void message.success(t('standards.form.done', { file }))
      setGoingTo(`/standards/versions/${version.id}/edit?file=${encodeURIComponent(file)}&line=${line}`)
    },
    onRefused: (refused) => showRefusal(refused),
  })
  function showRefusal(refused: Refused) {
    const text = errorText(t, refused)
    const name = fieldNamed(refused.place)
    if (name === undefined) void message.error(refused.place === undefined ? text : `${refused.place}：${text}`)
    else {
      form.setFields([{ name, errors: [text] }])
      form.scrollToField(name, { block: 'center' })
    }
  }
  return (
    <StandardsFrame
      title={t('standards.form.title')}
      text={`${versionName(t, version)} · ${t('standards.form.text')}`}
      actions={
        <>
          <LinkButton to={`/standards/versions/${version.id}/edit`}>{t('standards.form.toEditor')}</LinkButton>
          <Button type="primary" loading={add.isPending} onClick={() => form.submit()}>
            {t('standards.form.submit')}
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <Form<Values>
          form={form}
          layout="vertical"
          className={styles.sections}
          initialValues={BEGINNING}
          scrollToFirstError={{ block: 'center', focus: true }}
          onValuesChange={() => setTouched(true)}
          onFinish={(values) => add.mutate({ params: { id: version.id }, body: formOf(values) })}
        >
          <Section title={t('standards.form.sections.what')}>
            <WhatFields form={form} vocabulary={vocabulary} outline={outline} />
          </Section>
          <Section title={t('standards.form.sections.check')}>
            <CheckFields form={form} vocabulary={vocabulary} />
          </Section>
          <Section title={t('standards.form.sections.words')}>
            <WordsFields form={form} />
          </Section>
        </Form>
        <Preview {...previewed} lacking={lacking} clause={written?.id} />
      </div>
    </StandardsFrame>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={`${panel.panel} ${panel.padded}`}>
      <h2 className={panel.title} style={{ marginBottom: 10 }}>
        {title}
      </h2>
      {children}
    </section>
  )
}

interface Written {
  /** What the fields say, as soon as all of them are well-formed. */
  readonly written: ClauseForm | undefined
  /** The fields that are not. */
  readonly lacking: readonly Field[]
}

function useWritten(form: FormInstance<Values>): Written {
  const values = Form.useWatch([], form) as Values | undefined
  const [written, setWritten] = useState<Written>({ written: undefined, lacking: [] })
  useEffect(() => {
    let latest = true
    form.validateFields({ validateOnly: true }).then(
      (valid) => latest && setWritten({ written: formOf(valid), lacking: [] }),
      ({ errorFields }: { readonly errorFields: readonly { readonly name: readonly unknown[] }[] }) =>
        latest && setWritten({ written: undefined, lacking: errorFields.map(({ name }) => name[0] as Field) }),
    )
    return () => {
      latest = false
    }
  }, [form, values])
  return written
}

/** The parts of a clause that stand in one field. */
const NAMED: readonly (keyof Values)[] = [
  'id',
  'title',
  'moment',
  'criterion',
  'kind',
  'sources',
  'note',
  'wording',
  'hit',
  'pass',
  'file',
]

/** The field that the server's refusal names, e.g. `id` or `/title`. */
function fieldNamed(place: string | undefined): keyof Values | undefined {
  const first = place?.split(/[/.[\]]/).find((part) => part !== '' && part !== 'body')
  return NAMED.find((name) => name === first)
}
