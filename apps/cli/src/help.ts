import type { CommanderError, Help } from 'commander'
import { widthOf } from './terminal/width.ts'
import { wrap } from './terminal/wrap.ts'

const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Global Options:': '通用选项：',
}

/** Commander's help in Chinese, lined up for double-width characters. */
export const CHINESE_HELP: Partial<Help> = {
  styleTitle: (title) => HEADINGS[title] ?? title,
  displayWidth: (text) => widthOf(text),
  boxWrap: (text, columns) =>
    text
      .split('\n')
      .flatMap((line) => wrap(line, columns).map(({ start, end }) => line.slice(start, end)))
      .join('\n'),
  commandUsage: (command) => {
    const parent = command.parent ? `${command.parent.name()} ` : ''
    return `${parent}${command.name()} ${command.usage().replace('[options]', '[选项]')}`
  },
  optionDescription: (option) => describe(option.description, option),
  argumentDescription: (argument) => describe(argument.description, argument),
  subcommandTerm: (command) => {
    const args = command.registeredArguments.map((a) => (a.required ? `<${nameOf(a)}>` : `[${nameOf(a)}]`))
    return [command.name(), ...args].join(' ')
  },
}

function nameOf(argument: { name(): string; variadic: boolean }): string {
  return argument.name() + (argument.variadic ? '...' : '')
}

interface Described {
  readonly argChoices?: readonly string[]
  readonly defaultValue?: string
  readonly defaultValueDescription?: string
  readonly negate?: boolean
}

function describe(
  description: string,
  { argChoices, defaultValue, defaultValueDescription, negate }: Described,
): string {
  const extra: string[] = []
  if (argChoices) extra.push(`可选：${argChoices.join('、')}`)
  if (defaultValue !== undefined && !negate) extra.push(`默认：${defaultValueDescription ?? defaultValue}`)
  return extra.length > 0 ? `${description}（${extra.join('；')}）` : description
}

/** What is wrong with a command line, in one line of Chinese. */
export function explainUsage({ code, message }: CommanderError, args: readonly string[]): string {
  const [named = '', given = ''] = [...message.matchAll(/'([^']*)'/g)].map((match) => match[1])
  const suggested = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(message)?.[1]
  const near = suggested ? `，是不是 ${suggested.replaceAll(', ', ' 或 ')}？` : '；--help 列出全部'
  switch (code) {
    case 'commander.unknownOption':
      return `没有选项 ${named}${near}`
    case 'commander.unknownCommand':
      return `没有命令 ${named}${suggested ? near : `；检查会话请用 liangyan inspect ${args[0]}，全部命令见 --help`}`
    case 'commander.missingArgument':
      return `缺少参数 <${named}>；--help 有说明`
    case 'commander.optionMissingArgument':
      return `选项 ${named} 后面缺少值`
    case 'commander.invalidArgument':
      return `选项 ${named} 不能是“${given}”：可选 ${/choices are (.+)\./.exec(message)?.[1].replaceAll(', ', '、') ?? ''}`
    case 'commander.excessArguments':
      return '参数过多；--help 有说明'
    default:
      return message.replace(/^error: /, '').replaceAll('\n', ' ')
  }
}
