import {
  discardDraft,
  type FileText,
  listStandardVersions,
  readStandardFile,
  type StandardVersion,
} from '@liangyan/contract'
import { expect, test } from 'vitest'
import type { Visitor } from '../src/access/visitor.ts'
import { addExampleToDraft } from '../src/standards/add-example.ts'
import { running } from './running.ts'
import { checked, published } from './small-standards.ts'

const world = await running()
const author = await world.person('standard-owner')
const second = await world.person('standard-owner')
const by: Visitor = { kind: 'key', id: 1, name: '测试', scopes: [] }
const GOOD = '== 申诉：说的是系统\nC: 你不知道吗？\nA: 系统显示“不知道”三个字。   # pass: curt\n'

const add = (dialogue: string, clause = 'curt') => addExampleToDraft(world.system, { clause, dialogue, by })

test('an example is added to the open draft, or to one that is begun for it, beside its clause', async () => {
  const inForce = await published(world, [author, second])
  const first = await add(GOOD)
  expect(first).toMatchObject({ file: 'moments/m.dialogues.txt', line: 10 })
  const { items } = await author.get<{ items: StandardVersion[] }>(listStandardVersions)
  expect(items.find(({ id }) => id === first.version)).toMatchObject({ state: 'draft', basedOn: { id: inForce } })

  const again = await add('C: 喂。\nA: 不清楚。 # hit: curt')
  expect(again).toMatchObject({ version: first.version, line: 13 })
  const { text } = await author.get<FileText>(readStandardFile, {
    params: { id: first.version },
    query: { path: first.file },
  })
  expect(text.endsWith(`${GOOD}== 补充示例\nC: 喂。\nA: 不清楚。 # hit: curt\n`)).toBe(true)
  expect(await checked(world, author, first.version)).toMatchObject({ green: true, report: { dialogues: 5 } })
  await author.get(discardDraft, { params: { id: first.version } })
})

test.each([
  ['that cannot be read', '== 例\n谁说的', 'curt', /第 2 行无法读取/],
  ['without a mark of its clause', '== 例\nA: 好。   # pass: thanks', 'curt', /没有标注条款/],
  ['that is two', `${GOOD}${GOOD}`, 'curt', /一段/],
  ['of a clause that is not there', GOOD.replace('curt', 'gone'), 'gone', /没有编号为 gone 的条款/],
])('an example %s is refused, and nothing is written', async (_, dialogue, clause, message) => {
  await expect(add(dialogue, clause)).rejects.toThrow(message)
  const { items } = await author.get<{ items: StandardVersion[] }>(listStandardVersions)
  expect(items.filter(({ state }) => state === 'draft')).toEqual([])
})
