import { extname, resolve } from 'node:path'
import { Engine, type Severity } from '@liangyan/inspection'
import type { Standard } from '@liangyan/standard'
import { EXIT } from '../exit-codes.ts'
import { Unusable } from '../failure.ts'
import { Reporter } from '../findings/report.ts'
import { Tally } from '../findings/tally.ts'
import { Titles } from '../findings/titles.ts'
import { ByteReader } from '../input/byte-reader.ts'
import { Complaints } from '../input/complaints.ts'
import { conversationsOf, type InputOptions, requireFormat } from '../input/conversations.ts'
import { Progress } from '../input/progress.ts'
import { findSources, type Source, type Sources } from '../input/sources.ts'
import type { Inspected, Judging } from '../judging/judging.ts'
import { type JudgeChoices, wantsJudge } from '../judging/options.ts'
import { openDestination } from '../output/destination.ts'
import { REPORT_FORMATS } from '../output/formats.ts'
import type { ReportWriter } from '../output/report-writer.ts'
import { requireStandard } from '../standard-folder.ts'
import { columnsOf, wantsColours } from '../terminal/screen.ts'

export interface InspectOptions extends JudgeChoices {
  readonly format?: string
  readonly out?: string
  readonly standard: string
  readonly profile?: string
  readonly failOn: Severity | 'never'
  readonly agentChannel?: string
  readonly inputFormat?: string
  readonly quiet?: boolean
  readonly color: boolean
}

/** Formats that a terminal cannot show. */
const FOR_FILES: ReadonlySet<string> = new Set(['html', 'xlsx'])

export async function inspect(given: readonly string[], options: InspectOptions): Promise<number> {
  const format = options.format ?? formatByName(options.out)
  if (FOR_FILES.has(format) && options.out === undefined && process.stdout.isTTY)
    throw new Unusable(`${format} 报告不能显示在终端里：请加 --out 报告.${format}`)
  if (options.inputFormat !== undefined) requireFormat(options.inputFormat)
  const sources = findSources(given)
  refuseOverwriting(sources.sources, options.out)
  const standard = requireStandard(options.standard, options.profile)
  if (!options.quiet) warnWithoutTone(standard, options.standard)
  // a judge is loaded only when it is asked for
  const judging = wantsJudge(options)
    ? (await import('../judging/open-judge.ts')).openJudge(standard, options)
    : undefined
  const makeWriter = await REPORT_FORMATS[format]()
  const destination = openDestination(options.out)
  try {
    const writer = makeWriter({
      standard,
      titles: new Titles(standard),
      destination,
      colours: options.out === undefined && wantsColours(process.stdout, options.color),
      columns: columnsOf(process.stdout),
    })
    const tally = await inspectAll(sources, standard, options, writer, judging)
    await destination.finish()
    if (options.out !== undefined) tellWritten(options.out, tally)
    return exitCode(tally, options.failOn)
  } finally {
    destination.abandon()
  }
}

async function inspectAll(
  { sources, unreadable, ignored }: Sources,
  standard: Standard,
  options: InspectOptions,
  writer: ReportWriter,
  judging: Judging | undefined,
): Promise<Tally> {
  const reporter = new Reporter(standard)
  const tally = new Tally(standard)
  const complaints = new Complaints(options.quiet)
  const total = sources.reduce((sum, { bytes }) => sum + bytes, 0)
  const progress = new Progress(total, options.out !== undefined || !process.stdout.isTTY)
  for (const { name, message } of unreadable) complaints.problem(name, message)
  if (ignored > 0) complaints.note('目录', `${ignored} 个文件的后缀不属于任何会话格式，未读取`)
  try {
    const inspected = inspectEach(sources, new Engine(standard), options, complaints, progress)
    for await (const { conversation, inspection } of judging ? judging.answered(inspected) : inspected) {
      const report = reporter.report(conversation, inspection)
      tally.add(report)
      progress.conversation()
      await writer.add(report)
    }
  } finally {
    progress.finish()
  }
  tally.skipped = complaints.skipped
  await writer.finish(tally)
  complaints.finish()
  if (judging && !options.quiet) process.stderr.write(`${judging.account()}\n`)
  return tally
}

async function* inspectEach(
  sources: readonly Source[],
  engine: Engine,
  options: InspectOptions,
  complaints: Complaints,
  progress: Progress,
): AsyncGenerator<Inspected> {
  const input: InputOptions = { format: options.inputFormat, agent: options.agentChannel }
  for (const source of sources) {
    const reader = new ByteReader(source, (bytes) => progress.bytes(bytes))
    for await (const item of conversationsOf(source, input, reader)) {
      if (item.kind === 'problem') complaints.problem(source.name, item.message)
      else if (item.kind === 'note') complaints.note(source.name, item.message)
      else yield { conversation: item.conversation, inspection: engine.inspect(item.conversation) }
    }
  }
}

/** Nothing readable at all is unusable input, whatever was written. */
function exitCode(tally: Tally, failOn: InspectOptions['failOn']): number {
  if (tally.conversations === 0 && tally.skipped > 0) return EXIT.unusable
  return failOn !== 'never' && tally.reaches(failOn) ? EXIT.found : EXIT.fine
}

/** A person who waits is told that it is done; a program is not. */
function tellWritten(out: string, { conversations, findings }: Tally): void {
  if (process.stderr.isTTY) process.stderr.write(`已写入 ${out}：会话 ${conversations} 通，命中 ${findings} 处\n`)
}

/** `--out report.html` says what is wanted as well as `--format html`. */
function formatByName(out: string | undefined): string {
  const extension = extname(out ?? '')
    .slice(1)
    .toLowerCase()
  return extension in REPORT_FORMATS ? extension : 'text'
}

function refuseOverwriting(sources: readonly Source[], out: string | undefined): void {
  if (out === undefined) return
  if (sources.some(({ path }) => path !== undefined && resolve(path) === resolve(out)))
    throw new Unusable(`--out ${out} 就是输入文件之一：请换一个文件名，以免覆盖会话`)
}

function warnWithoutTone({ tones, toneModel }: Standard, folder: string): void {
  if (tones.length > 0 && toneModel === undefined)
    process.stderr.write(`提示 规范尚未训练语气模型，凭语气判断的条款不会命中：请运行 liangyan train ${folder}\n`)
}
