import type { Finding, Inspection } from '@liangyan/inspection'
import { expect, test } from 'vitest'
import { outputOf } from '../output.ts'

const finding = (criterion: string, turns: number[], more: Partial<Finding> = {}): Finding => ({
  criterion,
  clause: 'clause',
  title: '',
  verdict: 'broken',
  severity: 'minor',
  turns,
  evidence: [],
  decidedBy: ['words'],
  sources: [],
  ...more,
})

const inspection = (findings: Finding[]): Inspection => ({
  id: 'c1',
  standard: { id: 'bank', version: '1' },
  findings,
  commitments: [{ turn: 3, what: '', due: null, ticket: false }],
  contact: 'enquiry',
  scorecard: { id: '', title: '', total: 0, outOf: 0, grade: '', fatal: false, groups: [], items: [] },
  verdicts: [],
})

test('findings of one criterion on the same turns are one, with the first kind', () => {
  const found = [
    finding('improper-wording', [4]),
    finding('improper-wording', [4], { kind: 'angry' }),
    finding('improper-wording', [4], { kind: 'taboo' }),
    finding('improper-wording', [4, 6], { kind: 'taboo' }),
    finding('informal-address', [4]),
  ]
  expect(outputOf(inspection(found)).findings).toEqual([
    { criterion: 'improper-wording', kind: 'angry', turns: [4] },
    { criterion: 'improper-wording', kind: 'taboo', turns: [4, 6] },
    { criterion: 'informal-address', turns: [4] },
  ])
})

test('what is undecided is no finding', () => {
  expect(outputOf(inspection([finding('side-talk', [2], { verdict: 'undecided' })]))).toEqual({
    id: 'c1',
    findings: [],
    commitments: [{ turn: 3, due: null }],
    contact: 'enquiry',
  })
})
