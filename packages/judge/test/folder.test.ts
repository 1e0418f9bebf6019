import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { AnswerFolder } from '../src/index.ts'
import { BROKEN, EXPLAINS, judged, serve, standardOf, talk } from './setting.ts'

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'liangyan-judge-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.json'))
const standard = standardOf(EXPLAINS)
const conversation = talk('C: 我的手机是13900001234，为什么扣钱？\nA: 系统自动扣的，没办法。')

test('replies survive the process, hold nothing personal, and are for their owner only', async () => {
  const folder = join(temporaryFolder(), 'new', 'cache')
  const server = await serve(() => ({ ...BROKEN, evidence: [{ turn: 0, quote: '手机是[手机号1]' }] }))
  for (let run = 0; run < 2; run++) {
    const { findings } = await judged(server, standard, conversation, { store: new AnswerFolder(folder) })
    expect(findings[0].evidence[0].quote).toBe('手机是13900001234')
  }
  expect(server.heard).toHaveLength(1)
  const [file] = filesIn(folder)
  expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/\d{5}/)
  expect(statSync(join(folder, file)).mode & 0o077).toBe(0)
})

test('a folder that cannot be written costs nothing but time', async () => {
  const occupied = join(temporaryFolder(), 'file')
  writeFileSync(occupied, '')
  const store = new AnswerFolder(occupied)
  const server = await serve(() => BROKEN)
  expect((await judged(server, standard, conversation, { store })).findings).toMatchObject([{ verdict: 'broken' }])
  expect(store.fault).toBeInstanceOf(Error)
})

test('a damaged file is asked for again', async () => {
  const folder = temporaryFolder()
  const server = await serve(() => BROKEN)
  await judged(server, standard, conversation, { store: new AnswerFolder(folder) })
  for (const file of filesIn(folder)) writeFileSync(join(folder, file), '\u0000')
  await judged(server, standard, conversation, { store: new AnswerFolder(folder) })
  expect(server.heard).toHaveLength(2)
})
