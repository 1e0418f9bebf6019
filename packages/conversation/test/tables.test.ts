import { describe, expect, test } from 'vitest'
import type { Conversation } from '../src/index.ts'
import { csv } from '../src/formats/csv.ts'
import { xlsx } from '../src/formats/xlsx.ts'
import { fixture } from './fixture.ts'

function voices({ turns }: Conversation): string {
  return turns.map(({ speaker }) => speaker[0]).join('')
}

describe('csv', () => {
  test('reads several conversations with their record fields, UTF-8 with byte order mark', () => {
    const { conversations, notes, problems } = csv.read(fixture('calls.utf8-bom.csv'))
    expect(problems).toEqual([])
    expect(notes).toEqual([])
    expect(conversations.map((each) => [each.id, voices(each)])).toEqual([
      ['C-1001', 'sacacacacaca'],
      ['C-1002', 'cacacaca'],
    ])
    expect(conversations[0]).toMatchObject({
      channel: 'phone',
      direction: 'inbound',
      service: '信用卡',
      agent: '3308',
      startedAt: '2026-03-05T10:02:00+08:00',
    })
    expect(conversations[0].turns[1]).toEqual({
      index: 1,
      speaker: 'agent',
      text: '您好，很高兴为您服务，请问有什么可以帮您？',
      start: 2400,
      end: 6200,
    })
  })

  test('GB18030 and Excel give the very same conversations', async () => {
    const { conversations } = csv.read(fixture('calls.utf8-bom.csv'))
    const gb = csv.read(fixture('calls.gb18030.csv'))
    expect(gb.conversations).toEqual(conversations)
    expect(gb.notes.map(({ message }) => message)).toEqual(['文件的编码是 GB18030，不是 UTF-8，已照此读取'])
    const workbook = await xlsx.read(fixture('calls.xlsx'))
    expect(workbook.problems).toEqual([])
    expect(workbook.conversations).toEqual(conversations)
  })

  test('tab separated chat with moments of sending: the first is the start', () => {
    const { conversations } = csv.read(fixture('chat.tsv'))
    expect(conversations[0]).toMatchObject({
      id: 'S-77',
      channel: 'chat',
      startedAt: '2026-03-05T14:00:00+08:00',
      attributes: { 满意度: '5' },
    })
    expect(voices(conversations[0])).toBe('sacacaca')
    expect(conversations[0].turns[4]).toMatchObject({ start: 52_000, end: 52_000 })
  })

  test('semicolons, and seconds by the header', () => {
    const { conversations } = csv.read(fixture('semicolon.csv'))
    expect(conversations[0].turns[1]).toMatchObject({ speaker: 'customer', start: 5300, end: 7000 })
  })

  test.each([
    ['1200', '3400', undefined, 1200],
    ['1.2', '3.4', undefined, 1200],
    ['1200ms', '3400ms', undefined, 1200],
    ['1.2秒', '3.4秒', undefined, 1200],
    ['00:00:01.200', '00:00:03.400', undefined, 1200],
    ['00:01', '00:03', undefined, 1000],
    ['2026/3/5 10:02:00', '2026/3/5 10:02:03', '2026-03-05T10:02:00+08:00', 0],
    ['2026-03-05T02:02:00Z', '2026-03-05T02:02:03Z', '2026-03-05T10:02:00+08:00', 0],
    ['10:02:00', '10:02:03', undefined, 0],
  ])('a time written %s', (first, second, startedAt, start) => {
    const { conversations, problems } = csv.read(`角色,内容,时间\n坐席,您好,${first}\n客户,你好,${second}\n`)
    expect(problems).toEqual([])
    expect(conversations[0].startedAt).toBe(startedAt)
    expect(conversations[0].turns[0].start).toBe(start)
  })

  test('whole numbers are seconds if speech in milliseconds would be impossibly fast, which is noted', () => {
    const rows = Array.from(
      { length: 10 },
      (_, index) => `${index % 2 ? '客户' : '坐席'},这是一句大约十个字的话。,${index * 4}`,
    )
    const { conversations, notes } = csv.read(`角色,内容,开始时间\n${rows.join('\n')}`)
    expect(conversations[0].turns[9].start).toBe(36_000)
    expect(notes[0].message).toContain('时间已按秒读取')
  })

  test('a title above the header, merged ids, empty rows and columns of its own', () => {
    const table =
      ',,,\n三月通话明细,,,\n会话编号,说话人,文本,客户等级\nA1,坐席,您好,金卡\n,客户,你好,\n,,,\nA2,客户,喂,\n,客服01,在的,\n'
    const { conversations, problems } = csv.read(table)
    expect(problems).toEqual([])
    expect(conversations.map((each) => [each.id, voices(each), each.attributes])).toEqual([
      ['A1', 'ac', { 客户等级: '金卡' }],
      ['A2', 'ca', undefined],
    ])
  })

  test('a broken row keeps its conversation out, and is named by line and column; the others are read', () => {
    const table = 'id,speaker,text,start\nA,agent,"您好,\n请讲",0\nA,customer,好,abc\nB,,谁在说话,0\nC,agent,在,0\n'
    const { conversations, problems } = csv.read(table)
    expect(conversations.map(({ id }) => id)).toEqual(['C'])
    expect(problems).toEqual([
      {
        place: '第 4 行 D 列',
        line: 4,
        message: '第 4 行 D 列的值是“abc”，应为时间，例如 1200、12.5、00:00:12.500 或 2026-03-05 10:02:00',
      },
      {
        place: '第 5 行 B 列',
        line: 5,
        message: '第 5 行 B 列没有说话人：请填写坐席、客户或系统',
      },
    ])
  })

  test('a quote which is not doubled spoils its row, one never closed the file', () => {
    const undoubled = csv.read('id,speaker,text\nA,agent,"他说"好的",没事"\nB,agent,您好\n')
    expect(undoubled.conversations.map(({ id }) => id)).toEqual(['B'])
    expect(undoubled.problems[0].message).toBe('第 2 行带引号的单元格里又有引号：请把里面的引号写成两个（""）')
    const open = csv.read('id,speaker,text\nA,agent,您好\nA,customer,"好\nB,agent,在\n')
    expect(open.problems[0].message).toBe('第 3 行有引号没有配对：请补上，或把单元格里面的引号写成两个')
  })

  test('without a speaker column, or without a header, nothing is guessed', () => {
    expect(csv.read('会话编号,内容\nA,您好\n').problems[0].message).toContain('没有说话人一列')
    expect(csv.read('A,坐席,您好\n').problems[0].message).toContain('没有表头')
    expect(csv.read('角色,内容\n').problems[0].message).toBe('表格只有表头，没有内容')
  })

  test('channel numbers are voices: guessed per conversation, or stated', () => {
    const table = '会话ID,声道,内容\nA,0,喂\nA,1,很高兴为您服务\nB,1,我要投诉\nB,0,请问有什么可以帮您\n'
    expect(csv.read(table).conversations.map(voices)).toEqual(['ca', 'ca'])
    expect(csv.read(table, { agent: 1 }).conversations.map(voices)).toEqual(['ca', 'ac'])
  })

  test('Excel may state its separator, and old Excel ends lines with a carriage return', () => {
    expect(csv.read('sep=|\nspeaker|text\nagent|您好\n').conversations).toHaveLength(1)
    expect(csv.read('speaker,text\ragent,您好\rcustomer,你好').conversations[0].turns).toHaveLength(2)
  })
})

describe('xlsx', () => {
  test('a file which is no workbook is one problem', async () => {
    for (const bytes of [
      Uint8Array.from([1, 2, 3]),
      fixture('calls.xlsx').subarray(0, 3000),
      new TextEncoder().encode('PK\u0003\u0004'),
    ]) {
      const { problems } = await xlsx.read(bytes)
      expect(problems.map(({ message }) => message)).toEqual(['文件不是完整的 Excel 工作簿：请重新存为 .xlsx 或 CSV'])
    }
  })

  test('a workbook that would unpack to gigabytes is refused before it is unpacked', async () => {
    const bytes = new Uint8Array(fixture('calls.xlsx'))
    const view = new DataView(bytes.buffer)
    for (let at = 0; at < bytes.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7fffffff, true)
    const { problems } = await xlsx.read(bytes)
    expect(problems[0].message).toBe('文件解压后超过 512 MB：请拆分表格，或改用 CSV')
  })

  test('regression: a Buffer shares its memory with others, so a slice of it is no copy', async () => {
    const file = fixture('calls.xlsx')
    const pooled = Buffer.concat([Buffer.alloc(100, 1), file, Buffer.alloc(100, 2)]).subarray(100, 100 + file.length)
    expect((await xlsx.read(pooled)).conversations).toHaveLength(2)
  })
})
