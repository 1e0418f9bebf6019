import type { Vocabulary } from '@liangyan/contract'
import { Form, type FormInstance, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { nameOf } from '../../../words/names.ts'
import styles from './form.module.css'
import { linesOf, type Values } from './values.ts'

interface Props {
  readonly form: FormInstance<Values>
  readonly vocabulary: Vocabulary
}

const EVENTS = ['hold', 'resume', 'mute', 'unmute', 'silence', 'transfer', 'hangup'] as const
const WITHIN = ['next agent turn', '2 agent turns', '3 turns', '30s', 'conversation'] as const

/** What a clause asks for: words that must not be said, what must be done once something has happened, or advice. */
export function CheckFields({ form, vocabulary }: Props) {
  const { t } = useTranslation()
  const reads = Form.useWatch('reads', form)
  return (
    <>
      <Form.Item name="reads" label={t('standards.form.reads')}>
        <Radio.Group
          vertical
          options={(['forbids', 'requires', 'advises'] as const).map((value) => ({
            value,
            label: t(`standards.form.${value}`),
          }))}
        />
      </Form.Item>
      {reads === 'forbids' ? (
        <>
          <Phrases name="phrases" label={t('standards.form.forbiddenPhrases')} />
          <Phrases name="except" label={t('standards.form.except')} hint={t('standards.form.exceptHint')} optional />
        </>
      ) : (
        <TriggerFields form={form} vocabulary={vocabulary} />
      )}
      {reads === 'requires' && <DutyFields form={form} vocabulary={vocabulary} />}
    </>
  )
}

function TriggerFields({ form, vocabulary }: Props) {
  const { t } = useTranslation()
  const by = Form.useWatch('triggerBy', form)
  return (
    <>
      <Form.Item name="triggerBy" label={t('standards.form.trigger')}>
        <Radio.Group
          optionType="button"
          options={(['words', 'act', 'event', 'conversation'] as const).map((value) => ({
            value,
            label: t(`standards.form.triggerBy.${value}`),
          }))}
        />
      </Form.Item>
      {by === 'words' && (
        <>
          <Form.Item name="speaker" label={t('standards.form.speaker')}>
            <Radio.Group
              options={(['customer', 'agent', 'system'] as const).map((value) => ({
                value,
                label: nameOf(t, 'speaker', value),
              }))}
            />
          </Form.Item>
          <Phrases name="triggerPhrases" label={t('standards.form.phrases')} />
        </>
      )}
      {by === 'act' && (
        <Form.Item
          name="triggerAct"
          label={t('standards.form.triggerAct')}
          rules={[{ required: true, message: t('standards.form.required') }]}
        >
          <Select showSearch={{ optionFilterProp: 'label' }} options={actsOf(vocabulary)} />
        </Form.Item>
      )}
      {by === 'event' && (
        <Form.Item name="event" label={t('standards.form.event')}>
          <Select options={EVENTS.map((value) => ({ value, label: t(`standards.form.events.${value}`) }))} />
        </Form.Item>
      )}
    </>
  )
}

function DutyFields({ form, vocabulary }: Props) {
  const { t } = useTranslation()
  const [by, triggerBy] = [Form.useWatch('dutyBy', form), Form.useWatch('triggerBy', form)]
  return (
    <>
      <div className={styles.pair}>
        <Form.Item name="dutyBy" label={t('standards.form.duty')}>
          <Radio.Group
            optionType="button"
            options={(['words', 'act'] as const).map((value) => ({
              value,
              label: t(`standards.form.dutyBy.${value}`),
            }))}
          />
        </Form.Item>
        {triggerBy !== 'conversation' && (
          <Form.Item name="within" label={t('standards.form.within')}>
            <Select options={WITHIN.map((value) => ({ value, label: t(`standards.form.withinChoices.${value}`) }))} />
          </Form.Item>
        )}
      </div>
      {by === 'act' ? (
        <Form.Item
          name="dutyActs"
          label={t('standards.form.dutyActs')}
          rules={[{ required: true, type: 'array', min: 1, message: t('standards.form.required') }]}
        >
          <Select
            mode="multiple"
            maxCount={20}
            showSearch={{ optionFilterProp: 'label' }}
            options={actsOf(vocabulary)}
          />
        </Form.Item>
      ) : (
        <Phrases name="dutyPhrases" label={t('standards.form.dutyPhrases')} />
      )}
    </>
  )
}

const actsOf = ({ acts }: Vocabulary) => acts.map(({ id, title }) => ({ value: id, label: `${title} ${id}` }))

/** As many and as long as the server takes. */
const [MOST, LONGEST] = [50, 200]

interface PhrasesProps {
  readonly name: keyof Values
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
}

/** Phrases, one a line. */
function Phrases({ name, label, hint, optional = false }: PhrasesProps) {
  const { t } = useTranslation()
  return (
    <Form.Item
      name={name}
      label={label}
      extra={hint ?? t('standards.form.phrasesHint')}
      validateFirst
      rules={[
        { required: !optional, whitespace: true, message: t('standards.form.required') },
        {
          validator: (_, text?: string) => {
            const lines = linesOf(text)
            const long = lines.findIndex((line) => line.length > LONGEST)
            if (long >= 0)
              return Promise.reject(new Error(t('standards.form.tooLong', { line: long + 1, most: LONGEST })))
            if (lines.length > MOST) return Promise.reject(new Error(t('standards.form.tooMany', { most: MOST })))
            return Promise.resolve()
          },
        },
      ]}
    >
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} spellCheck={false} />
    </Form.Item>
  )
}
