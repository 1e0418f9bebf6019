import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { detectFormat, formats, readFile } from '../src/index.ts'
import { fixture } from './fixture.ts'

const EXPECTED: Record<string, string> = {
  'conversation.json': 'json',
  'conversations.json': 'json',
  'conversations.jsonl': 'jsonl',
  'calls.utf8-bom.csv': 'csv',
  'calls.gb18030.csv': 'csv',
  'chat.tsv': 'csv',
  'semicolon.csv': 'csv',
  'calls.xlsx': 'xlsx',
  'call.vtt': 'vtt',
  'call.srt': 'srt',
  'call.txt': 'text',
  'letters.txt': 'text',
  'aliyun-recording.json': 'aliyun-recording',
  'aliyun-recording-callback.json': 'aliyun-recording',
  'aliyun-dialogue-analysis.json': 'aliyun-dialogue-analysis',
  'aliyun-dialogue-review.json': 'aliyun-dialogue-analysis',
  'tencent-recording.json': 'tencent-recording',
  'tencent-recording.txt': 'tencent-recording',
  'iflytek.json': 'iflytek',
  'iflytek-tracks.json': 'iflytek',
  'funasr.json': 'funasr',
  'funasr-server.json': 'funasr',
  'whisperx.json': 'whisperx',
  'amazon-call-analytics.json': 'amazon-call-analytics',
}

function detected(name: string, bytes: Uint8Array): string {
  const detection = detectFormat(name, bytes)
  return detection.ok ? detection.format.id : detection.problem.message
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('every fixture', () => {
  test('is expected here', () => {
    const names = readdirSync(new URL('fixtures/', import.meta.url))
    expect(names.toSorted()).toEqual(Object.keys(EXPECTED).toSorted())
  })

  test.each(Object.entries(EXPECTED))(
    '%s is found by name and content, by content alone, and by its first kilobyte',
    (name, id) => {
      expect(detected(name, fixture(name))).toBe(id)
      expect(detected('upload', fixture(name))).toBe(id)
      expect(detected(name, fixture(name).subarray(0, 1000))).toBe(id)
    },
  )
})

describe('a file that is not what its name says', () => {
  test('is read by its content, with a note', async () => {
    const { format, conversations, notes } = await readFile('call.csv', fixture('aliyun-recording.json'))
    expect([format, conversations.length]).toEqual(['aliyun-recording', 1])
    expect(notes[0].message).toBe('“call.csv”的内容与后缀不符：实际是阿里云录音文件识别，已照此读取')
  })

  test.each([
    ['call.xlsx', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], '“call.xlsx”是旧版 Excel 工作簿（.xls）：请另存为 .xlsx 或 CSV'],
    ['call.json', [0x52, 0x49, 0x46, 0x46, 0, 0], '“call.json”是录音：请先做语音识别'],
    ['call.txt', [...bytesOf('%PDF-1.7')], '“call.txt”是 PDF 文档：请把会话导出为 JSON、CSV 或文本'],
    ['call.jsonl', [0x1f, 0x8b, 8, 0], '“call.jsonl”是压缩文件（gzip）：请先解压'],
    ['call.csv', [...bytesOf('<html><table>')], '“call.csv”是 HTML 或 XML，不是表格：请另存为 .xlsx 或 CSV'],
    ['call.vtt', [...bytesOf('hello')], '“call.vtt”的内容与后缀不符：不是 vtt；内容的开头是“hello”'],
    ['call.json', [], '“call.json”是空文件'],
  ])('%s %j', (name, bytes, message) => {
    expect(detected(name, Uint8Array.from(bytes))).toBe(message)
  })

  test.each([
    ['call.csv', 'a,b\n1,2\n', '表格没有表头：应有会话编号、角色、内容、开始时间（id、speaker、text、start）等列'],
    ['call.json', '{"utterances":[]}', '这个对象没有 turns：既不是良言会话，也不是已知服务的结果'],
    [
      'call.txt',
      '您好\n你好\n',
      '所有话轮都没有标明说话人，分不出坐席和客户：请在每个话轮前写明说话人，例如“坐席：”或“客户：”',
    ],
    ['call.jsonl', `{"id":"a","turns":[${' '.repeat(300_000)}`, '第 1 行不是有效的 JSON：应为一通完整的会话'],
  ])('%s of the right kind gets the answer of its reader', async (name, content, message) => {
    const { problems } = await readFile(name, content)
    expect(problems.map((problem) => problem.message)).toEqual([message])
  })

  test('of an unknown kind names the known ones', () => {
    expect(detected('notes.dat', bytesOf('lorem ipsum'))).toMatch(
      /^“notes.dat”不属于任何已知格式：应为 json、jsonl、csv、.* 或 text；/,
    )
  })
})

test('format ids are unique, and extensions plain', () => {
  expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length)
  for (const { extensions } of formats) for (const extension of extensions) expect(extension).toMatch(/^[a-z0-9]+$/)
})
