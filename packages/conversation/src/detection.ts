import { decode } from './decoding.ts'
import type { Format, Input, ReadOptions, ReadResult, Sample } from './format.ts'
import { unreadable } from './format.ts'
import { formats } from './formats.ts'
import { joined, oneOf, type Problem, problemAt, quoted } from './problem.ts'

/** `confidence` is 0 to 1; `note` says that the content is not what the name promises, though it can be read. */
export type Detection =
  | { ok: true; format: Format; confidence: number; note?: string }
  | { ok: false; problem: Problem }

const SAMPLE_BYTES = 256 * 1024
const SURE_ENOUGH = 0.5

/**
 * Which format a file is in, by its content and its name. `bytes` may be its head only: 256 KB are looked at.
 * The content decides; the name settles what the content leaves open.
 */
export function detectFormat(name: string, bytes: Uint8Array): Detection {
  const file = name.split(/[\\/]/).at(-1) ?? name
  const extension = /\.([^.]+)$/.exec(file)?.[1]?.toLowerCase() ?? ''
  if (bytes.length === 0) return { ok: false, problem: problemAt(quoted(file), '是空文件') }
  const head = bytes.subarray(0, SAMPLE_BYTES)
  const sample: Sample = { name: file, extension, bytes: head, text: decode(head, true).text }
  const ranked = formats
    .map((format) => ({ format, confidence: format.detect(sample), named: format.extensions.includes(extension) }))
    .filter(({ confidence }) => confidence > 0)
    .toSorted((a, b) => weigh(b) - weigh(a))
  const best = ranked[0]
  if (best && best.confidence >= SURE_ENOUGH) return accept(best, file, extension)
  const stranger = strangerOf(sample)
  if (stranger !== undefined) return { ok: false, problem: problemAt(quoted(file), stranger) }
  if (best?.named) return accept(best, file, extension)
  return { ok: false, problem: refuse(file, extension, sample.text) }
}

type Candidate = { format: Format; confidence: number; named: boolean }

function weigh({ confidence, named }: Candidate): number {
  return confidence + (named ? 0.15 : 0)
}

function accept({ format, confidence, named }: Candidate, file: string, extension: string): Detection {
  const promised = formats.some((other) => other.extensions.includes(extension))
  if (named || !promised) return { ok: true, format, confidence }
  return {
    ok: true,
    format,
    confidence,
    note: joined(`${quoted(file)}的内容与后缀不符：实际是`, format.title, '，已照此读取'),
  }
}

/** Content that is recognised, but is none of a transcript: by its first bytes in hexadecimal. */
const STRANGERS: readonly { magic: RegExp; says: string }[] = [
  { magic: /^d0cf11e0/, says: '是旧版 Excel 工作簿（.xls）：请另存为 .xlsx 或 CSV' },
  {
    magic: /^(?:52494646|494433|4f676753|664c6143|2321414d52|ff[ef][23ab])/i,
    says: '是录音：请先做语音识别',
  },
  { magic: /^25504446/, says: '是 PDF 文档：请把会话导出为 JSON、CSV 或文本' },
  { magic: /^1f8b/, says: '是压缩文件（gzip）：请先解压' },
  { magic: /^504b/, says: '是 zip 压缩包，不是 Excel 工作簿：请先解压' },
]
const MARKUP = /^\s*<(?:!doctype|html|table|\?xml)/i

function strangerOf({ bytes, text }: Sample): string | undefined {
  const opening = [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const stranger = STRANGERS.find(({ magic }) => magic.test(opening))
  if (stranger) return stranger.says
  return MARKUP.test(text) ? '是 HTML 或 XML，不是表格：请另存为 .xlsx 或 CSV' : undefined
}

function refuse(file: string, extension: string, text: string): Problem {
  const promised = formats.filter((format) => format.extensions.includes(extension)).map(({ id }) => id)
  const begins = `内容的开头是${quoted(text.trimStart().slice(0, 20))}`
  if (promised.length > 0) return problemAt(quoted(file), `的内容与后缀不符：不是 ${promised[0]}；${begins}`)
  return problemAt(quoted(file), `不属于任何已知格式：应为 ${oneOf(formats.map(({ id }) => id))}；${begins}`)
}

/**
 * Finds the format of a file and reads it. `options.name` is `name` unless given.
 * A file which cannot be read is a problem in the result, never an exception.
 */
export async function readFile(
  name: string,
  input: Input,
  options: ReadOptions = {},
): Promise<ReadResult & { format?: string }> {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input.slice(0, SAMPLE_BYTES)) : input
  const detected = detectFormat(name, bytes)
  if (!detected.ok) return unreadable(detected.problem)
  const result = await detected.format.read(input, { name, ...options })
  if (detected.note !== undefined) result.notes.unshift({ message: detected.note })
  return { ...result, format: detected.format.id }
}
