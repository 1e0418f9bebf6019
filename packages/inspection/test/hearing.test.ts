import { loadStandard } from '@liangyan/standard'
import { expect, test } from 'vitest'
import { Engine } from '../src/index.ts'

/** Findings of a clause that forbids 磨磨蹭蹭 when it was heard as something that sounds like it only to some ears. */
function findings(head: string, said: string): number {
  const { standard } = loadStandard(
    new Map([
      ['standard.yaml', `id: s\ntitle: 规范\nversion: "1"\n${head}`],
      ['criteria.yaml', '- { id: c, title: 评分项, level: turn }'],
      ['moments/m.yaml', '- { id: r, title: 条款, criterion: c, forbid: { says: 能不能利索点 } }'],
    ]),
  )
  const turn = { index: 0, speaker: 'agent' as const, start: 0, end: 1000, text: said }
  return new Engine(standard!).inspect({ id: 'x', channel: 'phone', turns: [turn], events: [] }).findings.length
}

test('n and l, eng and en sound alike unless the standard says otherwise', () => {
  expect(findings('', '能不能尼索点')).toBe(1)
  expect(findings('hearing: { confusable: false }', '能不能尼索点')).toBe(0)
  expect(findings('hearing: { confusable: false }', '能不能力索点')).toBe(1)
})
