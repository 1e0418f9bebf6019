import { trainStandardTone } from '@liangyan/standard'
import { describe, expect, test } from 'vitest'
import { type ExplainedCheck, explain, type Explanation, type FoundTone } from '../src/index.ts'
import { engineOf, standardOf, talk, told } from './small-standard.ts'

/** A tiny tone, trained here and now: some angry and some sarcastic sentences among ordinary ones. */
const each = (starts: string[], ends: string[]) => starts.flatMap((s) => ends.map((e) => `${s}${e}\n`)).join('')
const tone = (id: string, examples: string) => ({
  [`tones/${id}.yaml`]: `id: ${id}\ntitle: ${id}\n`,
  [`tones/${id}.examples.txt`]: examples,
})
const TONES = {
  ...tone(
    'angry',
    each(
      ['气死我了', '烦死人了', '你给我闭嘴', '吵什么吵'],
      ['真是够了', '没完没了', '别来烦我', '滚远点', '受不了你'],
    ),
  ),
  ...tone(
    'sarcastic',
    each(
      ['您可真聪明', '哟您真行', '佩服佩服', '了不起啊'],
      ['这都能忘', '还用问我', '真会算账', '是大人物', '什么都懂'],
    ),
  ),
  ...tone(
    'neutral',
    each(
      ['请您提供', '我帮您查询', '麻烦您核对', '感谢您来电'],
      ['账单日期', '还款金额', '卡片尾号', '预留手机', '开户信息'],
    ),
  ),
}
const { json } = trainStandardTone(standardOf(TONES))
const files = { ...TONES, 'tone-model.json': json }
const find = (clause: string, dialogue: string) => told(engineOf([clause], files).inspect(talk(dialogue)))

const ANGRY = '气死我了受不了你'
const SARCASTIC = '您可真聪明什么都懂'
const PLAIN = '我帮您查询还款金额'
/** Begins like one and ends like the other. */
const MIXED = '气死我了什么都懂'

/** What is told of the tone of the turn that came nearest. */
function toneOf(explanation: Explanation | undefined): FoundTone | undefined {
  const all = (check: ExplainedCheck): ExplainedCheck[] => [check, ...check.parts.flatMap(all)]
  return explanation?.nearest && all(explanation.nearest.step.condition).find(({ tone }) => tone)?.tone
}

describe('means', () => {
  test.each([
    ['means: angry', [0]],
    ['means: sarcastic', [1]],
    ['means: [angry, sarcastic]', [0, 1]],
    ['means: improper', [0, 1]],
    ['means: { tone: angry }', [0]],
    ['means: { tone: improper, at_least: 0.5 }', [0, 1]],
    ['means: { tone: angry, at_least: 1 }', []],
    ['means: angry, says: 受不了', [0]],
    ['means: angry, says: 查询', []],
    ['any: [{ means: angry }, { says: 查询 }]', [0, 2]],
    ['all: [{ not: { means: improper } }, { length: { at_least: 1 } }]', [2]],
  ])('%s', (condition, turns) => {
    expect(find(`forbid: { ${condition} }`, `A: ${ANGRY}\nA: ${SARCASTIC}\nA: ${PLAIN}`)).toEqual(
      turns.map((t) => `r1@${t}`),
    )
  })

  test('what is quoted from somebody else is not in the speaker’s tone', () => {
    expect(find('forbid: { means: improper }', `A: 他说“${ANGRY}”${PLAIN}`)).toEqual([])
    expect(find('forbid: { means: improper }', `A: “${PLAIN}”${ANGRY}`)).toEqual(['r1@0'])
  })

  test('a customer has a tone too, and is not blamed for it', () => {
    expect(find('forbid: { means: angry }', `C: ${ANGRY}\nA: ${PLAIN}`)).toEqual([])
    const duty = 'when: { by: customer, means: angry }, require: { says: 抱歉 }, within: next agent turn'
    expect(find(duty, `C: ${ANGRY}\nA: ${PLAIN}`)).toEqual(['r1@1'])
    expect(find(duty, `C: ${PLAIN}\nA: ${PLAIN}`)).toEqual([])
    expect(
      find('forbid: { says: 查询, after: { of: { by: customer, means: improper } } }', `C: ${ANGRY}\nA: ${PLAIN}`),
    ).toEqual(['r1@1'])
  })

  test('says that it was the tone that decided', () => {
    const [finding] = engineOf(['forbid: { means: angry }'], files).inspect(talk(`A: ${ANGRY}`)).findings
    expect(finding.decidedBy).toContain('tone')
    expect(finding.evidence).toMatchObject([{ turn: 0, quote: ANGRY }])
  })

  test('a turn that is like no tone enough has none, and explain tells which one it is likest to', () => {
    const head = 'id: test\ntitle: 测试规范\nversion: "1"\ntone: { least_precision: 0.9, least_likely: 0.9 }\n'
    const gated = { ...TONES, 'standard.yaml': head }
    const strict = { ...gated, 'tone-model.json': trainStandardTone(standardOf(gated)).json }
    const engine = engineOf(['forbid: { means: improper }'], strict)
    expect(told(engine.inspect(talk(`A: ${ANGRY}\nA: ${MIXED}`)))).toEqual(['r1@0'])
    const explanation = explain(engine, talk(`A: ${PLAIN}\nA: ${MIXED}`), 'r1')
    expect(explanation?.nearest?.step.turn).toBe(1)
    const found = toneOf(explanation)
    expect(found).toMatchObject({ tone: '正常', features: [], unlikely: { tone: 'angry', least: 0.9 } })
    expect(found?.improper).toBeGreaterThan(found!.threshold)
    expect(found?.unlikely?.probability).toBeLessThan(0.9)
  })

  test('what is only quoted is no reason why a turn has no tone', () => {
    const strict = { ...files, 'tone-model.json': json.replace('"least": 0,', '"least": 0.9,') }
    const engine = engineOf(['forbid: { says: 还款, means: improper }'], strict)
    expect(toneOf(explain(engine, talk(`A: ${MIXED}${PLAIN}`), 'r1'))).toHaveProperty('unlikely')
    expect(toneOf(explain(engine, talk(`A: “${MIXED}”${PLAIN}`), 'r1'))).not.toHaveProperty('unlikely')
  })

  test('without a trained tone holds nowhere', () => {
    const { 'tone-model.json': _, ...untrained } = files
    expect(told(engineOf(['forbid: { means: [angry, improper] }'], untrained).inspect(talk(`A: ${ANGRY}`)))).toEqual([])
  })

  test('of a turn of nothing, and of very much', () => {
    expect(find('forbid: { means: improper }', 'A:\nA: 。。。')).toEqual([])
    const { findings } = engineOf(['forbid: { means: angry }'], files).inspect(
      talk(`A: ${PLAIN.repeat(5000)}${ANGRY}${PLAIN.repeat(5000)}`),
    )
    expect(findings.length).toBeLessThanOrEqual(1)
  })
})
