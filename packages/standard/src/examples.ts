import { type Diagnostic, excerpt } from './diagnostic.ts'

/** One sentence of an examples file. `line` and `column` count from 1. */
export interface ExampleSentence {
  readonly text: string
  readonly line: number
  readonly column: number
}

/** What an examples file is about, and whose sentences it holds: `angry.north.examples.txt` → `angry`, `north`. */
export function namesIn(file: string): { subject: string; voice: string } {
  const [subject, ...names] = file.slice(file.lastIndexOf('/') + 1, -'.examples.txt'.length).split('.')
  return { subject, voice: names.join('.') }
}

const MAX_CHARACTERS = 300
/** What stands where the bytes of a file were not UTF-8. */
const REPLACEMENT = '\ufffd'

/**
 * Reads an examples file: one sentence a line. Empty lines and lines that begin with `#` are left out; a `#` further
 * along belongs to the sentence.
 */
export function parseExamples(file: string, text: string): { sentences: ExampleSentence[]; diagnostics: Diagnostic[] } {
  const sentences: ExampleSentence[] = []
  const diagnostics: Diagnostic[] = []
  const complain = (line: number, column: number, message: string, text: string) =>
    diagnostics.push({ severity: 'error', file, line, column, message, text: excerpt(text.replace(/\p{Cc}/gu, '□')) })
  const lines = text.split(/\r\n|\r|\n/)
  for (const [i, raw] of lines.entries()) {
    // the whole file was saved in another encoding: its further lines would say the same
    if (raw.includes(REPLACEMENT)) {
      complain(i + 1, raw.indexOf(REPLACEMENT) + 1, '这里不是 UTF-8 文字：请把文件另存为 UTF-8 编码', raw)
      return { sentences: [], diagnostics }
    }
    const sentence = raw.trim()
    if (sentence === '' || sentence.startsWith('#')) continue
    const column = raw.indexOf(sentence) + 1
    const problem = problemOf(sentence)
    if (problem) complain(i + 1, column + problem.at, problem.message, sentence)
    else sentences.push({ text: sentence, line: i + 1, column })
  }
  return { sentences, diagnostics }
}

function problemOf(sentence: string): { at: number; message: string } | undefined {
  const at = sentence.search(/[\p{Cc}\u2028\u2029]/u)
  if (at >= 0) {
    const code = sentence.charCodeAt(at)
    const name = code === 9 ? '制表符' : `控制字符 U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    return { at, message: `句子里有${name}，请删去` }
  }
  const size = sentence.length > MAX_CHARACTERS ? [...sentence].length : 0
  if (size > MAX_CHARACTERS) return { at: 0, message: `这一行有 ${size} 个字，最多 ${MAX_CHARACTERS} 个：一行只写一句` }
  return /[\p{L}\p{N}]/u.test(sentence) ? undefined : { at: 0, message: '这一行没有文字' }
}
