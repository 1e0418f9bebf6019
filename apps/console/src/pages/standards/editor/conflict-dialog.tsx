import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { Difference } from '../difference/difference.tsx'
import type { Conflict } from './use-documents.ts'

interface Props {
  readonly conflict: Conflict
  readonly onSettle: (keep: 'theirs' | 'mine') => void
  readonly onCancel: () => void
}

/** Two texts of a file beside each other, and which of them is to count. */
export function ConflictDialog({ conflict: { path, theirs, mine }, onSettle, onCancel }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      open
      width={1080}
      title={`${t('standards.editor.conflict')}：${path}`}
      onCancel={onCancel}
      footer={
        <>
          <Button onClick={() => onSettle('theirs')}>{t('standards.editor.theirs')}</Button>
          <Button danger onClick={() => onSettle('mine')}>
            {t('standards.editor.mine')}
          </Button>
        </>
      }
    >
      <p>{t('standards.editor.conflictText')}</p>
      <Difference before={theirs.text} after={mine} />
    </Modal>
  )
}
