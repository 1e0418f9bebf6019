import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from '@liangyan/store'
import { expect, test } from 'vitest'
import { EXAMPLES, imported, jsonLines, manyConversations, upload } from './handing-in.ts'
import { running } from './running.ts'
import { workbookOf, zipOf } from './zips.ts'

const { system, person } = await running()
const inspector = await person('inspector')

const spooled = () => readdirSync(join(system.settings.data, 'spool'))
const tasks = async () => (await system.db.execute(sql`select from tasks`)).rowCount
const MEGABYTES = 1024 ** 2

test('an archive is read file by file', async () => {
  const transcript = '坐席：您好，请问有什么可以帮您？\n客户：查一下账单。\n坐席：好的，请稍等。\n'
  const zip = zipOf([
    { name: 'calls/', content: '' },
    { name: 'calls/a.jsonl', content: jsonLines(manyConversations(120, 'zip')) },
    { name: '../../../etc/passwd.txt', content: transcript },
    { name: Buffer.from('bac5c2eb2e6a736f6e', 'hex'), content: JSON.stringify(EXAMPLES.slice(0, 2)), flags: 0 },
    { name: 'calls/broken.json', content: '{"turns": ' },
    { name: 'calls/readme.pdf', content: '%PDF' },
    { name: '__MACOSX/calls/._a.jsonl', content: 'noise' },
    { name: 'inner.zip.txt', content: Buffer.from(zipOf([{ name: 'a.txt', content: transcript }])) },
  ])
  const task = await imported(inspector, zip, 'calls.zip')
  expect(task).toMatchObject({ state: 'done', done: 123, skipped: 2 })
  expect(task.result).toMatchObject({ added: 123, notes: ['压缩包里有 2 个文件不是会话文件，已略过'] })
  expect(task.problems).toEqual([expect.stringMatching(/^calls\/broken\.json：/), 'inner.zip.txt：是压缩包：请先解压'])
  const { rows } = await system.db.execute<{ id: string }>(sql`select id from conversations where id = 'passwd'`)
  expect(rows).toHaveLength(1)
  await expect.poll(spooled).toEqual([])
})

test('archives that unpack to too much, are encrypted or hold nothing are refused at once', async () => {
  const before = await tasks()
  const zeros = Buffer.alloc(20 * MEGABYTES)
  for (const [zip, says] of [
    [zipOf([{ name: 'a.jsonl', content: zeros }]), /压缩率/],
    [zipOf([{ name: 'a.jsonl', content: 'x', saidSize: 0xfffffff0 }]), /压缩率|超过 4 GB/],
    [
      zipOf(Array.from({ length: 300 }, (_, i) => ({ name: `${i}.txt`, content: 'x', saidSize: 15 * MEGABYTES }))),
      /4 GB/,
    ],
    [zipOf([{ name: 'a.jsonl', content: jsonLines(EXAMPLES), saidSize: 100 }]), /与内容不符/],
    [zipOf(Array.from({ length: 10_001 }, (_, i) => ({ name: `${i}.txt`, content: '' }))), /10001 个文件/],
    [zipOf([{ name: 'a.jsonl', content: 'x', flags: 1 }]), /密码/],
    [
      zipOf([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'xl/a.xml', content: zeros },
      ]),
      /压缩率/,
    ],
  ] as const) {
    const answer = await upload(inspector, zip, 'bomb.zip')
    expect(answer.statusCode).toBe(400)
    expect(answer.json().error.message).toMatch(says)
  }
  expect(await tasks()).toBe(before)
  await expect.poll(spooled).toEqual([])
  const nothing = await imported(inspector, zipOf([{ name: 'a.exe', content: 'MZ' }]), 'nothing.zip')
  expect(nothing).toMatchObject({ state: 'failed', problems: [expect.stringMatching(/没有可读的会话文件/)] })
})

test('an archive that lies about what it holds is found out while it is unpacked', async () => {
  const zip = zipOf([
    { name: 'lie.jsonl', content: Buffer.alloc(50 * MEGABYTES, ' '), saidSize: 8 * MEGABYTES },
    { name: 'good.jsonl', content: jsonLines(manyConversations(3, 'beside')) },
  ])
  const task = await imported(inspector, zip, 'lie.zip')
  expect(task).toMatchObject({ state: 'done', done: 3, skipped: 1 })
  expect(task.problems).toEqual([expect.stringMatching(/^lie\.jsonl：无法解压/)])
  await expect.poll(spooled).toEqual([])
})

test('a workbook of two cells that would fill all memory harms only who reads it', async () => {
  const cell = (at: string) => `<c r="${at}" t="inlineStr"><is><t>坐席</t></is></c>`
  const book = workbookOf(`<row r="1">${cell('A1')}</row><row r="1048576">${cell('XFD1048576')}</row>`)
  const task = await imported(inspector, book, 'two-cells.xlsx')
  expect(task).toMatchObject({ state: 'failed', problems: [expect.stringMatching(/内存不足/)] })
})
