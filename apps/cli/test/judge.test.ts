import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Behaviour, type StandIn, standIn, status } from '../../../packages/judge/test/stand-in.ts'
import { inspect, temporaryFolder, THREE } from './liangyan.ts'

const CALL = {
  id: 'why',
  channel: 'phone',
  turns: [
    { index: 0, speaker: 'agent', text: '您好，很高兴为您服务。' },
    { index: 1, speaker: 'customer', text: '我的手机是13900001234，为什么扣我的钱？' },
    { index: 2, speaker: 'agent', text: '系统自动扣的，没办法。' },
  ],
  events: [],
}
const ANSWER = { evidence: [{ turn: 2, quote: '没办法' }], reason: '没有说明依据。', verdict: 'broken' }
const KEY = { LIANGYAN_JUDGE_KEY: 'secret-key' }

async function serve(behaviour: Behaviour): Promise<StandIn> {
  const server = await standIn(behaviour)
  onTestFinished(() => server.close())
  return server
}

const judging = (server: StandIn, cache = temporaryFolder()) => [
  '--judge',
  server.url,
  '--judge-model',
  'qwen-test',
  '--judge-cache',
  cache,
]

describe.concurrent('inspect --judge', () => {
  test('decides, tells so at the end, and keeps the answer', async () => {
    const server = await serve(() => ANSWER)
    const cache = temporaryFolder()
    const run = () =>
      inspect(['-', '--format', 'jsonl', ...judging(server, cache)], { input: JSON.stringify(CALL), env: KEY })
    const first = await run()
    expect(first.code).toBe(0)
    const record = JSON.parse(first.stdout)
    expect(record).toMatchObject({
      score: { total: 90 },
      findings: [
        {
          clause: 'explained-enough',
          decidedBy: ['judgement', 'absence'],
          evidence: [{ turn: 2, quote: '没办法' }],
          question: '坐席的解释是否充分？',
          judgement: {
            model: 'qwen-test',
            verdict: 'broken',
            reason: '没有说明依据。',
            evidence: [{ turn: 2, quote: '没办法' }],
          },
        },
      ],
      undecided: [],
    })
    expect(first.stderr).toBe(
      '模型判断（qwen-test）：规则判不了的 1 处；问了模型 1 处（请求 1 次），得到有效回答 1 处，取自缓存 0 处；判为违规 1 处，合规 0 处，仍待人工判断 0 处\n',
    )
    expect(readdirSync(cache)).toHaveLength(1)
    const second = await run()
    expect(second.stdout).toBe(first.stdout)
    expect(second.stderr).toContain('问了模型 0 处（请求 0 次），得到有效回答 0 处，取自缓存 1 处')
    expect(server.heard).toHaveLength(1)
    expect(server.heard[0].headers.authorization).toBe('Bearer secret-key')
    expect(server.heard[0].raw).not.toContain('13900001234')
  })

  test('is off by default', async () => {
    const { stdout, stderr } = await inspect(['-', '--format', 'jsonl'], { input: JSON.stringify(CALL), env: KEY })
    expect(JSON.parse(stdout)).toMatchObject({ findings: [], undecided: [{ question: '坐席的解释是否充分？' }] })
    expect(stderr).toBe('')
  })

  test('a server that fails leaves the findings as they are, and the line says why', async () => {
    const server = await serve(() => status(500, { 'retry-after': '0' }))
    const { code, stdout, stderr } = await inspect(['-', ...judging(server)], { input: JSON.stringify(CALL) })
    expect(code).toBe(0)
    expect(stdout).toContain('问题  坐席的解释是否充分？')
    expect(stderr).toContain('仍待人工判断 1 处（接口出错 1 处）；接口说：HTTP 500 1 次')
  })

  test('an opinion that decides nothing is shown to the person who must', async () => {
    const server = await serve(() => ({ evidence: [], reason: '看不出原因。', verdict: 'undecided' }))
    const { stdout } = await inspect(['-', ...judging(server)], { input: JSON.stringify(CALL) })
    expect(stdout).toContain('问题  坐席的解释是否充分？')
    expect(stdout).toContain('模型  qwen-test 意见：判断不了。理由：看不出原因。')
  })

  test('every report names the model, its reason and its quote', async () => {
    const server = await serve(() => ANSWER)
    const cache = temporaryFolder()
    const report = (format: string, ...more: string[]) =>
      inspect(['-', '--format', format, ...judging(server, cache), ...more], { input: JSON.stringify(CALL) })
    expect((await report('text')).stdout).toContain('模型  qwen-test 判为违规。理由：没有说明依据。')
    expect((await report('text')).stdout).toContain('引文：“没办法”（第 3 句）')
    expect((await report('html')).stdout).toContain(
      '<dt>模型</dt><dd>qwen-test 判为违规。没有说明依据。 <small>引文：“没办法”（第 3 句）</small></dd>',
    )
    const out = join(temporaryFolder(), 'report.xlsx')
    await report('xlsx', '--out', out)
    const [head, row] = (await readXlsxFile(readFileSync(out))).find(({ sheet }) => sheet === '命中')?.data ?? []
    const cellOf = (column: string) => row[head.indexOf(column)]
    expect(['模型', '模型意见', '模型的理由', '模型的引文'].map(cellOf)).toEqual([
      'qwen-test',
      '判为违规',
      '没有说明依据。',
      '“没办法”（第 3 句）',
    ])
  })

  test('conversations stay in their order, however long the answers take', async () => {
    const server = await serve(async (_, number) => {
      await new Promise((resolve) => setTimeout(resolve, number % 3 === 0 ? 60 : 1))
      return ANSWER
    })
    const calls = Array.from({ length: 100 }, (_, i) => ({
      ...CALL,
      id: `call-${i}`,
      turns: CALL.turns.map((turn) => ({
        ...turn,
        text: i % 2 === 0 && turn.index === 1 ? `第${i}问：为什么？` : turn.text,
      })),
    }))
    const input = calls.map((call) => JSON.stringify(call)).join('\n')
    const { stdout, stderr } = await inspect(['-', '--format', 'jsonl', ...judging(server)], { input })
    const ids = stdout
      .trim()
      .split('\n')
      .map((line): { id: string } => JSON.parse(line))
      .map(({ id }) => id)
    expect(ids).toEqual(calls.map(({ id }) => id))
    expect(stderr).toContain('规则判不了的 100 处；问了模型 51 处（请求 51 次），得到有效回答 51 处，取自缓存 49 处')
  })

  test('--judge-calls bounds the requests, --fail-on sees what was decided', async () => {
    const server = await serve(() => ANSWER)
    const other = { ...CALL, id: 'other', turns: CALL.turns.map((turn) => ({ ...turn, text: `${turn.text}啊` })) }
    const input = `${JSON.stringify(CALL)}\n${JSON.stringify(other)}`
    const { code, stderr } = await inspect(['-', '--fail-on', 'minor', '--judge-calls', '1', ...judging(server)], {
      input,
    })
    expect(code).toBe(1)
    expect(stderr).toContain('仍待人工判断 1 处（请求次数已用完 1 处）')
    expect(server.heard).toHaveLength(1)
  })

  test.each([
    [['--judge', 'http://127.0.0.1:1/v1'], '还要用 --judge-model 写明模型的名称'],
    [['--judge-model', 'm'], '要与 --judge 一起写'],
    [['--judge', '10.0.0.5:8000', '--judge-model', 'm'], '不是网址'],
    [['--judge', 'http://a:b@127.0.0.1/v1', '--judge-model', 'm'], '不能写用户名和密码'],
    [['--judge', 'http://127.0.0.1:1/v1', '--judge-model', 'm', '--judge-calls', 'many'], '--judge-calls 不能是“many”'],
    [['--judge', 'http://127.0.0.1:1/v1', '--judge-model', 'm', '--judge-minutes', '0'], '--judge-minutes 不能是“0”'],
  ])('%j is refused in one line', async (args, says) => {
    const { code, stdout, stderr } = await inspect([THREE, ...args])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(says)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})
