import { expect } from 'vitest'
import { formatDiagnostic, type LoadedStandard, loadStandard } from '../src/index.ts'

/** A small standard without a mistake; tests replace files of it, or parts of its one clause. */
export const SOUND: Record<string, string> = {
  'standard.yaml': 'id: test\ntitle: 测试\nversion: "1"\noffice_hours: { from: "09:00", to: "18:00" }\n',
  'criteria.yaml': '- { id: improper-wording, title: 忌语, level: turn, kinds: { taboo: 忌语 } }\n',
  'words/w.yaml': '请求: [请, 麻烦]\n',
  'acts/a.yaml':
    '- { id: soothe, title: 安抚, is: { says: 别急 } }\n- { id: complain, title: 不满, by: customer, is: { says: 投诉 } }\n',
  'tones/rhetorical.yaml': 'id: rhetorical\ntitle: 反问\n',
  'tones/rhetorical.examples.txt': '难道不是吗\n',
  'sources.tsv': 'id\tdocument\tkind\ttext\nD01-001\tD01\tcontent\t不得使用忌语。\n',
  'moments/m.yaml':
    '- id: taboo\n  title: 忌语\n  sources: [D01-001]\n  criterion: improper-wording\n  forbid: { says: 滚 }\n',
}

export const load = (files: Record<string, string>): LoadedStandard =>
  loadStandard(new Map(Object.entries({ ...SOUND, ...files })))

/** The sound clause, with this in place of its prohibition. */
export const clause = (body: string): Record<string, string> => ({
  'moments/m.yaml': `- id: taboo\n  title: 忌语\n  sources: [D01-001]\n  criterion: improper-wording\n  ${body.replaceAll('\n', '\n  ')}\n`,
})

/** Diagnostics as one line each. */
export const complaints = (files: Record<string, string>): string[] => load(files).diagnostics.map(formatDiagnostic)

/** One mistake, one line: where it is, and what to do. */
export function says(files: Record<string, string>, place: string, ...parts: (string | RegExp)[]): void {
  const told = complaints(files)
  const line = told.find((t) => t.startsWith(place))
  expect(line, told.join('\n') || 'nothing was said').toBeDefined()
  for (const part of parts) expect(line).toMatch(part)
}
