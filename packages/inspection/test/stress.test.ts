import { parseDialogues } from '@liangyan/standard'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rateOf, STRESS_KINDS, type StressedClause, stressStandard } from '../src/index.ts'
import { busyStandard } from './busy-standard.ts'
import { builtInStandard } from './built-in.ts'
import { clausesOf, standardOf } from './small-standard.ts'

/** How clauses of the tests' notation (r1, r2 …) fare with their dialogues. */
function stressed(clauses: string[], dialogues: string, files: Record<string, string> = {}) {
  return stressStandard(
    standardOf({ 'moments/m.yaml': clausesOf(...clauses), 'moments/m.dialogues.txt': dialogues, ...files }),
  )
}

function fareOf(clause: string, dialogues: string, files: Record<string, string> = {}): StressedClause {
  return stressed([clause], dialogues, files).clauses[0]
}

describe('survival', () => {
  const twoWays = ['forbid: { says: 嘚 }', 'forbid: { says: [您怎么又打来, 又打来做什么, 打来做什么] }']
  const bothHit = '== 一\nA: 真嘚。 # hit: r1\nC: 啊？\nA: 您怎么又打来做什么呢。 # hit: r2\n'

  test('is low for a phrase of one rare character, high for one that is said in several ways', () => {
    const { clauses } = stressed(twoWays, bothHit)
    expect(clauses.map(({ id }) => id)).toEqual(['r1', 'r2'])
    expect(rateOf(clauses[0].hits)).toBeLessThan(0.7)
    expect(rateOf(clauses[1].hits)).toBeGreaterThan(0.9)
  })

  test('is the same every time, and other for another seed', () => {
    const standard = builtInStandard()
    const report = stressStandard(standard, { variants: 2 })
    expect(stressStandard(standard, { variants: 2 })).toEqual(report)
    expect(stressStandard(standard, { variants: 2, seed: 2 })).not.toEqual(report)
  })

  test('shows how the words were got wrong that it did not survive', () => {
    const { failures } = fareOf('forbid: { says: 嘚 }', '== 一\nC: 您好，我想问问。\nA: 真嘚。 # hit: r1\n')
    const dropped = failures.find(({ kind }) => kind === 'dropped')
    expect(dropped).toMatchObject({
      expect: 'hit',
      place: { line: 3 },
      speaker: 'agent',
      before: '真嘚。',
      after: ['真。'],
    })
  })

  test('blames the turn whose words were the trigger', () => {
    const { failures } = fareOf(
      'when: { by: customer, says: 赔 }, require: { says: 抱歉 }, within: conversation, evidence: none',
      '== 一\nC: 要赔。\nA: 您先说一下情况。\n-- end # hit: r1\n',
    )
    expect(failures.length).toBeGreaterThan(0)
    for (const { speaker, before } of failures) expect([speaker, before]).toEqual(['customer', '要赔。'])
  })
})

describe('what is tried', () => {
  test('marks of clauses of another profile are skipped, and so are marks that are wrong already', () => {
    const files = {
      'profiles.yaml': 'options: {}\nprofiles: { a: { title: 甲 }, b: { title: 乙 } }\ndefault: a\n',
    }
    const clauses = ['profiles: [b], forbid: { says: 滚 }', 'forbid: { says: 投诉 }']
    const report = stressed(
      clauses,
      '== 一\nA: 滚开。 # hit: r1\nA: 您好您好。 # hit: r2\nA: 去投诉吧。 # hit: r2\n',
      files,
    )
    expect(report.clauses.map(({ id, examples }) => [id, examples])).toEqual([['r2', 1]])
    expect(report.wrongMarks).toBe(1)
  })

  test('digits are left alone where they are what a clause judges', () => {
    const dialogue = '== 一\nA: 您的卡号是6222021234567890128。 # hit: r1\nA: 尾号3847的卡请您收好。 # hit: r2\n'
    const { clauses } = stressed(['forbid: { mentions: bank-card }', 'forbid: { says: 请您收好 }'], dialogue)
    const misread = Object.fromEntries(clauses.map(({ id, kinds }) => [id, kinds.misread.hits.of]))
    expect(misread.r1).toBe(0)
    expect(misread.r2).toBeGreaterThan(5)
  })

  test('typed words only lose their punctuation, and come in pieces', () => {
    const { kinds } = fareOf('forbid: { says: 自己看 }', '== 一 | channel: chat\nA: 您自己看，编号3847。 # hit: r1\n')
    const tried = STRESS_KINDS.filter((kind) => kinds[kind].hits.of > 0)
    expect(tried).toEqual(['unpunctuated', 'split'])
  })

  test('drafts are tried, advice is not', () => {
    const clauses = ['status: draft, forbid: { says: 自己看 }', 'advise: true, wording: [您好]']
    const report = stressed(clauses, '== 一\nA: 您自己看说明。 # hit: r1\nA: 好的好的。 # pass: r2\n')
    expect(report.clauses.map(({ id, status }) => [id, status])).toEqual([['r1', 'draft']])
    expect(report.average).toEqual({ hits: 1, passes: 1 })
  })
})

describe('turns', () => {
  test('a hit may stand on either half of a turn', () => {
    const { kinds } = fareOf('forbid: { says: 自己看 }', '== 一\nA: 您先别急，您自己看，好吗？ # hit: r1\n')
    expect(kinds.split.hits).toEqual({ survived: 2, of: 2 })
  })

  test('words that lean on each other do not survive a cut between them', () => {
    const { kinds, failures } = fareOf(
      'forbid: { says: 别急…自己看 }',
      '== 一\nA: 您先别急，您自己看说明。 # hit: r1\n',
    )
    expect(kinds.split.hits).toEqual({ survived: 0, of: 1 })
    expect(failures[0]).toMatchObject({ kind: 'split', after: ['您先别急，', '您自己看说明。'] })
  })

  const talk = '== 一\nC: 我要投诉。\nA: 请讲。\nC: 上周的事。\nA: 稍等。\nC: 嗯，好的。\nA: 自己看。 # hit: r1\n'

  test('neither a trigger nor what is answered is lost, but what lies between is', () => {
    const { kinds } = fareOf('when: { by: customer, says: 投诉 }, forbid: { says: 自己看 }, within: rest', talk)
    expect(kinds.lost.hits).toEqual({ survived: 3, of: 3 })
  })

  test('nothing is lost where turns are what a clause counts', () => {
    const { kinds } = fareOf('forbid: { says: 自己看, position: after 2 agent turns }', talk)
    expect(kinds.lost.hits.of).toBe(0)
  })

  test('a clause that takes the time of a lost turn for silence does not survive', () => {
    const { kinds } = fareOf(
      'forbid: { silence: { longer_than: 4s } }, evidence: none',
      '== 一\nC: 喂。\nA: 您请讲。\nC (8s): 我说一下。\nA: 好的。\nC: 就这些。\nA: 好的。\n-- end # pass: r1\n',
    )
    expect(kinds.lost.passes).toEqual({ survived: 5, of: 6 })
  })
})

describe('the verdict', () => {
  test('a fatal clause fails it, of its own severity or by the scorecard', () => {
    const dialogue = '== 一\nA: 真嘚。 # hit: r1\n'
    expect(
      stressed(['severity: fatal, forbid: { says: { any: [^真嘚$], exact: true } }'], dialogue).fragile.map(
        ({ id }) => id,
      ),
    ).toEqual(['r1'])
    const card = `id: s\ntitle: 表\ngroups: [{ id: g, title: 组, points: 9, items: [{ id: i, title: 项, criteria: [c], deduct: 9, fatal: true, sources: [] }] }]\ngrades: [{ at_least: 0, title: 差 }]\n`
    const byCard = stressed(['forbid: { says: { any: [^真嘚$], exact: true } }'], dialogue, {
      'scorecards/s.yaml': card,
    })
    expect(byCard.fragile.map(({ id }) => id)).toEqual(['r1'])
    expect(byCard.steady).toBe(false)
    expect(stressed(['forbid: { says: { any: [^真嘚$], exact: true } }'], dialogue).fragile).toEqual([])
  })

  test('is reached by hits alone: what passes in any case says nothing of a clause', () => {
    const pass = 'A: 您好您好，请您稍等一下，我为您查询。 # pass: r1\n'
    const { average, steady } = stressed(
      ['forbid: { says: { any: [^真嘚$], exact: true } }'],
      `== 一\nA: 真嘚。 # hit: r1\n${pass.repeat(12)}`,
    )
    expect(average.passes).toBe(1)
    expect(average.hits).toBeLessThan(0.9)
    expect(steady).toBe(false)
  })

  test('clauses on trial do not count', () => {
    const { average, steady } = stressed(
      ['status: trial, forbid: { says: { any: [^真嘚$], exact: true } }'],
      '== 一\nA: 真嘚。 # hit: r1\n',
    )
    expect([average.hits, steady]).toEqual([1, true])
  })
})

test('nothing makes it throw', () => {
  const ids = busyStandard.clauses.map(({ clause }) => clause.id)
  const words = fc.constantFrom('您好，', '滚', '请您稍等。', '13812345678', '（风声）', '“', '嗯', '\ud83d', '……', '#')
  const said = fc.array(words, { maxLength: 4 }).map((parts) => parts.join(''))
  const mark = fc.option(fc.tuple(fc.constantFrom('hit', 'pass', 'act'), fc.constantFrom(...ids)), { nil: undefined })
  const opening = fc.constantFrom(
    'A: ',
    'C (3s): ',
    'S: ',
    'A (9/s): ',
    '-- hold 9s',
    '-- hangup agent',
    '-- overlap 9s',
    '-- end',
    '== 甲 | channel: chat',
  )
  const line = fc
    .tuple(opening, said, mark)
    .map(([head, text, m]) => `${head}${head.endsWith(' ') ? text : ''}${m ? ` # ${m[0]}: ${m[1]}` : ''}`)
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const { dialogues } = parseDialogues('odd.dialogues.txt', lines.join('\n'))
      const { clauses, average } = stressStandard({ ...busyStandard, dialogues }, { variants: 2 })
      for (const rate of [average.hits, average.passes]) expect(rate).toBeLessThanOrEqual(1)
      for (const { hits, kinds } of clauses)
        expect(STRESS_KINDS.reduce((sum, kind) => sum + kinds[kind].hits.of, 0)).toBe(hits.of)
    }),
    { seed: 11, numRuns: 60 },
  )
})
