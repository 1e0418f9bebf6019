import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { BUILT_IN_STANDARD } from '../src/built-in-standard.ts'
import { liangyan, STANDARD, temporaryFolder } from './liangyan.ts'

const HEADER = /^(文件|类别) +句数 +检查 +试行 +模型 +话术 +人工 +其他 +未承载 +遗漏$/

/** The rows under each header, as the columns of numbers in them, and the text before these. */
function tablesOf(stdout: string) {
  const tables: { name: string; numbers: number[] }[][] = []
  let open = false
  for (const line of stdout.split('\n')) {
    const row = /^(.*?)((?: +\d+){9})$/.exec(line)
    if (HEADER.test(line)) tables.push([])
    else if (open && row) tables.at(-1)?.push({ name: row[1].trim(), numbers: row[2].trim().split(/ +/).map(Number) })
    open = HEADER.test(line) || (open && row !== null)
  }
  return tables
}

/** Where each column of a line ends, in columns of the screen. */
const endsOf = (line: string) =>
  [...line.matchAll(/\S+(?= |$)/g)].slice(-9).map((match) => stringWidth(line.slice(0, match.index + match[0].length)))

describe('check --coverage', () => {
  test('of the built-in standard adds up, lines up and fits', async () => {
    const { stdout } = await liangyan(['check', BUILT_IN_STANDARD, '--coverage'])
    const report = stdout.slice(stdout.search(/^文件/m))
    const tables = tablesOf(report)
    expect(tables).toHaveLength(2)
    for (const table of tables) {
      const total = table.at(-1)
      expect(total?.name).toBe('合计')
      for (const { numbers } of table)
        expect(numbers.slice(1).reduce((sum, number) => sum + number, 0)).toBe(numbers[0])
      const sums = total?.numbers.map((_, i) => table.slice(0, -1).reduce((sum, { numbers }) => sum + numbers[i], 0))
      expect(sums).toEqual(total?.numbers)
    }
    const lines = report.split('\n')
    expect(lines.filter((line) => stringWidth(line) > 100)).toEqual([])
    for (const head of lines.filter((line) => HEADER.test(line))) {
      const body = lines.slice(lines.indexOf(head) + 1)
      for (const line of body.slice(0, body.indexOf(''))) expect(endsOf(line)).toEqual(endsOf(head))
    }
  })

  test('a document with a long name and a sentence that nothing carries', async () => {
    const folder = join(temporaryFolder(), 'standard')
    cpSync(STANDARD, folder, { recursive: true })
    const sources = join(folder, 'sources.tsv')
    const forgotten = '须主动告知客户办理进度'.repeat(8)
    writeFileSync(
      sources,
      `${readFileSync(sources, 'utf8').trimEnd()}\nD99-001\t${'某某银行'.repeat(12)}\tphrase\t${forgotten}\n`,
    )
    const { stdout } = await liangyan(['check', folder, '--coverage'])
    const report = stdout.slice(stdout.search(/^文件/m))
    expect(report.split('\n').filter((line) => stringWidth(line) > 100)).toEqual([])
    expect(report.replaceAll(/\n +/g, '')).toContain(`遗漏 D99-001 ${forgotten}`)
    expect(tablesOf(report)[0].at(-1)?.numbers.at(-1)).toBeGreaterThan(0)
    expect(report).toMatch(/自动检查 \d+ 句（[\d.]+%）/)
  })
})
