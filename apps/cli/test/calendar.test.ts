import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { inspect, liangyan, STANDARD, temporaryFolder } from './liangyan.ts'

const REMARK = '放假安排尚未收录，日期可能有变'

/** One call in which the agent promises to call back in three working days. */
function callOn(startedAt: string): string {
  const turns = [
    { index: 0, speaker: 'customer', text: '我的卡什么时候能好？', start: 0, end: 2000 },
    { index: 1, speaker: 'agent', text: '三个工作日内给您回电。', start: 2500, end: 5000 },
  ]
  return `${JSON.stringify({ id: 'promise', channel: 'phone', startedAt, turns, events: [] })}\n`
}
/** Decades before the end of the calendar, and decades after it, whenever this runs. */
const KNOWN = callOn('2026-03-05T10:00:00+08:00')
const UNKNOWN = callOn('2098-01-30T10:00:00+08:00')

const asked = (input: string, format: string) => inspect(['-', '--format', format], { input })

describe.concurrent('a due time that nobody can be sure of', () => {
  test('says so to machines', async () => {
    const [known, unknown] = await Promise.all([asked(KNOWN, 'jsonl'), asked(UNKNOWN, 'jsonl')])
    expect(JSON.parse(known.stdout).commitments).toMatchObject([{ dueAt: '2026-03-10T23:59:59+08:00', certain: true }])
    // the New Year's eve and the three days of the festival are off by law
    expect(JSON.parse(unknown.stdout).commitments).toMatchObject([
      { due: '3 working days', dueAt: '2098-02-06T23:59:59+08:00', certain: false },
    ])
  })

  test.each(['text', 'html'])('says so in the report as %s', async (format) => {
    const [known, unknown] = await Promise.all([asked(KNOWN, format), asked(UNKNOWN, format)])
    expect(known.stdout).toContain('3 个工作日内（2026-03-10 23:59 前）')
    expect(known.stdout).not.toContain('可能有变')
    expect(unknown.stdout.replaceAll(/\n +/g, '')).toContain(`3 个工作日内（2098-02-06 23:59 前，${REMARK}）`)
  })

  test('says so in the workbook', async () => {
    const out = join(temporaryFolder(), 'report.xlsx')
    await inspect(['-', '--out', out], { input: KNOWN + UNKNOWN.replace('promise', 'later') })
    const { data } = (await readXlsxFile(readFileSync(out))).find(({ sheet }) => sheet === '承诺') ?? { data: [] }
    expect(new Set(data.map((row) => row.at(-1) ?? ''))).toEqual(new Set(['', '备注', REMARK]))
    expect(data).toHaveLength(3)
  })
})

describe.concurrent('check', () => {
  const reminder = /calendar\.yaml:1:1 警告：放假安排只知道到 (\d{4}-12-28)，(还剩|已过) (\d+) 天；.*npm update/

  test('reminds of arrangements that end, and calls nothing wrong', async () => {
    const over = await liangyan(['check', STANDARD, '--today', '2098-01-01'])
    const [, end, how] = reminder.exec(over.stdout) ?? []
    expect(how).toBe('已过')
    const soon = await liangyan(['check', STANDARD, '--today', end])
    expect(reminder.exec(soon.stdout)?.slice(1)).toEqual([end, '还剩', '0'])
    const early = await liangyan(['check', STANDARD, '--today', `${end.slice(0, 5)}10-28`])
    expect(early.stdout).not.toContain('calendar.yaml')
    expect([over.code, soon.code]).toEqual([early.code, early.code])
  })

  test('the arrangement of a year in calendar.yaml is taken', async () => {
    const folder = join(temporaryFolder(), 'standard')
    cpSync(STANDARD, folder, { recursive: true })
    const years = Array.from({ length: 73 }, (_, i) => 2026 + i)
    const arranged = (year: number) =>
      `- { year: ${year}, source: 试, holidays: [{ title: 春节, from: ${year}-02-01, to: ${year}-02-08 }], workdays: [] }\n`
    writeFileSync(join(folder, 'calendar.yaml'), years.map(arranged).join(''))
    const { stdout } = await liangyan(['check', folder, '--today', '2098-01-01'])
    expect(stdout).not.toContain('calendar.yaml')
    const call = await liangyan(['inspect', '-', '--format', 'jsonl', '--standard', folder], { input: UNKNOWN })
    expect(JSON.parse(call.stdout).commitments).toMatchObject([{ dueAt: '2098-02-11T23:59:59+08:00', certain: true }])
  })

  test.each(['2027-02-30', 'tomorrow', '2027-1-1'])('--today %s is refused in one line', async (day) => {
    const { code, stdout, stderr } = await liangyan(['check', STANDARD, '--today', day])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toBe(`liangyan: --today 要写日期，如 2026-12-01，不能是“${day}”\n`)
  })
})

describe.concurrent('suggest', () => {
  const first = async (now: string) => {
    const turns = [{ index: 0, speaker: 'system', text: '工号1001为您服务' }]
    const input = `${JSON.stringify({ id: 'x', turns, events: [] })}\n`
    const args = ['suggest', '--format', 'jsonl', '--most', '1', '--input-format', 'jsonl', '--now', now, '-']
    return JSON.parse((await liangyan(args, { input })).stdout).suggestions[0].moment
  }

  test('has holiday words on the days that the law makes holidays, and not on those it does not', async () => {
    // both are working days of the week: the third day of the festival, and the day after, which is usually off as well
    const [third, fourth] = await Promise.all([first('2098-02-03T09:00:00+08:00'), first('2098-02-04T09:00:00+08:00')])
    expect(third).toBe('节假日问候')
    expect(fourth).not.toBe('节假日问候')
  })
})
