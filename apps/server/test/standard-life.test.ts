import {
  approveVersion,
  createDraft,
  diagnoseStandard,
  diagnoseText,
  type Diagnosis,
  discardDraft,
  type FileText,
  ingestConversations,
  listConversations,
  listStandardVersions,
  publishVersion,
  putVersionInForce,
  readStandardFile,
  readStandardVersion,
  rejectVersion,
  removeStandardFile,
  standardInForce,
  type StandardVersion,
  submitDraft,
  type TriedExample,
  tryExamples,
  type VersionDetail,
  withdrawDraft,
  writeStandardFile,
} from '@liangyan/contract'
import { expect, test } from 'vitest'
import { running } from './running.ts'
import { checked, SMALL, smallDraft } from './small-standards.ts'

const world = await running()
const { person, idle } = world
const author = await person('standard-owner')
const second = await person('standard-owner')
const administrator = await person('administrator')
const inspector = await person('inspector')

const detail = (id: number, who = author) => who.get<VersionDetail>(readStandardVersion, { params: { id } })
const file = (id: number, path: string) => author.get<FileText>(readStandardFile, { params: { id }, query: { path } })
const write = (id: number, path: string, text: string, revision: number, who = author) =>
  who.ask(writeStandardFile, { params: { id }, query: { path }, body: { text, revision } })

test('from draft to in force: written, diagnosed, tried, checked, submitted, approved by another, published', async () => {
  const id = await smallDraft(author)
  expect((await detail(id)).may).toEqual(['edit', 'discard', 'submit'])

  // a mistake is told at its place, quickly for the file and in full for the version
  const path = 'moments/m.yaml'
  const broken = SMALL[path].replace('act: thank', 'act: thnak')
  const first = await file(id, path)
  const quick = await author.get<Diagnosis>(diagnoseText, {
    params: { id },
    body: { path, text: `${broken}  sevrity: minor\n`, quick: true },
  })
  expect(quick.diagnostics.map(({ line, column }) => [line, column])).toEqual([[17, 3]])
  const whole = await author.get<Diagnosis>(diagnoseText, { params: { id }, body: { path, text: broken } })
  expect(whole).toMatchObject({ errors: 1, diagnostics: [{ file: path, severity: 'error', line: 15 }] })
  expect((await author.get<Diagnosis>(diagnoseStandard, { params: { id } })).errors).toBe(0)

  // examples that do not hold
  const harmless = SMALL[path].replace('<不知道>', '无可奉告')
  expect((await write(id, path, harmless, first.revision)).statusCode).toBe(200)
  const tried = await author.get<{ examples: TriedExample[] }>(tryExamples, {
    params: { id },
    body: { clause: 'curt' },
  })
  expect(tried.examples.map(({ title, tried: marks }) => [title, marks.map(({ right }) => right)])).toEqual([
    ['不知道', [false, true]],
  ])
  expect((await author.ask(submitDraft, { params: { id }, body: { note: '试一试' } })).statusCode).toBe(409)
  const red = await checked(world, author, id)
  expect(red).toMatchObject({ state: 'done', green: false, current: true, report: { failed: 1 } })
  expect(red.report?.diagnostics[0]).toMatchObject({ file: 'moments/m.dialogues.txt', line: 2, severity: 'error' })
  expect((await author.ask(submitDraft, { params: { id }, body: { note: '试一试' } })).statusCode).toBe(409)

  // mended, and nobody else's change in between is lost
  expect((await write(id, path, SMALL[path], first.revision + 1)).statusCode).toBe(200)
  const late = await write(id, path, 'x', first.revision + 1, second)
  expect([late.statusCode, late.json().error.code]).toEqual([409, 'changed-meanwhile'])
  const green = await checked(world, author, id)
  expect(green).toMatchObject({ state: 'done', green: true, report: { failed: 0, dialogues: 3 } })
  expect((await detail(id)).green).toBe(true)

  await author.get(submitDraft, { params: { id }, body: { note: '换成小规范' } })
  expect((await write(id, path, 'x', first.revision + 2)).statusCode).toBe(409)
  const own = await author.ask(approveVersion, { params: { id } })
  expect([own.statusCode, own.json().error.code]).toEqual([403, 'second-person'])
  expect((await author.ask(publishVersion, { params: { id }, body: {} })).statusCode).toBe(409)
  expect((await detail(id, second)).may).toEqual(['withdraw', 'approve', 'reject'])
  await second.get(approveVersion, { params: { id } })
  const { version } = await author.get<{ version: StandardVersion }>(publishVersion, { params: { id }, body: {} })
  expect(version).toMatchObject({ number: 2, state: 'published', inForce: true })
  expect((await author.ask(discardDraft, { params: { id } })).statusCode).toBe(409)

  // what arrives now is inspected by it
  const said = { id: 'by-two', turns: [{ index: 0, speaker: 'agent', text: '这个我不知道。' }], events: [] }
  await administrator.get(ingestConversations, { body: { conversations: [said] } })
  await idle()
  const { items } = await inspector.get<{ items: { id: string; score: number }[] }>(listConversations)
  expect(items).toMatchObject([{ id: 'by-two', score: 90, standardVersion: id }])

  const { history } = await detail(id)
  expect(history.map(({ action }) => action).slice(0, 3)).toEqual([
    'standard.publish',
    'standard.approve',
    'standard.submit',
  ])
  expect(history.find(({ action }) => action === 'standard.submit')?.reason).toBe('换成小规范')
})

test('rolled back to the version before, and forth again, each with its reason', async () => {
  const { items } = await inspector.get<{ items: StandardVersion[] }>(listStandardVersions)
  const [two, one] = items
  expect(items.map(({ number, inForce }) => [number, inForce])).toEqual([
    [2, true],
    [1, false],
  ])
  const back = { params: { id: one.id }, body: { reason: '误报太多' } }
  expect((await inspector.ask(putVersionInForce, back)).statusCode).toBe(403)
  await author.get(putVersionInForce, back)
  expect(await inspector.get(standardInForce)).toMatchObject({ number: 1, inForce: true })
  expect((await author.ask(putVersionInForce, back)).statusCode).toBe(409)
  await author.get(putVersionInForce, { params: { id: two.id }, body: { reason: '已核实，无误报' } })
  expect(await inspector.get(standardInForce)).toMatchObject({ number: 2 })
  expect((await detail(one.id)).history[0]).toMatchObject({ action: 'standard.put-in-force', reason: '误报太多' })
})

test('a draft of the version in force shares its texts; sent back with a reason, it is written on', async () => {
  const { id } = await author.get<StandardVersion>(createDraft, { body: { title: '第二稿' } })
  expect((await detail(id)).version).toMatchObject({ basedOn: { number: 2 }, state: 'draft' })
  // others do not see it
  expect((await inspector.ask(readStandardVersion, { params: { id } })).statusCode).toBe(404)

  // what says the same as a version that was checked needs no further check
  await author.get(submitDraft, { params: { id }, body: { note: '没有改动' } })
  await second.get(rejectVersion, { params: { id }, body: { reason: '请补充示例' } })
  const returned = await detail(id)
  expect(returned.version.state).toBe('draft')
  expect(returned.history[0]).toMatchObject({ action: 'standard.reject', reason: '请补充示例' })

  // whoever changed it last is no second person either
  const examples = await file(id, 'moments/m.dialogues.txt')
  const more = `${examples.text}== 不清楚\nA: 我不清楚。   # hit: curt\n`
  expect((await write(id, examples.path, more, examples.revision, second)).statusCode).toBe(200)
  expect((await checked(world, author, id)).green).toBe(true)
  await author.get(submitDraft, { params: { id }, body: { note: '补充示例' } })
  expect((await second.ask(approveVersion, { params: { id } })).statusCode).toBe(403)
  await administrator.get(approveVersion, { params: { id } })
  await author.get(withdrawDraft, { params: { id } })
  expect((await detail(id)).version).toMatchObject({ state: 'draft', approvedBy: null })

  const gone = { params: { id }, query: { path: examples.path, revision: examples.revision + 1 } }
  expect((await author.ask(removeStandardFile, gone)).statusCode).toBe(200)
  expect((await author.ask(removeStandardFile, gone)).json().error.code).toBe('file-gone')
  expect((await author.ask(discardDraft, { params: { id } })).statusCode).toBe(200)
  expect((await author.ask(readStandardVersion, { params: { id } })).statusCode).toBe(404)
})

test.each(['../x.yaml', '/etc/x.yaml', 'a//b.yaml', '.git/x.yaml', 'moments/x.exe', 'a\\b.yaml', 'x'.repeat(300)])(
  'no file can be called %j',
  async (path) => {
    const id = await smallDraft(author)
    expect((await write(id, path, 'x', 0)).statusCode).toBe(400)
  },
)
