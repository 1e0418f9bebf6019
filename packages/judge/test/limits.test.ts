import { describe, expect, test } from 'vitest'
import { Engine } from '@liangyan/inspection'
import { ConversationJudge } from '../src/index.ts'
import { BROKEN, EXPLAINS, judged, MemoryStore, serve, standardOf, talk, WHY } from './setting.ts'
import { byHand, status } from './stand-in.ts'

const standard = standardOf(EXPLAINS)
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

describe('faults of the endpoint', () => {
  test('a server that does not answer in time', async () => {
    const server = await serve(() => byHand(() => {}))
    const { left, judge } = await judged(server, standard, talk(WHY), { limits: { requestTime: 100 } })
    expect(left).toEqual({ timeout: 1 })
    expect(judge.tally.requests).toBe(1)
  })

  test('a server that begins to answer and stops', async () => {
    const server = await serve(() =>
      byHand((response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{"choices":')),
    )
    expect((await judged(server, standard, talk(WHY), { limits: { requestTime: 200 } })).left).toEqual({ timeout: 1 })
  })

  test('500 is asked once more, then left', async () => {
    const server = await serve(() => status(500, { 'retry-after': '0' }))
    const { left, judge } = await judged(server, standard, talk(WHY))
    expect(left).toEqual({ server: 1 })
    expect(judge.tally).toMatchObject({ asked: 1, requests: 2 })
    expect([...judge.tally.details]).toEqual([['HTTP 500', 1]])
  })

  test('429 waits as long as the server asks', async () => {
    const times: number[] = []
    const server = await serve((_, number) => {
      times.push(performance.now())
      return number === 1 ? status(429, { 'retry-after': '0.3' }) : BROKEN
    })
    const { findings, judge } = await judged(server, standard, talk(WHY))
    expect(findings).toMatchObject([{ verdict: 'broken' }])
    expect(judge.tally).toMatchObject({ asked: 1, requests: 2, answered: 1 })
    expect(times[1] - times[0]).toBeGreaterThan(290)
  })

  test('429 that asks for more time than there is', async () => {
    const server = await serve(() => status(429, { 'retry-after': '86400' }))
    const { left, judge } = await judged(server, standard, talk(WHY))
    expect(left).toEqual({ server: 1 })
    expect(judge.tally.requests).toBe(1)
  })

  test('a connection that breaks, and no server at all', async () => {
    const server = await serve((_, number) =>
      number === 1 ? byHand((response) => response.socket?.destroy()) : BROKEN,
    )
    expect((await judged(server, standard, talk(WHY))).findings).toMatchObject([{ verdict: 'broken' }])
    await server.close()
    expect((await judged(server, standard, talk(WHY))).left).toEqual({ server: 1 })
  })

  test('an address that leads elsewhere is not followed', async () => {
    const elsewhere = await serve(() => BROKEN)
    const server = await serve(() => status(307, { location: `${elsewhere.url}/chat/completions` }))
    expect((await judged(server, standard, talk(WHY))).left).toEqual({ server: 1 })
    expect(elsewhere.heard).toEqual([])
  })

  test('who refuses us for good is not asked again', async () => {
    const server = await serve(() => status(401))
    const judge = new ConversationJudge(standard, { endpoint: { url: server.url, model: 'm' } })
    const conversation = talk(WHY)
    const found = new Engine(standard).inspect(conversation)
    await judge.judge(conversation, found)
    await judge.judge(conversation, found)
    expect(Object.fromEntries(judge.tally.left)).toEqual({ server: 1, 'given-up': 1 })
    expect(server.heard).toHaveLength(1)
  })

  test('who fails again and again is not asked for ever', async () => {
    const server = await serve(() => status(503, { 'retry-after': '0' }))
    const { left } = await judged(server, standard, talk(repeated(30)), { limits: { concurrent: 1 } })
    expect(left['given-up']).toBeGreaterThan(25)
    expect(server.heard).toHaveLength(5)
  })
})

/** A conversation with so many undecided findings, each asked with words of its own. */
const repeated = (times: number) =>
  Array.from({ length: times }, (_, i) => `C: 第${i}次问为什么？\nA: 系统自动扣的，没办法，${i}。`).join('\n')

describe('bounds', () => {
  test('requests', async () => {
    const server = await serve(() => BROKEN)
    const { left, judge } = await judged(server, standard, talk(repeated(10)), { limits: { calls: 4 } })
    expect(server.heard).toHaveLength(4)
    expect(left.calls).toBe(6)
    expect(judge.tally).toMatchObject({ asked: 4, requests: 4, undecided: 10 })
  })

  test('requests at the same time, over all conversations', async () => {
    const server = await serve(() => pause(20).then(() => BROKEN))
    const judge = new ConversationJudge(standard, {
      endpoint: { url: server.url, model: 'm' },
      limits: { concurrent: 3 },
    })
    const engine = new Engine(standard)
    const conversations = Array.from({ length: 40 }, (_, i) =>
      talk(`C: 为什么扣${i}元？\nA: 系统自动扣的，没办法。`, `c${i}`),
    )
    const results = await Promise.all(conversations.map((c) => judge.judge(c, engine.inspect(c))))
    expect(server.most()).toBe(3)
    expect(server.heard).toHaveLength(40)
    expect(results.map(({ id }) => id)).toEqual(conversations.map(({ id }) => id))
    for (const { findings, scorecard } of results) {
      expect(findings).toMatchObject([{ verdict: 'broken', evidence: [{ quote: '系统自动扣的，没办法' }] }])
      expect(scorecard.total).toBe(15)
    }
  })

  test('time for all', async () => {
    const server = await serve(() => pause(60).then(() => BROKEN))
    const limits = { totalTime: 150, concurrent: 1 }
    const begun = performance.now()
    const { left } = await judged(server, standard, talk(repeated(50)), { limits })
    expect(performance.now() - begun).toBeLessThan(5000)
    expect(left.time).toBeGreaterThan(40)
  })

  test('time for all ends a wait for the server too', async () => {
    const server = await serve(() => status(429, { 'retry-after': '30' }))
    const begun = performance.now()
    await judged(server, standard, talk(WHY), { limits: { totalTime: 150 } })
    expect(performance.now() - begun).toBeLessThan(5000)
  })

  test('tokens', async () => {
    const server = await serve(() => BROKEN)
    await judged(server, standard, talk(WHY), { limits: { tokens: 321 } })
    expect(server.heard[0].body.max_tokens).toBe(321)
  })

  test('characters: the neighbourhood of the finding is sent, and only that can be quoted', async () => {
    const filler = (word: string) =>
      Array.from({ length: 60 }, (_, i) => `C: ${word}第${i}句话。\nA: 好的，请讲。`).join('\n')
    const long = talk(`${filler('前')}\n${WHY}\n${filler('后')}`)
    const answers = [
      { ...BROKEN, evidence: [{ turn: 121, quote: '没办法' }] },
      { ...BROKEN, evidence: [{ turn: 0, quote: '前第0句话' }] },
    ]
    const server = await serve((_, number) => answers[number - 1])
    const limits = { characters: 800 }
    expect((await judged(server, standard, long, { limits })).findings).toMatchObject([{ verdict: 'broken' }])
    const [system, user] = server.heard[0].body.messages
    expect(user.content.length).toBeLessThan(800 + 500)
    expect(system.content.length).toBeLessThan(1500)
    expect(user.content).toContain('为什么扣我的钱？')
    expect(user.content).toContain('只节选了有关的部分')
    expect(user.content).not.toContain('前第0句话')
    expect((await judged(server, standard, long, { limits })).left).toEqual({ invented: 1 })
  })

  test('characters: what does not fit is not judged on a part of it', async () => {
    const server = await serve(() => BROKEN)
    const limits = { characters: 30 }
    expect((await judged(server, standard, talk(WHY), { limits })).left).toEqual({ 'too-long': 1 })
    const whole = 'id: whole, title: 全程有礼, criterion: w, require: { judge: 坐席全程有没有礼貌？ }, evidence: none'
    expect((await judged(server, standardOf(whole), talk(repeated(20)), { limits: { characters: 500 } })).left).toEqual(
      {
        'too-long': 1,
      },
    )
    expect(server.heard).toEqual([])
  })
})

describe('cache', () => {
  test('the same question is asked once', async () => {
    const server = await serve(() => BROKEN)
    const store = new MemoryStore()
    const first = await judged(server, standard, talk(WHY), { store })
    const second = await judged(server, standard, talk(WHY), { store })
    expect(server.heard).toHaveLength(1)
    expect(second.inspection).toEqual(first.inspection)
    expect(second.judge.tally).toMatchObject({ asked: 0, requests: 0, cached: 1, broken: 1 })
  })

  test('another model, another question or another conversation is another question', async () => {
    const server = await serve(() => BROKEN)
    const store = new MemoryStore()
    await judged(server, standard, talk(WHY), { store })
    await judged(server, standard, talk(WHY), { store, endpoint: { url: server.url, model: 'other' } })
    await judged(server, standardOf(EXPLAINS.replace('充分？', '清楚？')), talk(WHY), { store })
    await judged(server, standard, talk(`${WHY}\nA: 再见。`), { store })
    expect(server.heard).toHaveLength(4)
    expect(store.replies.size).toBe(4)
  })

  test('faults and invented evidence are not kept, and what is not believed is asked again', async () => {
    const says = ['不是 JSON', { ...BROKEN, evidence: [{ turn: 1, quote: '没人说过' }] }, BROKEN]
    const server = await serve((_, number) => says[number - 1])
    const store = new MemoryStore()
    for (const wanted of ['undecided', 'undecided', 'broken'])
      expect((await judged(server, standard, talk(WHY), { store })).findings).toMatchObject([{ verdict: wanted }])
    for (const key of store.replies.keys()) store.replies.set(key, '{"half":')
    await judged(server, standard, talk(WHY), { store })
    expect(server.heard).toHaveLength(4)
  })

  test('the same words of two customers are asked once, and each gets evidence of his own', async () => {
    const quote = { evidence: [{ turn: 1, quote: '[手机号1]' }], reason: '没有解释。', verdict: 'broken' }
    const server = await serve(() => pause(30).then(() => quote))
    const judge = new ConversationJudge(standard, { endpoint: { url: server.url, model: 'm' } })
    const engine = new Engine(standard)
    const numbers = ['13900001234', '13811112222']
    const results = await Promise.all(
      numbers.map((number) => {
        const conversation = talk(`C: 为什么？\nA: 您的手机是${number}。`)
        return judge.judge(conversation, engine.inspect(conversation))
      }),
    )
    expect(server.heard).toHaveLength(1)
    expect(results.map(({ findings }) => findings[0].evidence[0].quote)).toEqual(numbers)
    expect(judge.tally).toMatchObject({ asked: 1, cached: 1, broken: 2 })
  })
})
