import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ConversationLine, listConversations, uploadConversations } from '@liangyan/contract'
import { sql } from '@liangyan/store'
import { expect, test } from 'vitest'
import { EXAMPLES, imported, jsonLines, manyConversations, upload } from './handing-in.ts'
import { running } from './running.ts'

const { system, person, idle } = await running()
const administrator = await person('administrator')
const inspector = await person('inspector')
const agent = await person('agent', { staffNumber: '坐席 3107' })

const spooled = () => readdirSync(join(system.settings.data, 'spool'))
const countOf = async (what: string) => {
  const { rows } = await system.db.execute<{ n: number }>(sql.raw(`select count(*)::int n from ${what}`))
  return rows[0].n
}

test('a file of lines is stored and inspected as a task; what is broken is named, what was here is known', async () => {
  const [one] = EXAMPLES
  const lines = [
    jsonLines(manyConversations(130)),
    '{"id": "broken", "turns": [}\n',
    '\n',
    jsonLines([{ ...one, id: 'wrong', turns: 'none' }, one, one, { ...one, service: '其他' }]),
  ].join('')
  const task = await imported(inspector, lines, 'bulk.jsonl')
  expect(task).toMatchObject({
    kind: 'import',
    title: '导入 bulk.jsonl',
    state: 'done',
    total: 135,
    done: 132,
    skipped: 3,
  })
  expect(task.result).toEqual({ added: 131, known: 1, refused: 3, notes: [] })
  expect(task.startedBy).toBe(`inspector ${inspector.login}`)
  expect(task.problems).toEqual([
    '第 131 行不是有效的 JSON：应为一通完整的会话',
    expect.stringMatching(/^第 133 行：/),
    expect.stringMatching(/^会话 yt-0301：已有同编号但内容不同的会话/),
  ])
  // the task ends when all of it is inspected
  expect(await countOf('conversations where inspection_id is null')).toBe(0)
  expect(await countOf('inspections')).toBe(131)
  const again = await imported(administrator, lines, 'bulk.jsonl')
  expect(again.result).toEqual({ added: 0, known: 132, refused: 3, notes: [] })
  expect(await countOf('conversations')).toBe(131)
  await expect.poll(spooled).toEqual([])
})

test('other formats are read; a note says whom it took for the agent', async () => {
  const at = (name: string) => readFileSync(new URL(`../../../examples/${name}`, import.meta.url))
  const chats = await imported(inspector, at('chats.csv'), 'chats.csv')
  expect(chats).toMatchObject({ state: 'done', skipped: 0 })
  expect(chats.done).toBeGreaterThan(1)
  const guessed = await imported(inspector, at('recognised-call.funasr.json'), 'recognised-call.funasr.json')
  expect(guessed.result).toMatchObject({ added: 1, notes: [expect.stringContaining('推测说话人')] })
  const stated = await imported(inspector, at('recognised-call.funasr.json'), 'another-call.json', { agent: '0' })
  // the same conversation, and nothing had to be guessed
  expect(stated.result).toMatchObject({ known: 1, notes: [] })
})

test('a file with nothing in it that can be used has failed', async () => {
  const task = await imported(inspector, '{"id": "a"}\n{"id": "b"}\n', 'nothing.jsonl')
  expect(task).toMatchObject({ state: 'failed', done: 0, skipped: 2, result: { added: 0, known: 0, refused: 2 } })
  expect(task.problems).toHaveLength(2)
})

test('what is no file of conversations is refused at once', async () => {
  const tasks = await countOf('tasks')
  for (const [content, name, says] of [
    ['%PDF-1.7', 'calls.pdf', /PDF/],
    ['', 'empty.jsonl', /空文件/],
    ['随便写的一些话', 'calls.docx', /不属于任何已知格式/],
    [new Uint8Array([0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4]), 'call.wav', /录音/],
    [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'call.zip', /已损坏或不完整/],
  ] as const) {
    const answer = await upload(inspector, content, name)
    expect([name, answer.statusCode]).toEqual([name, 400])
    expect(answer.json()).toEqual({ error: { code: 'unusable', message: expect.stringMatching(says), place: 'file' } })
  }
  expect(await countOf('tasks')).toBe(tasks)
  await expect.poll(spooled).toEqual([])
})

test('where a file pretends to be is never where it goes', async () => {
  const names = [
    '../../../../tmp/evil.jsonl',
    '..\\..\\evil.jsonl',
    '/etc/passwd',
    'a\u0000b.jsonl',
    `${'长'.repeat(400)}.jsonl`,
    '<img src=x onerror=alert(1)>.jsonl',
    '.jsonl',
  ]
  const before = readdirSync(system.settings.data, { recursive: true }).length
  for (const [i, name] of names.entries()) {
    const task = await imported(inspector, jsonLines(manyConversations(1, `named-${i}`)), name)
    expect([name, task.state]).toEqual([name, 'done'])
    expect(task.title.length).toBeLessThan(220)
    expect(task.title).not.toMatch(/[\\/\0]/)
  }
  // a task is over a moment before its file is put away
  await expect.poll(() => readdirSync(system.settings.data, { recursive: true })).toHaveLength(before)
})

test('a form without a file, with two files, or no form is refused', async () => {
  const two = new FormData()
  two.append('file', new Blob([jsonLines(EXAMPLES)]), 'a.jsonl')
  two.append('file', new Blob([jsonLines(EXAMPLES)]), 'b.jsonl')
  const none = new FormData()
  none.append('word', 'no file')
  for (const body of [two, none, { file: 'x' }]) {
    const answer = await inspector.ask(uploadConversations, { body })
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode).toBeLessThan(500)
    expect(answer.json().error.message).toMatch(/文件/)
  }
  await expect.poll(spooled).toEqual([])
})

test('an agent hands in nothing', async () => {
  expect((await upload(agent, jsonLines(EXAMPLES), 'a.jsonl')).statusCode).toBe(403)
  await idle()
  const page = await inspector.get<{ items: ConversationLine[] }>(listConversations, { query: { limit: 1 } })
  expect(page.items).toHaveLength(1)
})
