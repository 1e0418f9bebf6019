import { describe, expect, test } from 'vitest'
import { BROKEN, EXPLAINS, judged, KEPT, serve, standardOf, talk, WHY } from './setting.ts'

describe('what the model decides', () => {
  test('broken: with its words, its reason and points taken off', async () => {
    const server = await serve(() => BROKEN)
    const { inspection, findings, judge } = await judged(server, standardOf(EXPLAINS), talk(WHY))
    expect(findings).toMatchObject([
      {
        clause: 'explains',
        verdict: 'broken',
        decidedBy: ['judgement', 'absence'],
        judgement: { model: 'qwen-test', verdict: 'broken', reason: '坐席没有说明扣款的依据。' },
      },
    ])
    const [evidence] = findings[0].evidence
    expect(evidence).toMatchObject({ turn: 1, start: 3, end: 13, quote: '系统自动扣的，没办法' })
    expect(evidence.to).toBeGreaterThan(evidence.from ?? Number.NaN)
    expect(inspection.scorecard).toMatchObject({ total: 15, grade: '差' })
    expect(inspection.scorecard.items[0]).toMatchObject({ deducted: 5, findings: [0] })
    expect(inspection.verdicts).toMatchObject([{ clause: 'explains', broken: 1, kept: 0, undecided: 0 }])
    expect(judge.tally).toMatchObject({ asked: 1, requests: 1, answered: 1, cached: 0, broken: 1, kept: 0, open: 0 })
  })

  test('kept: the finding is gone', async () => {
    const server = await serve(() => KEPT)
    const { inspection, judge } = await judged(server, standardOf(EXPLAINS), talk(WHY))
    expect(inspection).toMatchObject({ findings: [], scorecard: { total: 20, grade: '优' } })
    expect(inspection.verdicts).toMatchObject([{ broken: 0, kept: 1, undecided: 0 }])
    expect(judge.tally).toMatchObject({ kept: 1, open: 0 })
  })

  test('undecided: the finding stays, with the opinion', async () => {
    const server = await serve(() => ({ evidence: [], reason: '看不出扣的是什么钱。', verdict: 'undecided' }))
    const { inspection, findings, left } = await judged(server, standardOf(EXPLAINS), talk(WHY))
    expect(findings).toMatchObject([{ verdict: 'undecided', judgement: { verdict: 'undecided', left: 'model' } }])
    expect(inspection.scorecard.total).toBe(20)
    expect(left).toEqual({ model: 1 })
  })

  test('nothing undecided, nothing asked', async () => {
    const server = await serve(() => BROKEN)
    await judged(server, standardOf(EXPLAINS), talk('A: 您好。'))
    expect(server.heard).toEqual([])
  })

  test('the model reads clause, question, sources and record, and is asked for evidence before the verdict', async () => {
    const server = await serve(() => BROKEN)
    await judged(server, standardOf(EXPLAINS), talk(`${WHY}\n-- hold 20s\n-- hangup customer`))
    const [{ path, body }] = server.heard
    expect(path).toBe('/v1/chat/completions')
    expect(body).toMatchObject({ model: 'qwen-test', temperature: 0, max_tokens: 2000 })
    const [system, user] = body.messages
    expect(system.role).toBe('system')
    expect(user.content).toContain('"title": "解释应当充分"')
    expect(user.content).toContain('坐席的解释是否充分？')
    expect(user.content).toContain('{"turn":1,"speaker":"坐席","text":"这个是系统自动扣的，没办法。"}')
    expect(user.content).toContain('{"event":"等候","seconds":20}')
    expect(user.content).toContain('{"event":"客户挂机"}')
    const schema = body.response_format?.json_schema?.schema as { properties: object; required: string[] }
    expect(Object.keys(schema.properties)).toEqual(['evidence', 'reason', 'verdict'])
    expect(schema).toMatchObject({ required: ['evidence', 'reason', 'verdict'], additionalProperties: false })
  })

  test('of a duty on which several clauses of the whole conversation hang, only what is listed is answered', async () => {
    const whole = (id: string) =>
      `id: ${id}, title: 全程${id}, criterion: w, require: { judge: 坐席${id}了没有？ }, evidence: none`
    const server = await serve(() => KEPT)
    const both = await judged(server, standardOf(whole('ya'), whole('yb')), talk(WHY))
    expect(both.findings).toMatchObject([{ verdict: 'undecided', judgement: { verdict: 'kept', left: 'others' } }])
    expect((await judged(server, standardOf(whole('ya')), talk(WHY))).findings).toEqual([])
  })
})

describe('what the model may not decide', () => {
  // without a rule beside the question no such clause would get past the check
  const RULE = 'id: rude, title: 不得粗鲁, criterion: v, forbid: { says: 滚 }'
  const FATAL = [
    [
      'a clause of fatal severity',
      EXPLAINS.replace('criterion: c', 'criterion: c, severity: fatal').replace('{ judge', '{ says: 自动扣, judge'),
    ],
    ['a clause that feeds a fatal item', EXPLAINS.replace('criterion: c', 'criterion: v')],
    ['a clause on trial that would be fatal', EXPLAINS.replace('criterion: c', 'criterion: v, status: trial')],
  ]
  test.each(FATAL)('%s is left to a person, with the opinion', async (_, clause) => {
    for (const answer of [BROKEN, KEPT]) {
      const server = await serve(() => answer)
      const { inspection, findings, left } = await judged(server, standardOf(clause, RULE), talk(WHY))
      expect(findings).toMatchObject([{ verdict: 'undecided', judgement: { verdict: answer.verdict, left: 'fatal' } }])
      expect(inspection.scorecard).toMatchObject({ total: 20, fatal: false })
      expect(left).toEqual({ fatal: 1 })
    }
  })

  test('what the standard leaves to a person is not even asked', async () => {
    const clause = EXPLAINS.replace(
      'judge: 坐席的解释是否充分？',
      'judge: { question: 坐席的解释是否充分？, by: person }',
    )
    const server = await serve(() => BROKEN)
    const { findings, left } = await judged(server, standardOf(clause), talk(WHY))
    expect(findings).toMatchObject([{ verdict: 'undecided' }])
    expect(findings[0]).not.toHaveProperty('judgement')
    expect(left).toEqual({ person: 1 })
    expect(server.heard).toEqual([])
  })

  test('a veto found by the rules at the same place is not overlaid by an answer', async () => {
    const standard = standardOf(
      EXPLAINS,
      'id: blunt, title: 不得推托, criterion: c, severity: fatal, forbid: { says: 没办法 }',
    )
    const server = await serve(() => BROKEN)
    const { inspection } = await judged(server, standard, talk(WHY))
    expect(inspection.findings.map(({ clause, verdict }) => `${clause} ${verdict}`)).toEqual([
      'explains broken',
      'blunt broken',
    ])
    expect(inspection.scorecard).toMatchObject({ total: 0, fatal: true })
  })
})

test('what counts as proof is told with the question', async () => {
  const clause = EXPLAINS.replace(
    'judge: 坐席的解释是否充分？',
    'judge: { question: 坐席的解释是否充分？, proof: 引坐席解释原因的原话。 }',
  )
  const server = await serve(() => BROKEN)
  await judged(server, standardOf(clause), talk(WHY))
  expect(server.heard[0].body.messages[1].content).toContain('"proof": "引坐席解释原因的原话。"')
})
