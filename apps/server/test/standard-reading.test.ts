import {
  addClause,
  type AnswerOf,
  type ClauseDetail,
  type ClauseForm,
  clauseFigures,
  compareStandards,
  type Diagnosis,
  diagnoseStandard,
  exportStandard,
  type Outline,
  previewClause,
  readClause,
  type SourceTree,
  standardFiles,
  standardInForce,
  standardOutline,
  standardSchemas,
  standardSources,
  standardVocabulary,
  type StandardVersion,
  type VersionComparison,
  type Vocabulary,
  writeStandardFile,
} from '@liangyan/contract'
import { digestOf } from '@liangyan/store'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { running } from './running.ts'
import { checked, importZip, SMALL, smallDraft, zipOfTexts } from './small-standards.ts'
import { zipOf } from './zips.ts'

const world = await running()
const { person } = world
const owner = await person('standard-owner')
const lead = await person('team-lead')

const clause = (id: number, of: string) => owner.get<ClauseDetail>(readClause, { params: { id, clause: of } })

test('the standard in force is read by moments, by sources and clause by clause', async () => {
  const { id } = await lead.get<StandardVersion>(standardInForce)
  const outline = await lead.get<Outline>(standardOutline, { params: { id } })
  expect(outline.clauses.length).toBeGreaterThan(250)
  const limit = outline.clauses.find((line) => line.id === 'hold-limit')
  expect(limit).toMatchObject({ reads: 'requires', moment: '等候查询', file: 'moments/hold.yaml', severity: 'minor' })
  expect(outline.moments).toContainEqual({ title: '等候查询', in: expect.any(String) })

  const { documents } = await lead.get<SourceTree>(standardSources, { params: { id } })
  expect(documents).toHaveLength(20)
  const sentence = documents.flatMap(({ sentences }) => sentences).find((line) => line.id === 'D20-110')
  expect(sentence).toMatchObject({ carriedBy: 'check', clauses: ['hold-limit'] })

  const detail = await clause(id, 'hold-limit')
  expect(detail.yaml).toMatch(/^- id: hold-limit\n[^]*within: \$\{hold\.max\}\n[^]*可以吗？']$/)
  expect(detail.yaml).not.toContain('hold-resume-thanks')
  expect(detail.sources.map((source) => source.id)).toEqual(['D20-110', 'D20-111'])
  const marks = detail.examples.flatMap(({ lines }) => lines.flatMap((line) => line.marks))
  expect(marks).toContainEqual({ expect: 'hit', id: 'hold-limit' })
  expect(marks).toContainEqual({ expect: 'pass', id: 'hold-limit' })
  expect((await owner.ask(readClause, { params: { id, clause: 'nobody' } })).statusCode).toBe(404)

  const vocabulary = await lead.get<Vocabulary>(standardVocabulary, { params: { id } })
  expect(vocabulary.acts).toContainEqual({ id: 'thank-for-waiting', title: expect.any(String) })
  expect(vocabulary.words.length).toBeGreaterThan(10)
  expect(vocabulary.options).toContainEqual({ name: 'hold.max', title: '一次等候的上限' })
  expect(Object.keys(await lead.get<object>(standardSchemas))).toContain('moments')
})

test('a version goes out as a .zip and comes in again the same', async () => {
  const { id, digest } = await owner.get<StandardVersion>(standardInForce)
  const packed = await lead.ask(exportStandard, { params: { id } })
  expect(packed.headers['content-type']).toBe('application/zip')
  const texts = new Map(
    Object.entries(unzipSync(packed.rawPayload)).map(([path, bytes]) => [path, Buffer.from(bytes).toString()]),
  )
  expect(digestOf(texts)).toBe(digest)
  const again = await importZip(owner, Uint8Array.from(packed.rawPayload), '带回来的')
  expect(again.json()).toMatchObject({ digest, state: 'draft', title: '带回来的' })
  const nothing = await owner.get<VersionComparison>(compareStandards, { query: { from: id, to: again.json().id } })
  expect([nothing.clauses, nothing.acts, nothing.words, nothing.scorecard, nothing.files]).toEqual([[], [], [], [], []])
})

describe('an archive is refused', () => {
  const evil = (name: string | Buffer, content: string | Buffer = 'x') =>
    zipOf([...Object.entries(SMALL).map(([path, text]) => ({ name: path, content: text })), { name, content }])
  test.each([
    ['with a way out of the folder', evil('../../outside.yaml')],
    ['with an absolute path', evil('/etc/passwd.txt')],
    ['with a drive', evil('C:\\windows\\x.yaml')],
    ['with something that is no text', evil('moments/x.yaml', Buffer.from([0xff, 0xfe, 0x00]))],
    ['with a program', evil('run.exe')],
    ['with two files of one name', evil('moments/m.yaml')],
    ['without standard.yaml', zipOfTexts({ 'moments/m.yaml': '[]' })],
    ['that unpacks to more than it says', zipOf([{ name: 'standard.yaml', content: 'x'.repeat(1000), saidSize: 10 }])],
    ['with thousands of files', zipOf(Array.from({ length: 2_500 }, (_, i) => ({ name: `a/${i}.yaml`, content: '' })))],
    ['that is none', new Uint8Array([1, 2, 3])],
  ])('%s', async (_, zip) => {
    const answer = await importZip(owner, zip)
    expect(answer.statusCode, answer.body).toBe(400)
    expect(answer.json().error.message).toMatch(/\p{Script=Han}/u)
  })

  test('but not for a folder around it, or what other programs left there', async () => {
    const plain = await importZip(owner, zipOfTexts(SMALL))
    const inFolder = await importZip(owner, zipOfTexts({ ...SMALL, '.DS_Store': 'x', '__MACOSX/m.yaml': 'x' }, '银行/'))
    expect(inFolder.json().digest).toBe(plain.json().digest)
  })
})

const FORM: ClauseForm = {
  id: 'no-hurry',
  title: '不得催促客户',
  moment: '用语',
  status: 'active',
  severity: 'major',
  criterion: 'c',
  kind: 'k',
  sources: ['S-1'],
  check: { reads: 'forbids', phrases: ['(快|赶紧)…<4>说'], except: ['快说完'] },
  wording: ['您慢慢说，不着急。'],
  hit: [
    { speaker: 'customer', text: '我想想。' },
    { speaker: 'agent', text: '赶紧说吧。' },
  ],
  pass: [{ speaker: 'agent', text: '您慢慢说，不着急。' }],
  file: 'moments/m.yaml',
}

test('a clause of a common form is written with its examples, and they hold', async () => {
  const id = await smallDraft(owner)
  const preview = await owner.get<AnswerOf<typeof previewClause>>(previewClause, {
    params: { id },
    body: FORM,
  })
  expect(preview.diagnostics).toEqual([])
  expect(preview.yaml).toContain('  severity: major\n')
  expect(preview.dialogues).toContain('A: 赶紧说吧。   # hit: no-hurry\n')
  expect(preview.line).toBe(SMALL['moments/m.yaml'].split('\n').length)
  expect(preview.examples.flatMap(({ tried }) => tried.map(({ expect: mark, right }) => [mark, right]))).toEqual([
    ['hit', true],
    ['pass', true],
  ])
  const misjudged = await owner.get<AnswerOf<typeof previewClause>>(previewClause, {
    params: { id },
    body: { ...FORM, pass: FORM.hit },
  })
  expect(misjudged.examples.flatMap(({ tried }) => tried.map(({ right }) => right))).toEqual([true, false])
  const wrong = await owner.get<{ diagnostics: unknown[] }>(previewClause, {
    params: { id },
    body: { ...FORM, criterion: 'nobody', file: 'moments/further.yaml' },
  })
  expect(wrong.diagnostics).toMatchObject([{ file: 'moments/further.yaml', severity: 'error' }])

  const { file, line } = await owner.get<{ file: string; line: number }>(addClause, { params: { id }, body: FORM })
  expect((await clause(id, 'no-hurry')).clause).toMatchObject({ file, line })
  expect((await owner.ask(addClause, { params: { id }, body: FORM })).statusCode).toBe(400)
  const duty: ClauseForm = {
    ...FORM,
    id: 'greet-again',
    file: 'moments/further.yaml',
    check: {
      reads: 'requires',
      trigger: { by: 'words', speaker: 'customer', phrases: ['喂'] },
      duty: { by: 'words', phrases: ['您好'] },
      within: '2 agent turns',
    },
    hit: [
      { speaker: 'customer', text: '喂。' },
      { speaker: 'agent', text: '嗯。' },
      { speaker: 'agent', text: '请讲。' },
    ],
    pass: [
      { speaker: 'customer', text: '喂。' },
      { speaker: 'agent', text: '您好，请讲。' },
    ],
  }
  await owner.get(addClause, { params: { id }, body: duty })
  const { criterion: _criterion, ...uncounted } = FORM
  const advice: ClauseForm = {
    ...uncounted,
    id: 'slow-down-advice',
    file: 'moments/further.yaml',
    check: { reads: 'advises', trigger: { by: 'words', speaker: 'customer', phrases: ['慢点'] } },
    wording: ['好的，我说慢一些。'],
    hit: [{ speaker: 'customer', text: '你说慢点。' }],
    pass: [{ speaker: 'customer', text: '好的。' }],
  }
  const advised = await owner.get<AnswerOf<typeof previewClause>>(previewClause, { params: { id }, body: advice })
  expect(advised.yaml).toContain('  advise: true\n')
  expect(advised.dialogues).toContain('C: 你说慢点。   # advise: slow-down-advice\n')
  // this standard does not say how the moment is recognised: no agent would be advised, and that is told
  expect(advised.examples.map(({ tried: [{ expect: mark, right }] }) => [mark, right])).toEqual([
    ['advise', false],
    ['no-advise', true],
  ])
  expect((await owner.get<Diagnosis>(diagnoseStandard, { params: { id } })).diagnostics).toEqual([])
  expect(await checked(world, owner, id)).toMatchObject({ green: true, report: { dialogues: 7, failed: 0 } })
})

test('two versions are compared field by field, and through the acts and words that a clause asks for', async () => {
  const from = await smallDraft(owner)
  const to = await smallDraft(owner, {
    'words/w.yaml': '不知道: [不知道, 不清楚, 不晓得]\n',
    'moments/m.yaml': SMALL['moments/m.yaml'].replace('title: 等候之后致谢', 'title: 等候之后须致谢'),
    'scorecards/s.yaml': SMALL['scorecards/s.yaml'].replace('deduct: 10', 'deduct: 5'),
  })
  const { clauses, acts, words, scorecard, files } = await owner.get<VersionComparison>(compareStandards, {
    query: { from, to },
  })
  expect(clauses).toMatchObject([
    { id: 'curt', change: 'changed', fields: [], through: ['<不知道>'], moment: '用语' },
    { id: 'thanks', fields: [{ field: 'title', from: '等候之后致谢', to: '等候之后须致谢' }], through: [] },
  ])
  expect(acts).toEqual([])
  expect(words).toMatchObject([{ id: '不知道', change: 'changed' }])
  expect(scorecard).toMatchObject([{ field: 'g.i' }])
  expect(files.map(({ path }) => path)).toEqual(['moments/m.yaml', 'scorecards/s.yaml', 'words/w.yaml'])
})

test('a version with mistakes is told so, and its names are those of its base meanwhile', async () => {
  const id = await smallDraft(owner, { 'moments/m.yaml': '- id: [' })
  const answer = await owner.ask(standardOutline, { params: { id } })
  expect([answer.statusCode, answer.json().error.code]).toEqual([409, 'unusable-standard'])
  expect((await owner.get<Vocabulary>(standardVocabulary, { params: { id } })).acts.length).toBeGreaterThan(100)
  const { files } = await owner.get<{ files: { path: string; change: string }[] }>(standardFiles, { params: { id } })
  expect(files.find(({ path }) => path === 'moments/m.yaml')?.change).toBe('added')
  await owner.get(writeStandardFile, {
    params: { id },
    query: { path: 'moments/m.yaml' },
    body: { text: SMALL['moments/m.yaml'], revision: 1 },
  })
  expect((await owner.get<Outline>(standardOutline, { params: { id } })).clauses).toHaveLength(2)
})

test('a clause that nobody has found yet has no figures to show', async () => {
  expect(await lead.get(clauseFigures, { params: { clause: 'hold-limit' }, query: { days: 30 } })).toMatchObject({
    confirmed: 0,
    precision: null,
    days: [],
  })
})
