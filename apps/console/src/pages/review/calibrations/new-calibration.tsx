import { addCalibration, listAssignments, listCalibrations, listReviewers } from '@liangyan/contract'
import { App, Input, InputNumber, Modal, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useAct, useRoute } from '../../../api/index.ts'
import styles from '../plans/editor.module.css'
import { Field } from '../plans/field.tsx'
import { idsIn, obstacleTo, type Draft } from './draft.ts'

interface Props {
  readonly open: boolean
  readonly onClose: () => void
}

const NEW: Draft = { name: '', source: 'draw', size: 10, lastDays: 30, ids: '', inspectors: [] }

/** Starts a calibration. */
export function NewCalibration({ open, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(NEW)
  const [tried, setTried] = useState(false)
  const act = useAct(addCalibration, {
    changes: [listCalibrations, listAssignments],
    onDone: ({ id }) => {
      void message.success(t('calibrations.started'))
      setDraft(NEW)
      setTried(false)
      onClose()
      void navigate(`/review/calibrations/${id}`)
    },
  })
  function start() {
    setTried(true)
    if (obstacleTo(draft) !== undefined) return
    const { name, source, size, lastDays, ids, inspectors } = draft
    const chosen =
      source === 'draw'
        ? { draw: { size, filter: lastDays === undefined ? {} : { lastDays } } }
        : { conversations: [...idsIn(ids)] }
    act.mutate({ body: { name: name.trim(), inspectors: [...inspectors], ...chosen } })
  }
  return (
    <Modal
      title={t('calibrations.form.title')}
      width={620}
      open={open}
      onCancel={onClose}
      onOk={start}
      okText={t('calibrations.form.start')}
      okButtonProps={{ loading: act.isPending }}
      destroyOnHidden
    >
      <Fields
        draft={draft}
        obstacle={tried ? obstacleTo(draft) : undefined}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
    </Modal>
  )
}

interface FieldsProps {
  readonly draft: Draft
  readonly obstacle: ReturnType<typeof obstacleTo>
  readonly onChange: (change: Partial<Draft>) => void
}

function Fields({ draft: { name, source, size, lastDays, ids, inspectors }, obstacle, onChange }: FieldsProps) {
  const { t } = useTranslation()
  const { data } = useRoute(listReviewers, {}, { fresh: 60_000 })
  const problem = (about: typeof obstacle) =>
    about === obstacle && about ? t(`calibrations.form.${about}`) : undefined
  return (
    <div className={styles.section} style={{ padding: '8px 0 12px' }}>
      <Field label={t('calibrations.form.name')} problem={problem('nameMissing')}>
        <Input
          aria-label={t('calibrations.form.name')}
          placeholder={t('calibrations.form.nameHint')}
          value={name}
          maxLength={60}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </Field>
      <Field label={t('calibrations.form.source')}>
        <Segmented
          aria-label={t('calibrations.form.source')}
          value={source}
          options={(['draw', 'hand'] as const).map((value) => ({ value, label: t(`calibrations.form.${value}`) }))}
          onChange={(value) => onChange({ source: value })}
        />
      </Field>
      {source === 'draw' ? (
        <Field label={t('calibrations.form.size')}>
          <InputNumber<number>
            aria-label={t('calibrations.form.size')}
            min={5}
            max={20}
            precision={0}
            value={size}
            suffix={t('plans.form.unit')}
            onChange={(value) => onChange({ size: value ?? 5 })}
          />
          <Select
            className={styles.select}
            aria-label={t('calibrations.form.lastDays')}
            value={lastDays ?? 0}
            options={[7, 30, 90, 0].map((value) => ({
              value,
              label: value === 0 ? t('calibrations.form.allTime') : t('calibrations.form.days', { count: value }),
            }))}
            onChange={(value) => onChange({ lastDays: value === 0 ? undefined : value })}
          />
        </Field>
      ) : (
        <Field
          label={t('calibrations.form.ids')}
          hint={t('calibrations.form.idsCount', { count: idsIn(ids).length })}
          problem={problem('idsRange')}
        >
          <Input.TextArea
            aria-label={t('calibrations.form.ids')}
            placeholder={t('calibrations.form.idsHint')}
            rows={6}
            value={ids}
            onChange={({ target }) => onChange({ ids: target.value })}
          />
        </Field>
      )}
      <Field
        label={t('calibrations.form.inspectors')}
        hint={t('calibrations.form.inspectorsHint')}
        problem={problem('inspectorsMissing')}
      >
        <Select<number[]>
          mode="multiple"
          style={{ width: '100%' }}
          aria-label={t('calibrations.form.inspectors')}
          value={[...inspectors]}
          optionFilterProp="label"
          options={data?.items.map(({ id, name: label }) => ({ value: id, label }))}
          onChange={(value) => onChange({ inspectors: value })}
        />
      </Field>
    </div>
  )
}
