import type { AddableFinding, ReviewContent, ShownFinding, ShownScorecard } from '@liangyan/contract'
import { describe, expect, test } from 'vitest'
import { Refused } from '../src/api/refusal.ts'
import { isOpen, itemsOf } from '../src/pages/conversation/items.ts'
import { Autosave, type Saving } from '../src/pages/conversation/review/autosave.ts'
import { withAdded, withJudged, withOpinion, withoutAdded } from '../src/pages/conversation/review/draft.ts'
import { costsOf } from '../src/pages/conversation/scorecard/costs.ts'

const NOTHING: ReviewContent = { opinions: [], added: [], judged: [], comment: '' }
const ADDED = { key: 'a', clause: 'r9', criterion: 'c', kind: null, turns: [1], quote: null, comment: '' }

function finding(id: number, more: Partial<ShownFinding> = {}): ShownFinding {
  return {
    id,
    position: id,
    clause: `r${id}`,
    title: `条款 ${id}`,
    criterion: 'c',
    criterionTitle: '评分项',
    kind: null,
    kindTitle: null,
    verdict: 'broken',
    severity: 'minor',
    trial: false,
    turns: [id],
    evidence: [],
    decidedBy: ['words'],
    sources: [],
    opinion: 'machine',
    stands: 'broken',
    ...more,
  }
}

describe('what a reviewer writes', () => {
  test('an opinion replaces the one before, and can be taken back', () => {
    const once = withOpinion(NOTHING, 1, { opinion: 'overturned', comment: '引用' })
    const twice = withOpinion(once, 1, { opinion: 'confirmed', comment: '' })
    expect(twice.opinions).toEqual([{ finding: 1, opinion: 'confirmed', comment: '' }])
    expect(withOpinion(twice, 1, null)).toEqual(NOTHING)
  })

  test('what was added is changed in its place, and removed', () => {
    const two = withAdded(withAdded(NOTHING, ADDED), { ...ADDED, key: 'b' })
    expect(withAdded(two, { ...ADDED, comment: '说明' }).added.map(({ key, comment }) => key + comment)).toEqual([
      'a说明',
      'b',
    ])
    expect(withoutAdded(two, 'a').added.map(({ key }) => key)).toEqual(['b'])
  })

  test('an item is judged once', () => {
    const judged = withJudged(withJudged(NOTHING, 'v', { off: 2, comment: '' }), 'v', { off: 3, comment: '含混' })
    expect(judged.judged).toEqual([{ item: 'v', off: 3, comment: '含混' }])
    expect(withJudged(judged, 'v', null)).toEqual(NOTHING)
  })
})

describe('findings on the page', () => {
  const turns = [0, 1, 2].map((index) => ({ index, speaker: 'agent' as const, text: '请您稍等' }))
  const addable: AddableFinding[] = [
    {
      clause: 'r9',
      title: '漏掉的',
      moment: '',
      criterion: 'c',
      criterionTitle: '评分项',
      kind: null,
      kindTitle: null,
      severity: 'major',
      trial: false,
    },
  ]

  test('stand in the order of the conversation, those of all of it last, added ones among them', () => {
    const items = itemsOf(
      [finding(0, { turns: [] }), finding(1, { turns: [2] }), finding(2, { turns: [0] })],
      { ...NOTHING, added: [{ ...ADDED, quote: { turn: 1, start: 1, end: 2 } }] },
      turns,
      addable,
    )
    expect(items.map(({ number, finding: { title } }) => `${number} ${title}`)).toEqual([
      '1 条款 2',
      '2 漏掉的',
      '3 条款 1',
      '4 条款 0',
    ])
    expect(items[1]).toMatchObject({ tone: 'major', position: 3, finding: { evidence: [{ turn: 1, quote: '您' }] } })
    expect(items.map(isOpen)).toEqual([true, false, true, true])
  })

  test('look as they stand: by what was handed in, or by what is being written', () => {
    const found = [
      finding(0, { opinion: 'overturned', stands: 'kept' }),
      finding(1, { verdict: 'undecided', stands: 'undecided' }),
      finding(2, { severity: 'fatal' }),
    ]
    expect(itemsOf(found, undefined, turns, []).map(({ tone }) => tone)).toEqual(['kept', 'undecided', 'fatal'])
    const content = withOpinion(withOpinion(NOTHING, 1, { opinion: 'confirmed', comment: '' }), 2, {
      opinion: 'overturned',
      comment: '引用',
    })
    const written = itemsOf(found, content, turns, [])
    expect(written.map(({ stands, tone }) => `${stands} ${tone}`)).toEqual([
      'broken minor',
      'broken minor',
      'kept kept',
    ])
    expect(written.map(isOpen)).toEqual([true, false, false])
  })

  test('cost what the scorecard takes for each place, up to its limit', () => {
    const items = itemsOf(
      [finding(0, { turns: [1] }), finding(1, { turns: [1] }), finding(2), finding(3), finding(4)],
      undefined,
      turns,
      [],
    )
    const item = {
      id: 'i',
      title: '项',
      group: 'g',
      applies: true,
      judgedBy: 'rules',
      deducted: 5,
      fatal: false,
      each: 3,
      most: 5,
      sources: [],
    }
    const card = (items: unknown[]) => ({ items }) as unknown as ShownScorecard
    const costs = costsOf(card([{ ...item, findings: [0, 1, 2, 3] }]), items)
    expect([...costs]).toEqual([
      [0, { points: 3 }],
      [1, 'same'],
      [2, { points: 2 }],
      [3, 'capped'],
    ])
    expect(costsOf(card([{ ...item, fatal: true, findings: [2] }]), items).get(2)).toBe('fatal')
  })
})

describe('autosave', () => {
  /** Sends into the test's hands: each sending waits to be answered. */
  function desk() {
    const sent: {
      revision: number
      comment: string
      answer: (kept: { revision: number }) => void
      fail: (error: unknown) => void
    }[] = []
    const savings: string[] = []
    const autosave = new Autosave({
      revision: 0,
      content: NOTHING,
      patience: 0,
      retryAfter: 0,
      send: (revision, { comment }) =>
        new Promise<{ revision: number }>((answer, fail) => sent.push({ revision, comment, answer, fail })),
      onSaving: (saving: Saving) => savings.push(saving.kind),
      onKept: () => {},
    })
    const write = (comment: string) => autosave.write({ ...NOTHING, comment })
    const settled = async (count: number) => {
      while (sent.length < count) await new Promise((resolve) => setTimeout(resolve))
    }
    return { sent, savings, autosave, write, settled }
  }

  test('one sending at a time; what is written meanwhile goes with the next, under the new revision', async () => {
    const { sent, savings, autosave, write, settled } = desk()
    write('甲')
    await settled(1)
    write('乙')
    write('丙')
    expect(sent).toHaveLength(1)
    sent[0].answer({ revision: 1 })
    await settled(2)
    expect(sent.map(({ revision, comment }) => `${revision} ${comment}`)).toEqual(['0 甲', '1 丙'])
    sent[1].answer({ revision: 2 })
    expect(await autosave.stop()).toBe(2)
    expect(savings.at(-1)).toBe('saving')
    autosave.resume()
    await autosave.flush()
    expect([sent.length, savings.at(-1)]).toEqual([2, 'saved'])
  })

  test('a failure that passes is tried again; a refusal ends it', async () => {
    const { sent, savings, write, settled } = desk()
    write('甲')
    await settled(1)
    sent[0].fail(new Refused(0, 'unreachable', ''))
    await settled(2)
    expect(savings).toContain('failed')
    sent[1].fail(new Refused(409, 'taken-over', '已接手'))
    while (savings.at(-1) !== 'lost') await new Promise((resolve) => setTimeout(resolve))
    write('乙')
    await new Promise((resolve) => setTimeout(resolve))
    expect(sent).toHaveLength(2)
  })

  test('nothing is sent where nothing was written', async () => {
    const { sent, autosave } = desk()
    await autosave.flush()
    expect(sent).toEqual([])
  })
})
