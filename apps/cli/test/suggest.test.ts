import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { liangyan, temporaryFolder } from './liangyan.ts'

const CALLS = [
  {
    id: 'complaint',
    agent: '2046',
    startedAt: '2026-03-05T10:00:00+08:00',
    attributes: { 行名: '云汀银行' },
    turns: [
      { index: 0, speaker: 'agent', text: '您好，云汀银行，请讲。', start: 500, end: 3000 },
      { index: 1, speaker: 'customer', text: '我要投诉你们柜员', start: 3500, end: 7000 },
    ],
    events: [],
  },
  {
    id: 'waited',
    turns: [
      { index: 0, speaker: 'agent', text: '您好，我查一下，请您稍等，可以吗？', start: 500, end: 3000 },
      { index: 1, speaker: 'customer', text: '好', start: 3500, end: 4000 },
    ],
    events: [{ type: 'hold', start: 5000, end: 45_000 }],
  },
]
const LINES = CALLS.map((call) => `${JSON.stringify(call)}\n`).join('')

function fileOf(text: string, name = 'calls.jsonl'): string {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, text)
  return file
}

describe.concurrent('suggest', () => {
  test('one line of JSON for each conversation', async () => {
    const { code, stdout, stderr } = await liangyan(['suggest', '--format', 'jsonl', fileOf(LINES)])
    expect(code).toBe(0)
    expect(stderr).toBe('')
    const [complaint, waited] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(complaint).toMatchObject({
      id: 'complaint',
      suggestions: [
        {
          moment: '投诉受理',
          text: expect.any(String),
          clause: expect.any(String),
          why: { acts: ['客户要投诉或讨说法', '客户指责服务'] },
        },
        {},
        {},
      ],
      duties: expect.arrayContaining([expect.objectContaining({ clause: 'complaint-apologise', since: 3500 })]),
    })
    expect(waited.suggestions[0]).toMatchObject({
      moment: '等候恢复',
      duty: { clause: 'hold-resume-thanks', since: 45_000 },
    })
  })

  test('for people: moment, words, clause, reason and duty', async () => {
    const { code, stdout } = await liangyan(['suggest', '--most', '1', '-'], { input: LINES })
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^complaint {2}客户：我要投诉你们柜员\n1\. 投诉受理 {2}.+\n +依据 .+（[a-z-]+）\n +理由 .*“要投诉”.*\n +义务 .+自 00:03 起.*(\n +还欠 .+)*\n\nwaited/,
    )
    expect(stdout).toMatch(
      /1\. 等候恢复 {2}.+\n(.*\n)*? +义务 等候恢复后须致谢或致歉（hold-resume-thanks），自 00:45 起，还剩 1 个话轮/,
    )
    expect(stdout).not.toMatch(/^2\./m)
  })

  test('the same input, byte for byte the same output', async () => {
    const file = fileOf(LINES)
    const [one, two] = await Promise.all([1, 2].map(() => liangyan(['suggest', '--format', 'jsonl', file])))
    expect(one.stdout).toBe(two.stdout)
  })

  test('--now and --style choose the words', async () => {
    const greeting = JSON.stringify({
      id: 'x',
      turns: [{ index: 0, speaker: 'system', text: '工号1001为您服务' }],
      events: [],
    })
    const args = [
      'suggest',
      '--format',
      'jsonl',
      '--most',
      '1',
      '--input-format',
      'jsonl',
      '--now',
      '2026-02-17T09:00:00+08:00',
    ]
    const first = async (style: string) =>
      JSON.parse((await liangyan([...args, '--style', style, '-'], { input: `${greeting}\n` })).stdout).suggestions[0]
    expect(await first('formal')).toMatchObject({ moment: '节假日问候' })
    expect((await first('warm')).text).not.toBe((await first('formal')).text)
  })

  test.each([
    [['--most', '0', 'x'], '--most 要写 1 到 20 的整数，不能是“0”'],
    [['--most', 'two', 'x'], '--most 要写 1 到 20 的整数，不能是“two”'],
    [['--now', '昨天', 'x'], '--now 要写日期和时间，如 2026-03-05T10:02:00+08:00，不能是“昨天”'],
    [['--style', 'kind', 'x'], '不能是“kind”：可选 formal、warm'],
    [['--format', 'html', 'x'], '不能是“html”：可选 text、jsonl'],
    [['--profile', 'nowhere', 'x'], '没有名为 "nowhere" 的场景'],
    [['/nowhere.jsonl'], '跳过 /nowhere.jsonl：无法读取：路径不存在'],
    [[], '缺少参数 <输入>'],
  ])('%j is refused in one line', async (args, says) => {
    const { code, stdout, stderr } = await liangyan(['suggest', ...args])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(says)
    expect(
      stderr
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith(' ')),
    ).toHaveLength(1)
  })

  test('a broken line spoils no other', async () => {
    const { code, stdout, stderr } = await liangyan(['suggest', '--format', 'jsonl', fileOf(`{"id":\n${LINES}`)])
    expect(code).toBe(0)
    expect(stdout.trim().split('\n')).toHaveLength(2)
    expect(stderr).toMatch(/^跳过 .+\n$/)
  })
})
