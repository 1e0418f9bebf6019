import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { inspect, temporaryFolder, THREE } from './liangyan.ts'

interface Line {
  id: string
  findings: { criterion: string; kind?: string; turns: number[]; clauses?: string[] }[]
  onTrial: { criterion: string }[]
  undecided: { criterion: string; question: string }[]
  commitments: { turn: number; due: string | null }[]
  contact: string | null
  score: { total: number; fatal: boolean }
  deductions: { item: string; deducted: number; findings: number[] }[]
}

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line))

const asJsonl = inspect([THREE, '--format', 'jsonl'])

describe.concurrent('inspect', () => {
  test('jsonl keeps the contract of the evaluation', async () => {
    const { code, stdout } = await asJsonl
    expect(code).toBe(0)
    const [good, bad, chat] = lines(stdout)
    expect(good).toMatchObject({ id: 'good', findings: [], commitments: [], contact: 'enquiry', score: { total: 100 } })
    expect(bad.contact).toBe('complaint')
    expect(bad.commitments).toMatchObject([{ turn: 7, due: '3 working days' }])
    expect(bad.findings.map(({ criterion, turns }) => `${criterion} ${turns.join(',')}`)).toContain(
      'commitment-without-ticket 7',
    )
    expect(chat.findings).toMatchObject([{ criterion: 'improper-wording', kind: 'taboo', turns: [2] }])
  })

  test('findings of one criterion on the same turns are one, and deductions point at it', async () => {
    const { stdout } = await asJsonl
    const bad = lines(stdout)[1]
    const merged = bad.findings.filter(({ criterion, turns }) => criterion === 'improper-wording' && turns[0] === 5)
    expect(merged).toHaveLength(1)
    expect(merged[0]).toMatchObject({ kind: 'taboo', clauses: ['no-taboo', 'no-hurry'] })
    const places = bad.findings.map(({ criterion, turns }) => `${criterion} ${turns.join(',')}`)
    expect(new Set(places).size).toBe(places.length)
    const wording = bad.deductions.find(({ item }) => item === 'wording')
    expect(wording?.findings.map((number) => bad.findings[number - 1].criterion)).toEqual([
      'improper-wording',
      'improper-wording',
    ])
  })

  test('what nobody can decide is apart, and so is what is on trial', async () => {
    const { stdout } = await asJsonl
    const bad = lines(stdout)[1]
    expect(bad.undecided).toMatchObject([{ criterion: 'improper-wording', question: '坐席的解释是否充分？' }])
    expect(bad.onTrial.map(({ criterion }) => criterion)).toEqual(['net-slang'])
    expect(bad.findings.map(({ criterion }) => criterion)).not.toContain('net-slang')
  })

  test('text shows clause, marked words, source and suggestion', async () => {
    const { code, stdout, stderr } = await inspect([THREE])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('bad · 电话呼入 · 2026-03-06 15:40 · 0 / 100 分 不合格（一票否决） · 投诉')
    expect(stdout).toContain('00:06 坐席  【不知道】，你【自己看】，么么哒。')
    expect(stdout).toContain('依据  D18-004 禁止使用“不知道”“自己看”等服务忌语。')
    expect(stdout).toContain('00:16 事件  等候 71 秒')
    expect(stdout).toContain('3 个工作日内（2026-03-11')
    expect(stdout).toMatch(/平均分 +63\.3 \/ 100，一票否决 1 通/)
    expect(stdout).not.toContain('\u001b')
  })

  test('json is one document with a summary', async () => {
    const { stdout } = await inspect([THREE, '--format', 'json'])
    const document: { conversations: Line[]; summary: object } = JSON.parse(stdout)
    expect(document.conversations).toHaveLength(3)
    expect(document.summary).toMatchObject({ conversations: 3, skipped: 0, fatal: 1, from: '2026-03-05' })
  })

  test('json without any conversation is still a document', async () => {
    const folder = temporaryFolder()
    const { stdout } = await inspect([folder, '--format', 'json'])
    expect(JSON.parse(stdout)).toMatchObject({ conversations: [], summary: { conversations: 0, averageScore: null } })
  })

  test('xlsx has the four sheets, text never becomes a formula', async () => {
    const out = join(temporaryFolder(), 'report.xlsx')
    const first: object = JSON.parse(readFileSync(THREE, 'utf8').split('\n')[1])
    const input = JSON.stringify({ ...first, id: '=1+1\u0001' })
    expect(await inspect(['-', '--out', out], { input })).toMatchObject({ code: 0, stdout: '' })
    const sheets = await readXlsxFile(readFileSync(out))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['会话', '命中', '承诺', '汇总'])
    expect(sheets[0].data[1][0]).toBe('=1+1')
    expect(sheets[1].data).toHaveLength(1 + 9)
    expect(sheets[2].data[1]).toEqual(expect.arrayContaining(['3 个工作日内', '2026-03-11 23:59', '无']))
  })

  test('standard input and a folder are read as well', async () => {
    const input = readFileSync(THREE, 'utf8')
    const { stdout } = await inspect(['-', '--format', 'jsonl'], { input })
    expect(lines(stdout).map(({ id }) => id)).toEqual(['good', 'bad', 'chat<script>alert(1)</script>'])
    const examples = await inspect([join(import.meta.dirname, '../../../examples'), '--format', 'jsonl', '--quiet'])
    expect(examples).toMatchObject({ code: 0, stderr: '' })
    expect(lines(examples.stdout)).toHaveLength(18)
  })

  test('--fail-on looks at the level', async () => {
    const chat = readFileSync(THREE, 'utf8').split('\n')[2]
    expect((await inspect(['-', '--fail-on', 'fatal', '--format', 'jsonl'], { input: chat })).code).toBe(0)
    expect((await inspect(['-', '--fail-on', 'major', '--format', 'jsonl'], { input: chat })).code).toBe(1)
  })
})
