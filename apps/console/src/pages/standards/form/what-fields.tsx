import type { Outline, Vocabulary } from '@liangyan/contract'
import { AutoComplete, Form, type FormInstance, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { nameOf } from '../../../words/names.ts'
import styles from './form.module.css'
import type { Values } from './values.ts'

interface Props {
  readonly form: FormInstance<Values>
  readonly vocabulary: Vocabulary
  readonly outline: Outline | undefined
}

/** What a clause is: its name, where it belongs, how much it weighs, what it goes back to. */
export function WhatFields({ form, vocabulary, outline }: Props) {
  const { t } = useTranslation()
  const required = { required: true, message: t('standards.form.required') }
  const criterion = Form.useWatch('criterion', form)
  const reads = Form.useWatch('reads', form)
  const sources = Form.useWatch('sources', form) ?? []
  const kinds = vocabulary.criteria.find(({ id }) => id === criterion)?.kinds ?? []
  const known = new Set(vocabulary.clauses.map(({ id }) => id))
  const fileFor = (moment: string | undefined) => {
    const file = outline && usualFile(outline, moment)
    if (file !== undefined && !form.isFieldTouched('file')) form.setFieldValue('file', file)
  }
  return (
    <>
      <div className={styles.pair}>
        <Form.Item name="title" label={t('standards.form.name')} rules={[{ ...required, whitespace: true, min: 2 }]}>
          <Input maxLength={100} placeholder={t('standards.form.nameHint')} />
        </Form.Item>
        <Form.Item
          name="id"
          label={t('standards.form.id')}
          validateFirst
          rules={[
            required,
            { pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, message: t('standards.form.idHint') },
            {
              validator: (_, id: string) =>
                known.has(id) ? Promise.reject(new Error(t('standards.form.idTaken'))) : Promise.resolve(),
            },
          ]}
        >
          <Input maxLength={80} spellCheck={false} placeholder={t('standards.form.idHint')} />
        </Form.Item>
        <Form.Item name="moment" label={t('standards.form.moment')} rules={[required]}>
          <Select
            showSearch
            placeholder={t('standards.form.choose')}
            options={vocabulary.moments.map((value) => ({ value, label: value }))}
            onChange={(moment?: string) => fileFor(moment)}
          />
        </Form.Item>
        <Form.Item
          name="file"
          label={t('standards.form.file')}
          rules={[
            required,
            { pattern: /^moments\/[a-z0-9-]+(\/[a-z0-9-]+)*\.yaml$/, message: t('standards.form.fileHint') },
          ]}
        >
          <AutoComplete
            showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
            placeholder={t('standards.form.fileHint')}
            options={vocabulary.clauseFiles.map((value) => ({ value }))}
          />
        </Form.Item>
        <Form.Item
          name="criterion"
          label={t('standards.form.criterion')}
          dependencies={['reads']}
          rules={[{ ...required, required: reads !== 'advises' }]}
        >
          <Select
            allowClear
            placeholder={t('standards.form.choose')}
            showSearch={{ optionFilterProp: 'label' }}
            options={vocabulary.criteria.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={() => form.setFieldValue('kind', undefined)}
          />
        </Form.Item>
        <Form.Item name="kind" label={t('standards.form.kind')}>
          <Select
            allowClear
            disabled={kinds.length === 0}
            placeholder={criterion && kinds.length === 0 ? t('standards.form.noKinds') : t('standards.form.choose')}
            options={kinds.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </Form.Item>
        <Form.Item name="severity" label={t('standards.form.severity')}>
          <Select
            disabled={reads === 'advises'}
            options={(['minor', 'major', 'fatal'] as const).map((value) => ({
              value,
              label: nameOf(t, 'severity', value),
            }))}
          />
        </Form.Item>
        <Form.Item name="status" label={t('standards.form.status')}>
          <Select
            options={(['trial', 'active', 'draft'] as const).map((value) => ({
              value,
              label: t(`standards.form.statuses.${value}`),
            }))}
          />
        </Form.Item>
      </div>
      <Form.Item name="sources" label={t('standards.form.sources')}>
        <Select
          mode="multiple"
          maxCount={20}
          placeholder={t('standards.form.sourcesHint')}
          showSearch={{ optionFilterProp: 'label' }}
          optionLabelProp="value"
          options={vocabulary.sources.map(({ id, text }) => ({ value: id, label: `${id} ${text}`, title: text }))}
        />
      </Form.Item>
      <Form.Item
        name="note"
        dependencies={['sources']}
        label={t('standards.form.note')}
        rules={[{ ...required, required: sources.length === 0, whitespace: true }]}
      >
        <Input.TextArea rows={1} autoSize maxLength={500} placeholder={t('standards.form.noteHint')} />
      </Form.Item>
    </>
  )
}

/** The file that has most of the clauses of a moment. */
function usualFile({ clauses }: Outline, moment: string | undefined): string | undefined {
  const own = Map.groupBy(
    clauses.filter((clause) => clause.moment === moment),
    ({ file }) => file,
  )
  return [...own].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]
}
