import { EditorState, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { COLOURS, FONT, FONT_OF_CODE } from '../../../shell/theme.ts'

export const THEME = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', backgroundColor: '#fff' },
  '.cm-scroller': { fontFamily: FONT_OF_CODE, lineHeight: '1.65' },
  '.cm-gutters': { backgroundColor: '#f7f9fa', borderRight: `1px solid ${COLOURS.line}`, color: '#7b898f' },
  '.cm-activeLine': { backgroundColor: '#f3f8f9' },
  '.cm-activeLineGutter': { backgroundColor: '#e6eff1' },
  '&.cm-focused': { outline: 'none' },
  '&.cm-focused .cm-cursor': { borderLeftColor: COLOURS.primary },
  '.cm-tooltip': { border: `1px solid ${COLOURS.line}`, borderRadius: '4px', backgroundColor: '#fff' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: FONT, maxHeight: '18em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '2px 8px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: COLOURS.primary, color: '#fff' },
  '.cm-completionDetail': { color: COLOURS.textQuiet, fontStyle: 'normal' },
  'li[aria-selected] .cm-completionDetail': { color: '#d5e6e9' },
  '.cm-completionInfo': { fontFamily: FONT, maxWidth: '360px', padding: '6px 10px' },
  '.cm-help': { maxWidth: '460px', padding: '6px 10px', fontFamily: FONT, whiteSpace: 'pre-wrap' },
  '.cm-diagnostic': { fontFamily: FONT, padding: '4px 10px' },
  '.cm-diagnostic-error': { borderLeft: `3px solid ${COLOURS.bad}` },
  '.cm-diagnostic-warning': { borderLeft: `3px solid #d6a43a` },
  '.cm-panels': { fontFamily: FONT },
  '.cm-collapsedLines': { padding: '3px 10px', color: COLOURS.textQuiet, fontFamily: FONT, fontSize: '12.5px' },
  // the sign that comes with it is in few fonts
  '.cm-collapsedLines::before, .cm-collapsedLines::after': { content: '"⋯"', margin: '0 6px' },
})

/** What an editor itself says where the screen is Chinese. */
const CHINESE = EditorState.phrases.of({
  Find: '查找',
  Replace: '替换',
  next: '下一个',
  previous: '上一个',
  all: '全部',
  'match case': '区分大小写',
  'by word': '全词',
  regexp: '正则',
  replace: '替换',
  'replace all': '全部替换',
  close: '关闭',
  'Go to line': '转到行',
  go: '转到',
  'No matches': '没有匹配',
  '$ unchanged lines': '$ 行相同',
})

export const phrasesFor = (language: string): Extension => (language.startsWith('zh') ? CHINESE : [])
