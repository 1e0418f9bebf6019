import type { RetentionPreview } from '@liangyan/contract'
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { figure } from '../../../words/figures.ts'
import { KINDS } from './kinds.ts'
import styles from './retention.module.css'

interface Props {
  readonly preview: RetentionPreview
  readonly busy: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** How much the new rules would delete, before they are saved. */
export function ConfirmDialog({ preview, busy, onConfirm, onClose }: Props) {
  const { t } = useTranslation()
  const going = KINDS.filter(({ kind }) => preview[kind].count > 0)
  const number = ({ count, more }: { readonly count: number; readonly more: boolean }) =>
    more ? t('settings.retention.more', { count: figure(count) as never }) : figure(count)
  return (
    <Modal
      open
      title={t('settings.retention.confirm')}
      okText={going.length > 0 ? t('settings.retention.confirmDelete') : t('settings.save')}
      okButtonProps={{ loading: busy, danger: going.length > 0 }}
      onOk={onConfirm}
      onCancel={onClose}
    >
      {going.length === 0 ? (
        <p>{t('settings.retention.nothing')}</p>
      ) : (
        <>
          <p>{t('settings.retention.confirmText')}</p>
          <ul className={styles.going}>
            {going.map(({ kind }) => (
              <li key={kind}>{t(`settings.retention.items.${kind}`, { count: number(preview[kind]) as never })}</li>
            ))}
          </ul>
          <p className={styles.warning}>{t('settings.retention.irrevocable')}</p>
        </>
      )}
    </Modal>
  )
}
