import { describe, expect, test } from 'vitest'
import { type Conversation, formatOf, type ReadOptions, type ReadResult } from '../src/index.ts'
import { fixture } from './fixture.ts'

async function read(format: string, name: string, options: ReadOptions = {}): Promise<ReadResult> {
  return formatOf(format)!.read(fixture(name), { name, ...options })
}

function voices({ turns }: Conversation): string {
  return turns.map(({ speaker }) => speaker[0]).join('')
}

const CARD_CALL = 'acacacacaca'
const LOST_CARD_CALL = 'cacacaca'
const LOAN_CALL = 'acacaca'

describe('every service gives the same conversation', () => {
  test.each([
    ['aliyun-recording', 'aliyun-recording.json', '6f1c0e2ab8d911f0a7c3d9b5e6f70812', CARD_CALL],
    ['aliyun-recording', 'aliyun-recording-callback.json', '4d2b7f9051aa4c7e', LOST_CARD_CALL],
    ['aliyun-dialogue-analysis', 'aliyun-dialogue-analysis.json', 'T20260305-0001', CARD_CALL],
    ['aliyun-dialogue-analysis', 'aliyun-dialogue-review.json', 'aliyun-dialogue-review', LOST_CARD_CALL],
    ['tencent-recording', 'tencent-recording.json', '9266418', CARD_CALL],
    ['tencent-recording', 'tencent-recording.txt', 'tencent-recording', CARD_CALL],
    ['iflytek', 'iflytek.json', 'DKHJQ20260305112000000000000000000001', LOST_CARD_CALL],
    ['iflytek', 'iflytek-tracks.json', 'iflytek-tracks', LOAN_CALL],
    ['funasr', 'funasr.json', 'call_0305_1120', LOST_CARD_CALL],
    ['whisperx', 'whisperx.json', 'whisperx', LOAN_CALL],
    ['amazon-call-analytics', 'amazon-call-analytics.json', 'yunting-20260305-0007', CARD_CALL],
  ])('%s: %s', async (format, name, id, speakers) => {
    const { conversations, problems } = await read(format, name)
    expect(problems).toEqual([])
    expect(conversations.map((conversation) => [conversation.id, voices(conversation)])).toEqual([[id, speakers]])
    const { turns } = conversations[0]
    expect(turns.every(({ start, end }) => start !== undefined && end !== undefined && end > start)).toBe(true)
    expect(turns.map(({ start }) => start)).toEqual(turns.map(({ start }) => start).toSorted((a, b) => a! - b!))
    const known: Record<string, string> = {
      [CARD_CALL]: '您好，很高兴为您服务，请问有什么可以帮您？',
      [LOST_CARD_CALL]: '喂，我的储蓄卡刚才找不到了，先帮我挂失。',
      [LOAN_CALL]: '您好，我是云汀银行的客户经理小秦，请问是周先生吗？',
    }
    expect(turns[0].text).toBe(known[speakers])
  })
})

describe('who is the agent', () => {
  test('a guess is noted, with its reason and the way to state it', async () => {
    const { notes } = await read('aliyun-recording', 'aliyun-recording.json')
    expect(notes.map(({ message }) => message)).toEqual([
      '推测说话人“1”是坐席（说了“为您服务”）；如果不是，请用 --agent-channel 0 指明坐席',
    ])
  })

  test('a stated channel is taken, without a note', async () => {
    for (const agent of [0, '0']) {
      const { conversations, notes } = await read('aliyun-recording', 'aliyun-recording.json', { agent })
      expect(voices(conversations[0])).toBe('cacacacacac')
      expect(notes).toEqual([])
    }
  })

  test('a stated speaker which nobody has is a problem that names the voices', async () => {
    const { conversations, problems } = await read('whisperx', 'whisperx.json', { agent: 'SPEAKER_07' })
    expect(conversations).toEqual([])
    expect(problems[0].message).toBe('没有说话人叫“SPEAKER_07”：文件里有“SPEAKER_01”、“SPEAKER_00”')
  })

  test('explicit roles need no guess, and win over a stated channel', async () => {
    const { notes } = await read('amazon-call-analytics', 'amazon-call-analytics.json')
    expect(notes).toEqual([])
    const stated = await read('aliyun-dialogue-analysis', 'aliyun-dialogue-analysis.json', { agent: 1 })
    expect(voices(stated.conversations[0])).toBe(CARD_CALL)
    expect(stated.notes[0].message).toBe('没有说话人叫“1”；文件本身标明了角色，已照此读取')
  })

  test('a recording whose agent never speaks is all customer, if the channel was stated', async () => {
    const result = { Result: { Sentences: [{ ChannelId: 0, BeginTime: 0, EndTime: 900, Text: '喂，听得到吗？' }] } }
    const format = formatOf('aliyun-recording')!
    const stated = await format.read(JSON.stringify(result), { agent: 1 })
    expect(voices(stated.conversations[0])).toBe('c')
    expect(stated.notes[0].message).toBe('坐席所在的声道 1 没有说话，只有声道 0 在说话')
    const unstated = await format.read(JSON.stringify(result))
    expect(unstated.problems[0].message).toBe(
      '所有话轮都出自同一个说话人“0”，分不出坐席和客户：请识别双声道录音，或识别单声道录音时打开 auto_split',
    )
  })

  test.each([
    [
      'funasr',
      'funasr-server.json',
      '所有话轮都没有标明说话人，分不出坐席和客户：请在运行 FunASR 时加上说话人模型（spk_model="cam++"），或分声道识别',
    ],
  ])('%s without speakers is a problem, not a guess', async (format, name, message) => {
    const { conversations, problems } = await read(format, name)
    expect(conversations).toEqual([])
    expect(problems.map((problem) => problem.message)).toEqual([message])
  })

  test('who speaks first decides where nothing said does: the agent inbound, the customer outbound', async () => {
    const segments = [
      { start: 0, end: 1, text: '嗯。', speaker: 'SPEAKER_00' },
      { start: 1, end: 2, text: '对。', speaker: 'SPEAKER_01' },
    ]
    const format = formatOf('whisperx')!
    const inbound = await format.read(JSON.stringify({ segments }))
    expect(voices(inbound.conversations[0])).toBe('ac')
    expect(inbound.notes[0].message).toContain('（最先开口，此外没有线索）')
    const outbound = await format.read(JSON.stringify({ segments }), { defaults: { direction: 'outbound' } })
    expect(voices(outbound.conversations[0])).toBe('ca')
  })
})

describe('what services say beside the turns', () => {
  test('Amazon non-talk times become silences', async () => {
    const { conversations } = await read('amazon-call-analytics', 'amazon-call-analytics.json')
    expect(conversations[0].events).toEqual([{ type: 'silence', start: 26_900, end: 81_200 }])
  })

  test('Contact Lens names its participants by id', async () => {
    const value = {
      Channel: 'CHAT',
      Participants: [
        { ParticipantId: 'p1', ParticipantRole: 'AGENT' },
        { ParticipantId: 'p2', ParticipantRole: 'CUSTOMER' },
      ],
      Transcript: [
        { ParticipantId: 'p2', Content: '在吗', BeginOffsetMillis: 10 },
        { ParticipantId: 'p1', Content: '在的', BeginOffsetMillis: 20 },
      ],
    }
    const { conversations } = await formatOf('amazon-call-analytics')!.read(JSON.stringify(value))
    expect(voices(conversations[0])).toBe('ca')
    expect(conversations[0].channel).toBe('chat')
    expect(conversations[0].turns[0]).toMatchObject({ start: 10, end: 10 })
  })

  test('Aliyun tickets carry service, queue, agent and the moment of the start', async () => {
    const { conversations } = await read('aliyun-dialogue-analysis', 'aliyun-dialogue-analysis.json')
    expect(conversations[0]).toMatchObject({
      service: '信用卡',
      queue: '信用卡一组',
      agent: '3308',
      startedAt: '2026-03-05T10:02:00+08:00',
    })
  })

  test('Aliyun jsonStr in quotes, and hourMinSec where begin is absent', async () => {
    const tickets = [
      {
        tid: 'T1',
        dialogue: [
          { role: '客服', words: '您好', hourMinSec: '00:00:03' },
          { role: '客户', words: '你好', hourMinSec: '00:00:05' },
        ],
      },
    ]
    const { conversations } = await formatOf('aliyun-dialogue-analysis')!.read(
      JSON.stringify({ jsonStr: JSON.stringify({ tickets }) }),
    )
    expect(conversations[0].turns).toEqual([
      { index: 0, speaker: 'agent', text: '您好', start: 3000 },
      { index: 1, speaker: 'customer', text: '你好', start: 5000 },
    ])
  })

  test('Tencent without ResultDetail is read from its text', async () => {
    const Result =
      '[0:1.020,0:3.500,0]  您好，这里是云汀银行，请问有什么可以帮您？\n[1:04.000,1:06.250,1]  我要查账单\n'
    const { conversations } = await formatOf('tencent-recording')!.read(
      JSON.stringify({ Response: { Data: { TaskId: 7, StatusStr: 'success', Result, ResultDetail: null } } }),
    )
    expect(conversations[0].turns).toEqual([
      { index: 0, speaker: 'agent', text: '您好，这里是云汀银行，请问有什么可以帮您？', start: 1020, end: 3500 },
      { index: 1, speaker: 'customer', text: '我要查账单', start: 64_000, end: 66_250 },
    ])
  })

  test('a job that failed or is not done says so', async () => {
    const failed = await formatOf('tencent-recording')!.read(
      '{"Response":{"Data":{"StatusStr":"doing","Result":"","ResultDetail":null}}}',
    )
    expect(failed.problems[0].message).toBe('识别结果尚不可用（doing）：请在识别成功后重新获取')
    const running = await formatOf('aliyun-recording')!.read('{"StatusText":"RUNNING"}')
    expect(running.problems[0].message).toContain('尚不可用（RUNNING）')
    const order = await formatOf('iflytek')!.read('{"content":{"orderInfo":{"status":3},"orderResult":""}}')
    expect(order.problems[0].message).toContain('尚不可用（订单状态 3）')
  })

  test('iFLYTEK without separation (rl 0) is a problem', async () => {
    const best = JSON.stringify({ st: { bg: '0', ed: '9', rl: '0', rt: [{ ws: [{ cw: [{ w: '您好' }] }] }] } })
    const lattice = [{ json_1best: best }, { json_1best: best }]
    const { problems } = await formatOf('iflytek')!.read(JSON.stringify({ lattice }))
    expect(problems[0].message).toContain('分不出坐席和客户：请在转写时设 roleType=1')
  })

  test('one broken result of a list does not keep out the others', async () => {
    const good = {
      Result: {
        Sentences: [
          { ChannelId: 1, BeginTime: 0, EndTime: 5, Text: '很高兴为您服务' },
          { ChannelId: 0, BeginTime: 6, EndTime: 9, Text: '你好' },
        ],
      },
    }
    const bad = structuredClone(good)
    bad.Result.Sentences[1].EndTime = 2
    const { conversations, problems } = await formatOf('aliyun-recording')!.read(JSON.stringify([bad, good]))
    expect(conversations).toHaveLength(1)
    expect(problems.map(({ message }) => message)).toEqual([
      '[0]：Sentences[1]：turns[1].end 的值是 2，早于 start 的值 6：结束不能早于开始',
    ])
  })
})
