import { expect, test } from 'vitest'
import { liangyan } from './liangyan.ts'

const call = (...turns: string[]) =>
  JSON.stringify({
    id: 'x',
    channel: 'phone',
    turns: turns.map((turn, index) => ({
      index,
      speaker: turn.startsWith('A') ? 'agent' : 'customer',
      text: turn.slice(3),
    })),
    events: [],
  })

const suggestionsOf = async (...turns: string[]): Promise<(string | undefined)[]> => {
  const { stdout } = await liangyan(['inspect', '-', '--format', 'jsonl'], { input: call(...turns) })
  const { findings } = JSON.parse(stdout) as { findings: { turns: number[]; suggestion?: string }[] }
  return findings.filter(({ turns: at }) => at.includes(turns.length - 1)).map(({ suggestion }) => suggestion)
}

test('the customer is called by name where the conversation tells it', async () => {
  const harsh = 'A: 您嘴巴放干净点'
  expect(await suggestionsOf('A: 您好。', 'C: 我叫李强。', 'A: 李先生，您请讲。', harsh)).toContainEqual(
    expect.stringMatching(/^李先生，我非常想帮助您/),
  )
  expect(await suggestionsOf('A: 您好。', harsh)).toContainEqual(expect.stringMatching(/^我非常想帮助您/))
})

test('what the agent should do is told apart from what can be said', async () => {
  const { stdout } = await liangyan(['inspect', '-'], { input: call('C: 你好', 'A: 您好，你稍等一下。') })
  expect(stdout).toContain('建议  您好，您稍等一下。')
  expect(stdout).toContain('提示  称呼客户用“您”，不用“你”。')
})

test('no report shows a slot', async () => {
  const { stdout } = await liangyan(['inspect', '-'], {
    input: call('C: 你好', 'A: 今天查不了，您明天再打来吧。', 'A: 三天内给您回电。', 'A: 您说得不对，再见。'),
  })
  const suggested = stdout.split('\n').filter((line) => line.includes('建议  '))
  expect(suggested.length).toBeGreaterThan(2)
  expect(suggested.filter((line) => /[{〔]/.test(line))).toEqual([])
})
