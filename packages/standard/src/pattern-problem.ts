import { RE2JS, RE2JSSyntaxException } from 're2js'

const REASONS: Readonly<Record<string, string>> = {
  'duplicate capture group name': '分组重名',
  'invalid character class range': '字符范围不对',
  'invalid escape sequence': '不认识的反斜杠写法',
  'invalid named capture': '分组名不对',
  'invalid or unsupported Perl syntax': '不支持这种写法',
  'invalid nested repetition operator': '重复符号连用',
  'invalid repeat count': '重复次数不对或太大',
  'expression too large': '展开后太大',
  'missing closing ]': '"[" 没有配对的 "]"',
  'missing closing )': '"(" 没有配对的 ")"',
  'missing argument to repetition operator': '重复符号前面没有内容',
  'expression nests too deeply': '括号嵌套太深',
  'trailing backslash at end of expression': '末尾多了反斜杠',
  'unexpected )': '多了 ")"',
}

/**
 * Why a pattern cannot be used; undefined where it can. Patterns run on RE2 semantics: linear in the text. What RE2
 * cannot run (look-around, back references) is refused.
 */
export function patternProblem(source: string): string | undefined {
  try {
    RE2JS.compile(source)
    return undefined
  } catch (error) {
    return `正则表达式“${source}”有误，或不能以线性时间运行：${reasonOf(error)}`
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof RE2JSSyntaxException)) return (error as Error).message
  const where = error.input ?? ''
  if (/^\(\?<?[=!]/.test(where)) return `不支持环视 ${where}`
  if (/^\\\d/.test(where)) return `不支持反向引用 ${where}`
  return `${REASONS[error.error] ?? error.error}${where ? `，在 ${where} 处` : ''}`
}
