import { describe, expect, test } from 'vitest'
import { standIn } from '../../../packages/judge/test/stand-in.ts'
import { liangyan, temporaryFolder } from './liangyan.ts'

const call = (...turns: string[]) => ({
  id: 'x',
  channel: 'phone',
  turns: turns.map((turn, index) => ({
    index,
    speaker: turn.startsWith('A') ? 'agent' : 'customer',
    text: turn.slice(3),
  })),
  events: [],
})

/** The questions of the built-in standard that are for a model, each with a conversation that gives occasion to ask. */
const ASKED: readonly (readonly [clause: string, ...turns: string[]])[] = [
  [
    'answer-the-question',
    'C: 年费多少？',
    'A: 卡有很多种。',
    'C: 我问的不是这个。',
    'A: 您看看官网。',
    'C: 唉',
    'A: 嗯。',
  ],
  [
    'guidance-consistent',
    'C: 收费吗？',
    'A: 不收。',
    'C: 可短信说收，前后矛盾啊。',
    'A: 就是收的。',
    'C: 唉',
    'A: 嗯。',
  ],
  ['soothe-sincerely', 'C: 我要投诉你们网点。', 'A: 敬请谅解。', 'C: 就这样？', 'A: 敬请谅解。', 'C: 唉', 'A: 抱歉。'],
  ['explain-clearly', 'C: 什么是年化？', 'A: 是收益口径。', 'C: 没听懂。', 'A: 就是口径。', 'C: 唉', 'A: 嗯。'],
]

interface Found {
  readonly clause: string
  readonly question?: string
  readonly judgement?: { readonly model: string; readonly reason: string }
}

async function inspected(turns: readonly string[], ...more: string[]) {
  const { stdout } = await liangyan(['inspect', '-', '--format', 'jsonl', '-q', ...more], {
    input: JSON.stringify(call(...turns)),
  })
  return JSON.parse(stdout) as { findings: Found[]; onTrial: Found[]; undecided: Found[] }
}

describe.concurrent.each(ASKED)('%s', (clause, ...turns) => {
  const of = (found: readonly Found[]) => found.find((finding) => finding.clause === clause)

  test('is undecided without a model, with its question', async () => {
    const { findings, onTrial, undecided } = await inspected(turns)
    expect(of([...findings, ...onTrial])).toBeUndefined()
    expect(of(undecided)?.question).toMatch(/坐席.+？$/)
  })

  test('is decided by the model that is given, on trial, with its name and its reason', async ({ onTestFinished }) => {
    const quote = { turn: 3, quote: turns[3].slice(3) }
    const server = await standIn(() => ({ evidence: [quote], reason: '没有做到。', verdict: 'broken' }))
    onTestFinished(() => server.close())
    const judge = ['--judge', server.url, '--judge-model', 'qwen-test', '--judge-cache', temporaryFolder()]
    const { onTrial, undecided } = await inspected(turns, ...judge)
    expect(of(undecided)).toBeUndefined()
    expect(of(onTrial)?.judgement).toMatchObject({ model: 'qwen-test', reason: '没有做到。', evidence: [quote] })
    expect(server.heard.some(({ body }) => body.messages[1].content.includes('"proof": "'))).toBe(true)
  })
})

test('the summary tells which clauses left how much to a person', async () => {
  const [clause, ...turns] = ASKED[2]
  const { stdout } = await liangyan(['inspect', '-', '-q'], { input: JSON.stringify(call(...turns)) })
  expect(clause).toBe('soothe-sincerely')
  expect(stdout).toMatch(/\n待人工判断（按条款）\n {2}条款 +处 {2}通\n {2}客户不满时，致歉、安抚须有诚意 +1 {3}1 /)
})
