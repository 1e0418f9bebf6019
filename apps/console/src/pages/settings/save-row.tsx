import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Change, ChangedLine } from './changed-line.tsx'
import styles from './panel.module.css'

interface Props {
  readonly mayChange: boolean
  readonly isChanged: boolean
  /** What is written cannot be saved. */
  readonly isWrong?: boolean
  readonly isSaving: boolean
  readonly change: Change
  /** Absent in a form, which is submitted. */
  readonly onSave?: () => void
}

/** Below a setting: the button that saves it, and that something is not saved yet, or who changed it last. */
export function SaveRow({ mayChange, isChanged, isWrong = false, isSaving, change, onSave }: Props) {
  const { t } = useTranslation()
  return (
    <div className={styles.actions}>
      {mayChange && (
        <Button
          type="primary"
          htmlType={onSave ? 'button' : 'submit'}
          disabled={!isChanged || isWrong}
          loading={isSaving}
          onClick={onSave}
        >
          {t('settings.save')}
        </Button>
      )}
      {isChanged ? <span className={styles.small}>{t('settings.unsaved')}</span> : <ChangedLine change={change} />}
    </div>
  )
}
