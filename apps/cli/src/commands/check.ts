import { join } from 'node:path'
import { type AdviceReport, checkAdvice } from '@liangyan/assist'
import { calendarWarning, checkStandard, type CheckReport, type ForbiddenWords } from '@liangyan/inspection'
import { type Diagnostic, formatDiagnostic } from '@liangyan/standard'
import { coverageLines } from '../coverage-table.ts'
import { EXIT } from '../exit-codes.ts'
import { Unusable } from '../failure.ts'
import { percent } from '../findings/vocabulary.ts'
import { writeOut } from '../output/standard-output.ts'
import { openStandard } from '../standard-folder.ts'
import { paletteFor } from '../terminal/paint.ts'
import { wantsColours } from '../terminal/screen.ts'
import { harmless } from '../terminal/width.ts'
import { stress } from './check-stress.ts'

/** Milliseconds that China is ahead of universal time. */
const CHINA_AHEAD = 8 * 3_600_000

export interface CheckOptions {
  readonly uncited?: boolean
  readonly stress?: boolean
  readonly coverage?: boolean
  readonly profile?: string
  readonly today?: string
  readonly color: boolean
}

/** Reads a standard and runs its own examples. The exit code is 1 where anything is wrong. */
export async function check(folder: string, options: CheckOptions): Promise<number> {
  const today = dayOf(options.today)
  const { standard, diagnostics, reread } = openStandard(folder, options.profile)
  const palette = paletteFor(wantsColours(process.stdout, options.color))
  const report = standard && checkStandard(standard, reread)
  const advice = standard && checkAdvice(standard, reread)
  const reminder = standard && calendarWarning(standard, today)
  const all = [
    ...diagnostics,
    ...(report?.diagnostics ?? []),
    ...(advice?.diagnostics ?? []),
    ...(reminder ? [reminder] : []),
  ]
  const errors = all.filter((d) => d.severity === 'error').length
  const lines = all.map((d) => {
    const line = harmless(formatDiagnostic({ ...d, file: join(folder, d.file) }))
    return isError(d) ? palette.severity.fatal(line) : line
  })
  if (standard && report && advice) {
    const { head, clauses, acts } = standard
    lines.push(
      `${head.title} ${head.version}：条款 ${clauses.length} 条，言语行为 ${acts.length} 个`,
      ...results(report, advice),
    )
    if (options.coverage) lines.push(...coverageLines(standard), ...forbiddenLines(report))
    if (options.uncited)
      lines.push(...report.uncited.map((id) => `未引用 ${id} ${standard.sources.get(id)?.text ?? ''}`))
  }
  const warnings = all.length - errors
  const verdict = errors === 0 ? palette.good('检查通过') : palette.severity.fatal(`有 ${errors} 处错误`)
  lines.push(warnings > 0 ? `${verdict}，${warnings} 处警告` : verdict)
  const stressed = options.stress && standard ? stress(standard, folder, palette) : undefined
  lines.push(...(stressed?.lines ?? []))
  await writeOut(`${lines.join('\n')}\n`)
  return errors > 0 || stressed?.steady === false ? EXIT.found : EXIT.fine
}

/** The day given, or the day that it is in China. */
function dayOf(given: string | undefined): string {
  if (given === undefined) return new Date(Date.now() + CHINA_AHEAD).toISOString().slice(0, 10)
  const time = /^\d{4}-\d{2}-\d{2}$/.test(given) ? Date.parse(given) : Number.NaN
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(given))
    throw new Unusable(`--today 要写日期，如 2026-12-01，不能是“${given}”`)
  return given
}

/** Whether what the source forbids in so many words is found, and what is not. */
function forbiddenLines({ forbidden }: CheckReport): string[] {
  if (forbidden.length === 0) return []
  const of = (wanted: ForbiddenWords['found']) => forbidden.filter(({ found }) => found === wanted)
  const [missed, onTrial] = [of('missed'), of('trial')]
  return [
    `原文禁语 ${forbidden.length} 句：正式条款查出 ${of('check').length}，试行条款查出 ${onTrial.length}，查不出 ${missed.length}`,
    ...missed.map(({ source: { id }, words }) => `查不出 ${id} ${words}`),
    ...onTrial.map(({ source: { id }, words }) => `只在试行 ${id} ${words}`),
  ]
}

const isError = ({ severity }: Diagnostic) => severity === 'error'

function results({ dialogues, cited, uncited, ...marks }: CheckReport, advice: AdviceReport): string[] {
  const sentences = cited + uncited.length
  const passed = marks.passed + advice.passed
  const failed = marks.failed + advice.failed
  return [
    `示例对话 ${dialogues} 段，标注与例句 ${passed + failed} 处，通过 ${passed}，未通过 ${failed}`,
    `依据 ${sentences} 句，已引用 ${cited} 句（${percent(cited, sentences)}）${uncited.length > 0 ? '；--uncited 列出未引用的' : ''}`,
  ]
}
