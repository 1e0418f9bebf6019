import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listTasks, type Task } from '@liangyan/contract'
import { jobsOnWatched, sql } from '@liangyan/store'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { WatchedFolder } from '../src/files/watched-folder.ts'
import { importDropped } from '../src/ingest/watch.ts'
import { EXAMPLES, finished, jsonLines, manyConversations } from './handing-in.ts'
import { running } from './running.ts'

const folder = await mkdtemp(join(tmpdir(), 'liangyan-watched-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const { system, person, idle } = await running({ LIANGYAN_WATCH: folder })
const administrator = await person('administrator')

const at = (...parts: string[]) => join(folder, ...parts)
const files = async () => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}
const newest = async () => (await administrator.get<{ items: Task[] }>(listTasks, { query: { limit: 20 } })).items

beforeEach(async () => {
  await idle()
  await Promise.all((await readdir(folder)).map((name) => rm(at(name), { recursive: true, force: true })))
})

test('files are imported once they no longer change; what is being written, hidden or no file is left alone', async () => {
  const watched = new WatchedFolder(folder, 0)
  await writeFile(at('growing.jsonl'), '{"id":')
  await writeFile(at('.hidden.jsonl'), jsonLines(EXAMPLES))
  await writeFile(at('sending.jsonl.part'), jsonLines(EXAMPLES))
  await writeFile(at('empty.jsonl'), '')
  await mkdir(at('folder.jsonl'))
  await symlink('/etc/passwd', at('link.txt'))
  const waiting = new WatchedFolder(folder)
  expect(await waiting.take()).toEqual([])
  await writeFile(at('growing.jsonl'), jsonLines(manyConversations(3)))
  expect(await waiting.take()).toEqual([])
  expect(await watched.take()).toEqual(['growing.jsonl'])
  expect(await files()).toEqual(['.hidden.jsonl', '.taken/growing.jsonl', 'empty.jsonl', 'sending.jsonl.part'])
})

test('a file goes to done or failed, with its problems beside it, and its task tells', async () => {
  const watched = new WatchedFolder(folder, 0)
  await writeFile(at('good.jsonl'), jsonLines(manyConversations(3)))
  await writeFile(at('partly.jsonl'), `${jsonLines(manyConversations(2, 'partly'))}nonsense\n`)
  await writeFile(at('bad 文件.jsonl'), 'nonsense\n')
  await writeFile(at('stranger.pdf'), '%PDF')
  await importDropped(system, watched)
  const tasks = await newest()
  expect(tasks.map(({ title }) => title).sort()).toEqual(
    ['bad 文件.jsonl', 'good.jsonl', 'partly.jsonl', 'stranger.pdf'].map((name) => `导入 ${name}`),
  )
  expect(tasks.every(({ startedBy }) => startedBy === null)).toBe(true)
  for (const { id } of tasks) await finished(administrator, id)
  await idle()
  expect(await files()).toEqual([
    'done/good.jsonl',
    'done/partly.jsonl',
    'done/partly.jsonl.problem.txt',
    'failed/bad 文件.jsonl',
    'failed/bad 文件.jsonl.problem.txt',
    'failed/stranger.pdf',
    'failed/stranger.pdf.problem.txt',
  ])
  expect(await readFile(at('done/partly.jsonl.problem.txt'), 'utf8')).toBe(
    '第 3 行不是有效的 JSON：应为一通完整的会话\n',
  )
  expect(await readFile(at('failed/stranger.pdf.problem.txt'), 'utf8')).toMatch(/PDF/)

  await writeFile(at('good.jsonl'), jsonLines(manyConversations(3)))
  await importDropped(system, watched)
  await idle()
  expect((await files()).filter((path) => /^done\/good\.\d{17}\.jsonl$/.test(path))).toHaveLength(1)
})

test('a file that a crash left between being taken and being asked for is imported after all', async () => {
  const watched = new WatchedFolder(folder, 0)
  await mkdir(at('.taken'))
  await writeFile(at('.taken/left.jsonl'), jsonLines(manyConversations(1, 'left')))
  const later = { ...system, now: () => new Date(Date.now() + 120_000) }
  await importDropped(system, watched)
  expect(await jobsOnWatched(system.db)).toEqual(new Set())
  await importDropped(later, watched)
  await idle()
  expect(await files()).toEqual(['done/left.jsonl'])
  const { rows } = await system.db.execute(sql`select from conversations where id = 'left-0'`)
  expect(rows).toHaveLength(1)
})

test('a job that comes back after its file was put away does no harm', async () => {
  const watched = new WatchedFolder(folder, 0)
  await writeFile(at('twice.jsonl'), jsonLines(manyConversations(1, 'twice')))
  await importDropped(system, watched)
  await idle()
  const [{ id: task }] = await newest()
  await system.queue.ask('import', { task, name: 'twice.jsonl', watched: 'twice.jsonl' })
  await idle()
  expect(await files()).toEqual(['done/twice.jsonl'])
  expect((await newest())[0]).toMatchObject({ id: task, state: 'done' })
})
