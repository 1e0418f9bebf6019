import { describe, expect, test } from 'vitest'
import { widthOf } from '../src/terminal/width.ts'
import { liangyan, STANDARD } from './liangyan.ts'

const call = (record: object, ...turns: string[]) =>
  JSON.stringify({
    id: 'x',
    channel: 'phone',
    events: [],
    turns: turns.map((turn, index) => ({
      index,
      speaker: turn.startsWith('A') ? 'agent' : 'customer',
      text: turn.slice(3),
      start: index * 4000,
      end: index * 4000 + 3000,
    })),
    ...record,
  })

/** What is told of a clause of the tests' own standard, or of the built-in one. */
async function told(clause: string, input: string, ...more: string[]): Promise<string> {
  const { stdout, stderr } = await liangyan(['explain', '-', clause, ...more], { input, env: { COLUMNS: '100' } })
  expect(stderr).toBe('')
  return stdout.replaceAll(/\n {4,}/g, '')
}
const own = (clause: string, input: string) => told(clause, input, '--standard', STANDARD)

describe.concurrent('explain, in a few lines', () => {
  test('a duty that was met: what triggered it, what met it', async () => {
    const hold = { events: [{ type: 'hold', start: 3000, end: 60_000 }] }
    const text = await own('hold-thanks', call(hold, 'A: 请稍等。'))
    expect(text).toContain('范围  触发之后坐席的下一句话')
    expect(text).toContain('触发  等候结束（历时 57 秒）')
  })

  test('a duty that was not met: what is missing', async () => {
    const text = await own('promise-ticket', call({}, 'A: 三天内给您回复。', 'C: 好。'))
    expect(text).toContain('结论  违规 1 次（会话结束）。')
    expect(text).toContain('到这时仍没有：建工单')
  })

  test('a question that nobody answered', async () => {
    const text = await own('explained-enough', call({}, 'C: 为什么扣钱？', 'A: 系统扣的。'))
    expect(text).toContain('结论  判不了、须由人判断 1 次（第 2 句）。')
    expect(text).toContain('判不了  须由人或语言模型判断：坐席的解释是否充分？')
  })

  test('a clause that advises: where it was suggested, and what spoke instead', async () => {
    const turns = ['A: 您好，请讲。', 'C: 你们这帮废物。', 'A: 您先消消气，慢慢说。', 'C: 消什么气，你个混蛋。']
    const soothing = await told('abuse-soothe-first', call({}, ...turns))
    expect(soothing).toContain('结论  建议了 1 次（第 2 句之后），触发而没有建议 1 次（第 4 句之后）。')
    expect(soothing).toMatch(/未建议 {2}情景「辱骂警示」由「.+」（abuse-ask-other-way）来说/)
    const ending = await told('abuse-end-call', call({}, ...turns))
    expect(ending).toContain('结论  没有触发，也没有建议。最接近的一处见下。')
    expect(ending).toContain('不符  不合“至今的次数至少 2”')
  })

  test('nothing near', async () => {
    expect(await own('no-taboo', call({}, 'A: 您好。'))).toContain('没有出现所禁止的情形。也没有接近的地方。')
  })

  test('an exception that let words pass', async () => {
    const text = await told('taboo-words', call({}, 'A: 卡面您自己选好了去办吧。'))
    expect(text).toContain('最接近的一处')
    expect(text).toContain('“您自己选”属于例外')
  })

  test('a tone: how sure, what it takes, which characters weighed most', async () => {
    const text = await told('tone-sarcastic', call({}, 'A: 您这么能耐您来坐这儿呗'))
    expect(text).toMatch(/违规 {2}语气不当（把握 [\d.]+%，达到 [\d.]+% 才算），最像「讽刺」，最有分量的字：“.+”\+\d/)
  })

  test('a tone: the examples that are likest, below each other, and the likest that is none', async () => {
    const input = call({}, 'A: 您一天打八遍电话，您不累我还累呢。')
    const { stdout } = await liangyan(['explain', '-', 'tone-rhetorical'], { input, env: { COLUMNS: '160' } })
    const lines = stdout.split('\n').filter((line) => /像「.+」 +\d+% {2}“.+”$/.test(line))
    expect(lines.map((line) => /像「(.+)」/.exec(line)?.[1])).toEqual(['反问', '反问', '反问', '中性'])
    expect(lines.map((line) => line.indexOf('例句'))).toEqual([2, -1, -1, -1])
    expect(new Set(lines.map((line) => widthOf(line.slice(0, line.indexOf('  “'))))).size).toBe(1)
  })

  test('no examples where words decided', async () => {
    expect(await told('taboo-words', call({}, 'A: 这个不归我管。'))).not.toContain('例句')
  })

  test('a clause that is for other conversations', async () => {
    const text = await told('slow-down-on-request', call({ channel: 'chat' }, 'A: 您好'))
    expect(text).toContain('结论  不适用于这通会话：不合“渠道：电话”。')
  })
})

test('--format json tells all of it', async () => {
  const { stdout } = await liangyan(['explain', '-', 'no-taboo', '--standard', STANDARD, '--format', 'json'], {
    input: call({}, 'A: 我不知道'),
  })
  expect(JSON.parse(stdout)).toMatchObject({
    conversation: 'x',
    clause: 'no-taboo',
    steps: [{ turn: 0, events: ['broken'] }],
    tally: { broken: 1 },
  })
})
