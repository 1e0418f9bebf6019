import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Conversation, jsonl, type StreamItem, validate } from '../src/index.ts'
import { json } from '../src/formats/json.ts'
import { jsonBreak } from '../src/json-break.ts'
import { fixture } from './fixture.ts'

const text = fc.string({ unit: 'binary', maxLength: 30 })
const time = fc.integer({ min: 0, max: 86_400_000 })
const conversations: fc.Arbitrary<Conversation> = fc
  .record(
    {
      id: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
      channel: text,
      direction: fc.constantFrom('inbound', 'outbound'),
      attributes: fc.dictionary(
        fc.string({ unit: 'grapheme', maxLength: 8 }).filter((key) => key !== '__proto__'),
        fc.oneof(text, fc.boolean(), fc.integer()),
      ),
      turns: fc.array(fc.record({ speaker: fc.constantFrom('agent', 'customer', 'system'), text, start: time }), {
        maxLength: 6,
      }),
      events: fc.array(fc.record({ type: fc.constant('ticket'), at: time, text }), { maxLength: 3 }),
    },
    { requiredKeys: ['id', 'turns', 'events'] },
  )
  .map((value) => Object.assign(value, { turns: value.turns.map((turn, index) => Object.assign(turn, { index })) }))

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

async function* inChunks(bytes: Uint8Array, sizes: number[]): AsyncGenerator<Uint8Array> {
  let from = 0
  for (let turn = 0; from < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? bytes.length
    // A fresh, reused-looking buffer: a reader must not keep views of a chunk.
    const chunk = bytes.slice(from, from + size)
    yield chunk
    chunk.fill(0)
    from += size
  }
}

async function streamed(bytes: Uint8Array, sizes: number[]): Promise<StreamItem[]> {
  const items: StreamItem[] = []
  for await (const item of jsonl.stream(inChunks(bytes, sizes))) items.push(item)
  return items
}

describe('json', () => {
  test('reads one conversation and a list of them', () => {
    expect(json.read(fixture('conversation.json')).conversations.map(({ id }) => id)).toEqual(['card-fee-1'])
    expect(json.read(fixture('conversations.json')).conversations.map(({ id }) => id)).toEqual([
      'card-fee-1',
      'lost-card-1',
      'chat-1',
    ])
  })

  test('a broken conversation of a list is one problem; the others are read', () => {
    const list: { turns: { speaker: string }[] }[] = json.read(fixture('conversations.json')).conversations
    list[1].turns[2].speaker = '坐席'
    const result = json.read(JSON.stringify(list))
    expect(result.conversations).toHaveLength(2)
    expect(result.problems.map(({ message }) => message)).toEqual([
      '[1]：turns[2].speaker 的值是 "坐席"，应为 agent、customer 或 system',
    ])
  })

  test('says where a text stops being JSON, without repeating its content', () => {
    const { problems } = json.read('{"id":"c1",\n "turns": [坐席机密]}')
    expect(problems).toEqual([{ place: '第 2 行第 12 列', line: 2, message: '第 2 行第 12 列不是有效的 JSON' }])
    expect(json.read('').problems[0]?.message).toBe('文件是空的：应为 JSON')
    expect(json.read('[]').problems[0]?.message).toBe('列表是空的：应有会话')
  })

  test('round trip', () => {
    fc.assert(
      fc.property(fc.array(conversations, { minLength: 1, maxLength: 4 }), (list) => {
        expect(json.read(JSON.stringify(list)).conversations).toEqual(list)
      }),
    )
  })
})

describe('jsonl', () => {
  test('reads one conversation a line, with or without a byte order mark, empty lines and carriage returns', () => {
    const plain = new TextDecoder().decode(fixture('conversations.jsonl'))
    const ids = ['card-fee-1', 'lost-card-1', 'chat-1']
    for (const variant of [plain, `\uFEFF${plain}`, plain.replaceAll('\n', '\r\n\n'), plain.trimEnd()]) {
      expect(jsonl.read(variant).conversations.map(({ id }) => id)).toEqual(ids)
      expect(jsonl.read(new TextEncoder().encode(variant)).conversations.map(({ id }) => id)).toEqual(ids)
    }
  })

  test('a broken line far into the file is one problem with its line number', () => {
    const good = JSON.stringify({ id: 'c', turns: [], events: [] })
    const lines = Array.from({ length: 40_100 }, (_, index) => (index === 39_999 ? good.slice(0, -1) : good))
    const result = jsonl.read(lines.join('\n'))
    expect(result.conversations).toHaveLength(40_099)
    expect(result.problems).toEqual([
      { place: '第 40000 行', line: 40_000, message: '第 40000 行不是有效的 JSON：应为一通完整的会话' },
    ])
  })

  test('an invalid conversation is named by line and path', () => {
    const { problems } = jsonl.read(
      '{"id":"a","turns":[],"events":[]}\n{"id":"b","turns":[{"index":0,"text":""}],"events":[]}\n',
    )
    expect(problems).toEqual([
      {
        place: '第 2 行，turns[0].speaker',
        line: 2,
        message: '第 2 行：turns[0].speaker 缺失，应为 agent、customer 或 system',
      },
    ])
  })

  test('a line which is not UTF-8 is refused, the rest goes on', async () => {
    const bytes = Uint8Array.from([0xc4, 0xe3, 10, ...new TextEncoder().encode('{"id":"a","turns":[],"events":[]}')])
    const items = await streamed(bytes, [3])
    expect(items.map((item) => ('problem' in item ? item.problem.message : item.conversation.id))).toEqual([
      '第 1 行不是 UTF-8：请把文件存为 UTF-8',
      'a',
    ])
  })

  test('a line beyond 16 MB is refused without being held', async () => {
    const megabyte = new Uint8Array(1024 * 1024).fill(0x61)
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let count = 0; count < 200; count++) yield megabyte
      yield new TextEncoder().encode('\n{"id":"a","turns":[],"events":[]}\n')
    }
    const before = process.memoryUsage().arrayBuffers
    let most = 0
    const items: StreamItem[] = []
    for await (const item of jsonl.stream(endless())) {
      most = Math.max(most, process.memoryUsage().arrayBuffers)
      items.push(item)
    }
    expect(items.map((item) => ('problem' in item ? item.problem.message : item.conversation.id))).toEqual([
      '第 1 行超过 16 MB：请拆分这通会话',
      'a',
    ])
    expect(most - before).toBeLessThan(100 * 1024 * 1024)
  })

  test('a line of exactly the limit is read, in one chunk and in many', async () => {
    const frame = JSON.stringify({ id: 'a', turns: [], events: [], pad: '' })
    const line = frame.replace('"pad":""', `"pad":"${'x'.repeat(16 * 1024 * 1024 - frame.length)}"`)
    const bytes = new TextEncoder().encode(`${line}\n${line}y\n`)
    for (const sizes of [[bytes.length], [1_000_003]]) {
      const items = await streamed(bytes, sizes)
      expect(items.map((item) => ('problem' in item ? item.problem.message : item.conversation.id))).toEqual([
        'a',
        '第 2 行超过 16 MB：请拆分这通会话',
      ])
    }
  })

  test('a stream in any chunks equals the whole, also cut inside a character', async () => {
    const line = fc.oneof(
      { weight: 4, arbitrary: conversations.map((value) => JSON.stringify(value)) },
      fc.string({ unit: 'binary', maxLength: 12 }).map((garbage) => garbage.replaceAll('\n', ' ')),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 5 }),
        fc.constantFrom('\n', '\r\n'),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }),
        async (lines, newline, sizes) => {
          const bytes = new TextEncoder().encode(lines.join(newline))
          const items = await streamed(bytes, sizes)
          const whole = await streamed(bytes, [bytes.length])
          expect(items).toEqual(whole)
          const read = jsonl.read(bytes)
          expect(items.flatMap((item) => ('problem' in item ? [] : [item.conversation]))).toEqual(read.conversations)
          expect(items.map((item) => 'problem' in item || validate(item.conversation).ok)).not.toContain(false)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('where JSON breaks', () => {
  test.each([
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ['[1 2]', 3],
    ['["a\nb"]', 3],
    ['["\\x"]', 2],
    ['{"a":tru}', 5],
    ['[1]]', 3],
    ['[1,', 3],
    ['{"a":{"b":[]', 12],
    ['01', 1],
  ])('%j at %i', (text, offset) => {
    expect(() => void JSON.parse(text)).toThrow(SyntaxError)
    expect(jsonBreak(text)).toBe(offset)
  })

  test('is the end for all that JSON.parse takes, however it was edited', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ unit: 'binary-ascii', maxLength: 2 }), (good, position, edit) => {
        expect(jsonBreak(good)).toBe(good.length)
        const at = position % (good.length + 1)
        const edited = good.slice(0, at) + edit + good.slice(at)
        expect(parses(edited) ? edited.length - jsonBreak(edited) : 0).toBe(0)
      }),
      { numRuns: 2000 },
    )
  })
})
