import type { Changed } from '@liangyan/contract'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { nameOf } from '../../../words/names.ts'
import { ChangedText } from '../difference/changed-text.tsx'
import styles from './compare.module.css'

/** What two versions write differently, field by field. */
export function FieldChanges({ fields }: { readonly fields: Changed['fields'] }) {
  const { t } = useTranslation()
  return (
    <dl className={styles.fields}>
      {fields.map(({ field, from, to }) => (
        <div key={field} className={styles.field}>
          <dt>{fieldName(t, field) ?? <Named field={field} text={to ?? from ?? ''} />}</dt>
          <dd>
            <ChangedText
              from={valueText(t, field, from)}
              to={valueText(t, field, to)}
              none={t('standards.compare.none')}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The fields are data: whether there is a name for one is seen only at run time. */
function fieldName(t: TFunction, field: string): string | undefined {
  const key = `standards.compare.fields.${field}`
  const name = (t as (key: string, options: object) => string)(key, { defaultValue: '' })
  return name === '' ? undefined : name
}

/** An item of the scorecard: it says its title itself. */
function Named({ field, text }: { readonly field: string; readonly text: string }) {
  const title = /^title: (.+)$/m.exec(text)?.[1]
  if (title === undefined) return field
  return (
    <>
      {title}
      <code className={styles.id}>{field}</code>
    </>
  )
}

/** Codes by their names; all else as it is written. */
function valueText(t: TFunction, field: string, value: string | null): string | null {
  if (value === null) return null
  if (field === 'severity') return nameOf(t, 'severity', value)
  if (field === 'status' && (value === 'draft' || value === 'trial' || value === 'active'))
    return t(`standards.status.${value}`)
  return value
}
