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
    expect(notes[0].message).toBe(
      '"call.csv" is not what its name says: its content is Aliyun recording recognition (录音文件识别), and was read as such',
    )
  })

  test.each([
    [
      'call.xlsx',
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1],
      '"call.xlsx" is an old Excel workbook (.xls): save it as .xlsx or CSV',
    ],
    ['call.json', [0x52, 0x49, 0x46, 0x46, 0, 0], '"call.json" is a sound recording: recognise its speech first'],
    [
      'call.txt',
      [...bytesOf('%PDF-1.7')],
      '"call.txt" is a PDF document: export the conversations as JSON, CSV or text',
    ],
    ['call.jsonl', [0x1f, 0x8b, 8, 0], '"call.jsonl" is compressed (gzip): unpack it first'],
    ['call.csv', [...bytesOf('<html><table>')], '"call.csv" is HTML or XML, not a table: save it as .xlsx or CSV'],
    [
      'call.vtt',
      [...bytesOf('hello')],
      '"call.vtt" is not what its name says: it is no vtt; its content begins with "hello"',
    ],
    ['call.json', [], '"call.json" is empty'],
  ])('%s %j', (name, bytes, message) => {
    expect(detected(name, Uint8Array.from(bytes))).toBe(message)
  })

  test.each([
    [
      'call.csv',
      'a,b\n1,2\n',
      'the table has no header row: expected columns such as 会话编号, 角色, 内容, 开始时间 (id, speaker, text, start)',
    ],
    [
      'call.json',
      '{"utterances":[]}',
      'the object has no turns: it is no conversation of ours, and no result of a known service',
    ],
    [
      'call.txt',
      '您好\n你好\n',
      'no turn has a speaker, so agent and customer cannot be told apart: begin each turn with its speaker, e.g. "坐席:" or "客户:"',
    ],
    [
      'call.jsonl',
      `{"id":"a","turns":[${' '.repeat(300_000)}`,
      'line 1 is not valid JSON: expected one whole conversation',
    ],
  ])('%s of the right kind gets the answer of its reader', async (name, content, message) => {
    const { problems } = await readFile(name, content)
    expect(problems.map((problem) => problem.message)).toEqual([message])
  })

  test('of an unknown kind names the known ones', () => {
    expect(detected('notes.dat', bytesOf('lorem ipsum'))).toMatch(
      /^"notes.dat" is in no known format: expected one of json, jsonl, csv, /,
    )
  })
})

test('format ids are unique, and extensions plain', () => {
  expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length)
  for (const { extensions } of formats) for (const extension of extensions) expect(extension).toMatch(/^[a-z0-9]+$/)
})
