import { yaml } from '@codemirror/lang-yaml'
import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { MergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { phrasesFor, THEME } from '../editor/look.ts'

interface Props {
  readonly before: string
  readonly after: string
  /** What the two are, for those who do not see them. */
  readonly label?: string
}

/** Two texts side by side; what is the same in both is folded away. */
export function Difference({ before, after, label }: Props) {
  const { i18n } = useTranslation()
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const extensions = [
      THEME,
      lineNumbers(),
      yaml(),
      syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
      EditorView.lineWrapping,
      EditorState.readOnly.of(true),
      EditorView.editable.of(false),
      phrasesFor(i18n.language),
    ]
    const view = new MergeView({
      a: { doc: before, extensions },
      b: { doc: after, extensions },
      parent: element.current!,
      collapseUnchanged: { margin: 3, minSize: 6 },
    })
    return () => view.destroy()
  }, [before, after, i18n.language])
  return (
    <div
      ref={element}
      role="group"
      aria-label={label}
      style={{ marginTop: 8, maxHeight: '56vh', overflow: 'auto', border: '1px solid #dfe5e7', borderRadius: 4 }}
    />
  )
}
