import type { ErrorCode, YAMLError } from 'yaml'

const TAB = '缩进不能用制表符，请改用空格'
const SYMBOLS = '& 锚点、* 引用或 ! 标签的写法不对；以这些符号开头的文字请加引号'

const BY_CODE: Readonly<Partial<Record<ErrorCode, string>>> = {
  ALIAS_PROPS: SYMBOLS,
  BAD_ALIAS: SYMBOLS,
  BAD_COLLECTION_TYPE: SYMBOLS,
  BAD_DIRECTIVE: '以 % 开头的文字请加引号',
  BAD_DQ_ESCAPE: '双引号里的反斜杠写法不对，请改用单引号',
  BAD_INDENT: '缩进不对：同一层的各行要对齐，里层要比外层多缩进，括号要配对',
  BAD_PROP_ORDER: SYMBOLS,
  BAD_SCALAR_START: '不能以这个符号开头，请给这段文字加引号',
  BLOCK_AS_IMPLICIT_KEY: '一行里写了两层“键: 值”；含冒号的文字请加引号',
  BLOCK_IN_FLOW: '{ } 和 [ ] 里不能用换行缩进的写法，也可能是括号没有配对',
  DUPLICATE_KEY: '同一处写了两个相同的键',
  KEY_OVER_1024_CHARS: '键太长；含冒号的文字请加引号',
  MISSING_CHAR: '少了标点、空格或值',
  MULTILINE_IMPLICIT_KEY: '键要写在一行之内，后面要有半角冒号和空格',
  MULTIPLE_ANCHORS: SYMBOLS,
  MULTIPLE_DOCS: '一个文件里只能有一份内容，请删去 --- 分隔行',
  MULTIPLE_TAGS: SYMBOLS,
  NON_STRING_KEY: '键必须是文字，请加引号',
  RESOURCE_EXHAUSTION: '嵌套太深',
  TAB_AS_INDENT: TAB,
  TAG_RESOLVE_FAILED: '不认识的 ! 标签；以 ! 开头的文字请加引号',
  UNEXPECTED_TOKEN: '这里多了符号，或符号放错了地方',
}

/** Where a code says too little, the parser's words say more. */
const BY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Missing closing .quote/, '引号没有配对'],
  [/^Missing , (or : )?between/, '{ } 或 [ ] 里的各项之间少了逗号'],
  [/^Missing space after :/, '冒号后面少了空格'],
  [/^Implicit map keys need to be followed by map values/, '键的后面要有半角冒号和空格'],
  [/^Sequence item without - indicator/, '列表项的前面少了“- ”，或这一行没有对齐'],
  [/^Comments must be separated/, '# 的前面要有空格'],
  [/^Unexpected empty item/, '多了一个逗号'],
  [/^Unexpected ,/, '多了一个逗号'],
  [
    /must be sufficiently indented and end with a|(must|Expected to) end with a/,
    '{ } 或 [ ] 没有配对，或里面的行缩进不够',
  ],
  [/^Unresolved alias/, '* 引用的名称没有用 & 定义过；以 * 开头的文字请加引号'],
  [/^Excessive alias count/, '* 引用展开后太大'],
]

/** What is wrong with the YAML of a line, in Chinese; the parser's own words where it says something unforeseen. */
export function yamlSyntaxProblem({ code, message }: YAMLError, line: string): string {
  const reason = /^[ -]*\t/.test(line) ? TAB : (byWords(message) ?? BY_CODE[code] ?? message)
  return `YAML 写法有误：${reason}`
}

/** Why well-formed YAML has no value. */
export function yamlReadingProblem({ message }: Error): string {
  return `YAML 无法读取：${byWords(message) ?? message}`
}

const byWords = (message: string) => BY_WORDS.find(([words]) => words.test(message))?.[1]
