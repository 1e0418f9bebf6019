import { MergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { Button, Modal } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { THEME } from './look.ts'
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

/** Two texts side by side; what is the same in both is folded away. */
export function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const extensions = [THEME, EditorView.lineWrapping, EditorState.readOnly.of(true), EditorView.editable.of(false)]
    const view = new MergeView({
      a: { doc: before, extensions },
      b: { doc: after, extensions },
      parent: element.current!,
      collapseUnchanged: { margin: 3, minSize: 6 },
    })
    return () => view.destroy()
  }, [before, after])
  return <div ref={element} style={{ maxHeight: '56vh', overflow: 'auto', border: '1px solid #dfe5e7' }} />
}
