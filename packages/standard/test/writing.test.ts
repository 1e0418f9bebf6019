import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Clause, loadStandard, parseDialogues, writeClause, writeDialogue } from '../src/index.ts'

const said = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => /\p{L}/u.test(text))
const speaker = fc.constantFrom('agent', 'customer', 'system')

describe('a dialogue that is written', () => {
  test('is read as the same turns with the same marks, whatever was said', () => {
    const id = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4})?$/)
    const marks = fc.array(fc.record({ expect: fc.constantFrom('hit', 'pass', 'advise'), id }), { maxLength: 2 })
    const lines = fc.array(fc.record({ speaker, text: said, marks }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(said, lines, (title, written) => {
        const { dialogues, diagnostics } = parseDialogues('x', writeDialogue(title, written))
        expect(diagnostics).toEqual([])
        expect(dialogues).toHaveLength(1)
        const [{ conversation, marks: read }] = dialogues
        expect(conversation.turns.map((turn) => turn.speaker)).toEqual(written.map((line) => line.speaker))
        const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim().replaceAll('#', '＃')
        expect(conversation.turns.map(({ text }) => text)).toEqual(written.map(({ text }) => plain(text)))
        expect(read.map(({ expect: kind, id: of, turn }) => ({ expect: kind, id: of, turn }))).toEqual(
          written.flatMap(({ marks: own }, turn) => own.map((mark) => ({ ...mark, turn }))),
        )
      }),
    )
  })

  test('events stand with their marks', () => {
    const text = writeDialogue('等候', [
      { speaker: 'agent', text: '请稍等。' },
      { speaker: 'event', text: 'hold 20s', marks: [{ expect: 'pass', id: 'hold-limit' }] },
    ])
    expect(text).toBe('== 等候\nA: 请稍等。\n-- hold 20s   # pass: hold-limit\n')
  })
})

test('a clause that is written is read as the same', () => {
  const clause: Clause = {
    id: 'thank',
    title: '说：谢谢 #1',
    criterion: 'c',
    sources: [],
    note: '试',
    severity: 'major',
    when: { by: 'customer', says: ['等了: 半天', '[好]'] },
    require: { any: [{ says: '谢谢…<8>等' }, { says: { any: ['感谢'], exact: true } }] },
    within: '2 agent turns',
    wording: ['感谢您，{姓}{称谓}的耐心等待。', '- 让您久等了'],
  }
  const text = writeClause(clause)
  const { standard } = loadStandard(
    new Map([
      ['standard.yaml', 'id: t\ntitle: 测试\nversion: "1"\n'],
      ['criteria.yaml', '- { id: c, title: 项, level: turn }\n'],
      ['moments/m.yaml', text],
    ]),
  )
  expect(standard?.clauses.map((placed) => placed.clause)).toEqual([clause])
  expect(text.split('\n')[0]).toBe('- id: thank')
  expect(text).toContain('\n  when: { by: customer')
})
