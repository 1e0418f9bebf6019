import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Engine, type ExplainedCheck, explain, type FoundTone } from '../src/index.ts'
import { LikeExamples } from '../src/explain-examples.ts'
import { builtInStandard } from './built-in.ts'
import { talk } from './small-standard.ts'

const standard = builtInStandard()
const engine = new Engine(standard)

/** What is told of all that is learned and asked for at the first step that concerned the clause. */
function learnt(clause: string, dialogue: string): FoundTone[] {
  const { steps = [], nearest } = explain(engine, talk(dialogue), clause) ?? {}
  const step = steps.find(({ kind }) => kind === 'turn') ?? nearest?.step
  const all = (check: ExplainedCheck | undefined): ExplainedCheck[] =>
    check ? [check, ...check.parts.flatMap(all)] : []
  return [...all(step?.trigger), ...all(step?.condition)].flatMap(({ tone }) => tone ?? [])
}

describe('examples like a turn', () => {
  const examples = new LikeExamples(standard)
  const tone = standard.tones.find(({ id }) => id === 'rhetorical')!

  test('are at most three of what is wanted, the likest first, and one that is neutral', () => {
    const found = examples.likest('tone', (id) => id === 'rhetorical', `${tone.examples[5]}，是吧`)
    expect(found.map(({ of }) => of)).toEqual([tone.title, tone.title, tone.title, '中性'])
    expect(found[0].text).toBe(tone.examples[5])
    expect(found.slice(0, 3).map(({ alike }) => alike)).toEqual(
      found
        .slice(0, 3)
        .map(({ alike }) => alike)
        .toSorted((a, b) => b - a),
    )
  })

  test('are found for one sentence among others', () => {
    const said = `我帮您看了一下，上个月的账单已经出来了。${tone.examples[7]}。另外还有一笔没有入账的，您留意一下。`
    expect(examples.likest('tone', (id) => id === 'rhetorical', said)[0]).toMatchObject({ text: tone.examples[7] })
  })

  test('are none where nothing is in common', () => {
    expect(examples.likest('tone', () => true, '囍囍囍囍')).toEqual([])
    expect(examples.likest('customer', () => true, '')).toEqual([])
  })
})

describe('an explanation shows them', () => {
  test('of the tone that was found, where it is asked for', () => {
    const [found] = learnt('tone-sarcastic', 'A: 您这么能耐您来坐这儿呗')
    expect(found.tone).toBe('讽刺')
    expect(new Set(found.examples.map(({ of }) => of))).toEqual(new Set(['讽刺', '中性']))
  })

  test('of the tone that is asked for, where the turn has another', () => {
    const [found] = learnt('tone-mechanical', 'A: 您这么能耐您来坐这儿呗')
    expect(found.tone).toBe('讽刺')
    expect(new Set(found.examples.map(({ of }) => of))).toEqual(new Set(['机械', '中性']))
  })

  test('of an act', () => {
    const file = readFileSync(
      new URL('../../../standards/bank/learned/talk-aside.north.examples.txt', import.meta.url),
      'utf8',
    )
    const said = file.split('\n').filter((line) => line && !line.startsWith('#'))[3]
    const found = learnt('never-talk-aside', `A: ${said}`).find(({ ofAct }) => ofAct)
    expect(found?.examples[0]).toMatchObject({ text: said, of: '与旁人交谈', alike: 1 })
  })
})
