import { describe, expect, test } from 'vitest'
import { formatDiagnostic, loadStandard } from '../src/index.ts'
import { SOUND } from './standard-files.ts'

const read = (files: Record<string, string>, forRunning: boolean) =>
  loadStandard(new Map(Object.entries({ ...SOUND, ...files })), { forRunning })

/** A sentence in another encoding, and requirements that are no list. */
const MISTAKEN = { 'tones/rhetorical.examples.txt': '难道\ufffd\n', 'requirements/r.yaml': 'a: b\n' }

describe('a standard read for running', () => {
  test('is the same as one read for checking, but for sentences and requirements', () => {
    const running = read({}, true).standard
    const whole = read({}, false).standard
    for (const key of ['head', 'acts', 'clauses', 'criteria', 'phrases', 'typical', 'dialogues'] as const)
      expect(running?.[key]).toEqual(whole?.[key])
    expect(running?.tones).toEqual([{ id: 'rhetorical', title: '反问', examples: [], voices: [] }])
    expect(whole?.tones[0].examples).toEqual(['难道不是吗'])
  })

  test('is told of no warnings', () => {
    const unsourced = { 'moments/m.yaml': SOUND['moments/m.yaml'].replace(/ {2}sources.*\n/, '') }
    expect(read(unsourced, false).diagnostics.map((d) => d.severity)).toEqual(['warning'])
    expect(read(unsourced, true).diagnostics).toEqual([])
  })

  test('is not told of mistakes in what it leaves unread, and of all others', () => {
    expect(read(MISTAKEN, true).diagnostics).toEqual([])
    expect(read(MISTAKEN, false).standard).toBeUndefined()
    const { standard, diagnostics } = read({ 'words/w.yaml': '请求: 请\n' }, true)
    expect(standard).toBeUndefined()
    expect(diagnostics).toEqual(read({ 'words/w.yaml': '请求: 请\n' }, false).diagnostics)
    const broken = { 'words/w.yaml': '请求: [请\n别: 好\n' }
    expect(read(broken, true).diagnostics.map(formatDiagnostic)[0]).toContain('words/w.yaml:')
    expect(read(broken, true).diagnostics).toEqual(read(broken, false).diagnostics)
  })
})
