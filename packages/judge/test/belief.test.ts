import { describe, expect, test } from 'vitest'
import { BROKEN, EXPLAINS, judged, serve, standardOf, talk, WHY } from './setting.ts'
import { byHand, completion, status } from './stand-in.ts'

const answer = (evidence: unknown, verdict = 'broken') => ({ evidence, reason: '理由。', verdict })
const quoting = (turn: unknown, quote: unknown, verdict?: string) => answer([{ turn, quote }], verdict)

describe('what is not believed', () => {
  test.each([
    ['an invented quote', quoting(1, '你爱投诉就投诉去'), 'invented'],
    ['a quote from another turn', quoting(0, '系统自动扣的'), 'invented'],
    ['a turn that does not exist', quoting(9, '系统自动扣的'), 'invented'],
    ['one right quote beside a wrong one', answer([...BROKEN.evidence, { turn: 1, quote: '随便你' }]), 'invented'],
    ['a quote with a word changed', quoting(1, '系统自动扣款的'), 'invented'],
    ['two stretches joined by dots', quoting(1, '这个是……没办法'), 'invented'],
    ['a quote of nothing', quoting(1, ''), 'invented'],
    ['a quote of a full stop', quoting(1, '。'), 'invented'],
    ['a quote of one character', quoting(1, '没'), 'invented'],
    ['a verdict without evidence', answer([]), 'unproven'],
    ['kept on the word of the customer alone', quoting(0, '为什么扣我的钱', 'kept'), 'unproven'],
    ['no JSON', '我认为坐席违规了。', 'nonsense'],
    ['JSON behind a preface', `好的：${JSON.stringify(BROKEN)}`, 'nonsense'],
    ['two answers', `${JSON.stringify(BROKEN)}\n${JSON.stringify(BROKEN)}`, 'nonsense'],
    ['JSON cut short', JSON.stringify(BROKEN).slice(0, -5), 'nonsense'],
    ['an unknown verdict', { ...BROKEN, verdict: '违规' }, 'nonsense'],
    ['a missing key', { evidence: BROKEN.evidence, verdict: 'broken' }, 'nonsense'],
    ['a key too many', { ...BROKEN, score: 0 }, 'nonsense'],
    ['an empty reason', { ...BROKEN, reason: ' \n' }, 'nonsense'],
    ['a turn as text', quoting('1', '系统自动扣的'), 'nonsense'],
    ['a list', [BROKEN], 'nonsense'],
    ['nothing', '', 'nonsense'],
  ])('%s leaves the finding undecided', async (_, says, why) => {
    const server = await serve(() => says)
    const { inspection, findings, left } = await judged(server, standardOf(EXPLAINS), talk(WHY))
    expect(left).toEqual({ [why]: 1 })
    expect(findings).toMatchObject([{ verdict: 'undecided', question: '坐席的解释是否充分？' }])
    expect(findings[0]).not.toHaveProperty('judgement')
    expect(inspection.scorecard.total).toBe(20)
  })

  test.each([
    [
      'an answer cut by the token limit',
      completion({ finish_reason: 'length', message: { content: JSON.stringify(BROKEN) } }),
      'truncated',
    ],
    ['a refusal', completion({ finish_reason: 'stop', message: { content: null, refusal: '不便回答' } }), 'refused'],
    ['a filtered answer', completion({ finish_reason: 'content_filter', message: { content: '' } }), 'refused'],
    ['no choices', '{"choices":[]}', 'nonsense'],
    ['something else', '{"hello":1}', 'nonsense'],
    ['null', 'null', 'nonsense'],
    ['a broken body', '{"choices":[', 'nonsense'],
  ])('%s leaves the finding undecided', async (_, body, why) => {
    const server = await serve(() => status(200, {}, body))
    expect((await judged(server, standardOf(EXPLAINS), talk(WHY))).left).toEqual({ [why]: 1 })
  })

  test('a page of HTML leaves the finding undecided', async () => {
    const server = await serve(() =>
      byHand((response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>登录</html>')),
    )
    expect((await judged(server, standardOf(EXPLAINS), talk(WHY))).left).toEqual({ nonsense: 1 })
  })
})

describe('what is believed', () => {
  test.each([
    ['in a fence', `\`\`\`json\n${JSON.stringify(BROKEN, undefined, 2)}\n\`\`\``],
    ['after thinking aloud', `<think>\n{"verdict":"kept"}？不对。\n</think>\n\n${JSON.stringify(BROKEN)}`],
    ['on several lines', `\n${JSON.stringify(BROKEN, undefined, 2)}\n`],
  ])('an answer %s', async (_, says) => {
    const server = await serve(() => says)
    expect((await judged(server, standardOf(EXPLAINS), talk(WHY))).findings).toMatchObject([{ verdict: 'broken' }])
  })

  test('a short turn quoted as a whole', async () => {
    const server = await serve(() => quoting(1, '嗯'))
    const { findings } = await judged(server, standardOf(EXPLAINS), talk('C: 为什么？\nA: 嗯'))
    expect(findings).toMatchObject([{ verdict: 'broken', evidence: [{ quote: '嗯' }] }])
  })

  test('a reason comes without what could confuse a screen', async () => {
    const server = await serve(() => ({ ...BROKEN, reason: `\u001b[31m坏\u202e\n\n话${'啊'.repeat(400)}` }))
    const { findings } = await judged(server, standardOf(EXPLAINS), talk(WHY))
    expect(findings).toMatchObject([{ judgement: { reason: expect.stringMatching(/^\[31m坏 话啊{290,300}……$/) } }])
  })
})

describe('how the answer is asked for', () => {
  test('a server without JSON schema is asked for JSON, one without that in words', async () => {
    const server = await serve(({ body }) => (body.response_format ? status(400) : BROKEN))
    const standard = standardOf(EXPLAINS)
    const { findings, judge } = await judged(server, standard, talk(WHY))
    expect(findings).toMatchObject([{ verdict: 'broken' }])
    expect(server.heard.map(({ body }) => body.response_format?.type)).toEqual([
      'json_schema',
      'json_object',
      undefined,
    ])
    expect(judge.tally).toMatchObject({ asked: 1, requests: 3 })
  })

  test('what the server can do is asked once in a run', async () => {
    const server = await serve(({ body }) => (body.response_format?.type === 'json_schema' ? status(422) : BROKEN))
    const clauses = [EXPLAINS, EXPLAINS.replace('explains', 'explains-too').replace('充分？', '清楚？')]
    const { judge } = await judged(server, standardOf(...clauses), talk(WHY), { limits: { concurrent: 1 } })
    expect(judge.tally).toMatchObject({ asked: 2, requests: 3, broken: 2 })
  })

  test('a question that no format helps is a fault of its own', async () => {
    const server = await serve(({ body }) => (body.messages[1].content.includes('清楚？') ? BROKEN : status(400)))
    const clauses = [EXPLAINS, EXPLAINS.replace('explains', 'explains-too').replace('充分？', '清楚？')]
    const { judge, left } = await judged(server, standardOf(...clauses), talk(WHY), { limits: { concurrent: 1 } })
    expect(left).toEqual({ server: 1 })
    expect(server.heard.at(-1)?.body.response_format?.type).toBe('json_schema')
    expect([...judge.tally.details]).toEqual([['HTTP 400', 1]])
  })
})
