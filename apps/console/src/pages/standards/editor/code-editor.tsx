import { autocompletion, type CompletionContext } from '@codemirror/autocomplete'
import { yaml } from '@codemirror/lang-yaml'
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint'
import { EditorState, type Extension, type Text } from '@codemirror/state'
import { EditorView, hoverTooltip, keymap } from '@codemirror/view'
import type { StandardDiagnostic } from '@liangyan/contract'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { completeDialogue, completeYaml, type Help } from './help/completion.ts'
import { helpAt } from './help/hover.ts'
import { phrasesFor, THEME } from './look.ts'
import { USUAL } from './usual.ts'

export interface Going {
  /** From 1. */
  readonly line: number
  /** Another one, though it be the same line, is gone to again. */
  readonly time: number
}

interface Props {
  readonly path: string
  /** What the file says when it is opened; the editor's own text counts from then on. */
  readonly text: string
  /** Raised where the text is to be taken over anew. */
  readonly generation: number
  readonly readOnly: boolean
  readonly label: string
  readonly diagnostics: readonly StandardDiagnostic[]
  readonly help: Help
  readonly goTo: Going | undefined
  readonly onChange: (text: string) => void
  readonly onSave: () => void
  /** The line that the cursor is on, from 1. */
  readonly onLine: (line: number) => void
}

/** A text editor for the files of a standard: it marks what is wrong, completes and explains. */
export function CodeEditor(props: Props) {
  const { i18n } = useTranslation()
  const { path, generation, diagnostics, goTo } = props
  const element = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const words = useRef(i18n.language)
  // what the editor calls back is always the latest
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
    words.current = i18n.language
  })
  useEffect(() => {
    const made = new EditorView({ state: stateOf(latest, words.current), parent: element.current! })
    view.current = made
    return () => made.destroy()
  }, [path, generation])
  useEffect(() => {
    const { current } = view
    current?.dispatch(setDiagnostics(current.state, marksOf(diagnostics, current.state.doc)))
  }, [path, generation, diagnostics])
  useEffect(() => {
    const { current } = view
    if (!current || !goTo) return
    const { from } = current.state.doc.line(Math.min(Math.max(1, goTo.line), current.state.doc.lines))
    current.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) })
    current.focus()
  }, [path, generation, goTo])
  return <div ref={element} style={{ height: '100%', overflow: 'hidden' }} />
}

function stateOf(latest: { readonly current: Props }, language: string): EditorState {
  const { path, text, readOnly, label } = latest.current
  const complete = (context: CompletionContext) =>
    path.endsWith('.dialogues.txt')
      ? completeDialogue(latest.current.help, context)
      : completeYaml(latest.current.help, context)
  const extensions: Extension[] = [
    USUAL,
    THEME,
    phrasesFor(language),
    lintGutter(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label }),
    EditorState.readOnly.of(readOnly),
    EditorState.tabSize.of(2),
    autocompletion({ override: [complete] }),
    hoverTooltip((editor, pos) => helpAt(latest.current.help, editor, pos)),
    keymap.of([{ key: 'Mod-s', preventDefault: true, run: () => (latest.current.onSave(), true) }]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) latest.current.onChange(update.state.doc.toString())
      if (update.docChanged || update.selectionSet)
        latest.current.onLine(update.state.doc.lineAt(update.state.selection.main.head).number)
    }),
  ]
  if (/\.ya?ml$/.test(path)) extensions.push(yaml())
  return EditorState.create({ doc: text, extensions })
}

/** From the place of each to the end of its line. */
function marksOf(diagnostics: readonly StandardDiagnostic[], doc: Text): Diagnostic[] {
  return diagnostics.map(({ line, column, severity, message }) => {
    const { from, to } = doc.line(Math.min(Math.max(1, line), doc.lines))
    const start = Math.min(from + Math.max(0, column - 1), to)
    return { from: start, to, severity, message }
  })
}
