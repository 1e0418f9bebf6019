import {
  changeRetention,
  previewRetention,
  readSettings,
  type Retention,
  type RetentionPreview,
} from '@liangyan/contract'
import { App, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/index.ts'
import type { Change } from '../changed-line.tsx'
import styles from '../panel.module.css'
import { SaveRow } from '../save-row.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { KINDS, type Kind } from './kinds.ts'
import rowStyles from './retention.module.css'

interface Props {
  readonly rules: Retention
  readonly change: Change
  readonly mayChange: boolean
}

/** Each kind for good or for so many days. Before anything is saved it is said how much would go. */
export function RetentionForm({ rules, change, mayChange }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [draft, setDraft] = useState(rules)
  /** What people wrote before, so that switching to and fro forgets nothing. */
  const [days, setDays] = useState<Partial<Record<Kind, number | null>>>({})
  const [preview, setPreview] = useState<RetentionPreview>()
  const looking = useAct(previewRetention, { onDone: setPreview })
  const saving = useAct(changeRetention, {
    changes: [readSettings],
    onDone: () => {
      setPreview(undefined)
      void message.success(t('settings.saved'))
    },
  })
  const isChanged = KINDS.some(({ kind }) => draft[kind] !== rules[kind])
  const missing = KINDS.filter(({ kind }) => draft[kind] !== null && !Number.isInteger(draft[kind]))
  return (
    <>
      <div className={styles.panel}>
        {KINDS.map(({ kind, least, usual }) => {
          const value = draft[kind]
          return (
            <fieldset key={kind} className={rowStyles.row} disabled={!mayChange}>
              <div>
                <legend className={rowStyles.title}>{t(`settings.retention.kinds.${kind}.title`)}</legend>
                <p className={rowStyles.text}>{t(`settings.retention.kinds.${kind}.text`)}</p>
              </div>
              <div className={rowStyles.choice}>
                <Radio.Group
                  aria-label={t(`settings.retention.kinds.${kind}.title`)}
                  value={value !== null}
                  disabled={!mayChange}
                  options={[
                    { value: false, label: t('settings.retention.forever') },
                    { value: true, label: t('settings.retention.days') },
                  ]}
                  onChange={({ target }) =>
                    setDraft({ ...draft, [kind]: target.value ? (days[kind] ?? rules[kind] ?? usual) : null })
                  }
                />
                <InputNumber<number>
                  aria-label={`${t(`settings.retention.kinds.${kind}.title`)} ${t('settings.retention.unit')}`}
                  style={{ width: 130 }}
                  min={least}
                  max={36_500}
                  precision={0}
                  disabled={value === null || !mayChange}
                  value={value}
                  suffix={t('settings.retention.unit')}
                  onChange={(next) => {
                    setDays({ ...days, [kind]: next })
                    // an empty field is no rule yet; null would mean for good
                    setDraft({ ...draft, [kind]: next ?? Number.NaN })
                  }}
                />
                {missing.some((each) => each.kind === kind) && (
                  <span className={rowStyles.problem} role="alert">
                    {t('settings.retention.daysMissing')}
                  </span>
                )}
              </div>
            </fieldset>
          )
        })}
      </div>
      <SaveRow
        mayChange={mayChange}
        isChanged={isChanged}
        isWrong={missing.length > 0}
        isSaving={looking.isPending}
        change={change}
        onSave={() => looking.mutate({ body: draft })}
      />
      {preview && (
        <ConfirmDialog
          preview={preview}
          busy={saving.isPending}
          onConfirm={() => saving.mutate({ body: draft })}
          onClose={() => setPreview(undefined)}
        />
      )}
    </>
  )
}
