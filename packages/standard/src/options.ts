import { didYouMean } from './diagnostic.ts'
import type { ExampleDialogue } from './dialogues.ts'
import type { Report } from './known.ts'
import { type Belonging, type OptionValue, type Profile, problemOfValue, type Settings } from './profile.ts'
import type { Profiles } from './schema/practice.ts'

type Options = Profiles['options']

/** Whether the options have these values in a profile. */
export function agrees(settings: Settings, { options }: Profile): boolean {
  return [...settings].every(([name, value]) => options.get(name) === value)
}

/** Complains of profiles and options that do not exist, and of values that an option cannot have. */
export function diagnoseBelonging(item: Belonging, { profiles, options }: Profiles, report: Report): void {
  item.profiles?.forEach((name, i) => {
    if (!(name in profiles))
      report(['profiles', i], 'error', `没有名为 "${name}" 的场景${didYouMean(name, Object.keys(profiles))}`)
  })
  for (const [name, wanted] of Object.entries(item.options ?? {}))
    for (const value of [wanted].flat()) {
      const problem = problemOfValue(options, name, value)
      if (problem) report(['options', name], 'error', problem)
    }
}

/** What is wrong with the options that the heading of a dialogue sets. */
export function straySetting({ settings }: ExampleDialogue, options: Options): string | undefined {
  for (const [name, value] of settings) {
    const problem = problemOfValue(options, name, value)
    if (problem) return problem
  }
  return undefined
}

/** Warns of options that nothing reads, and of choices that no example dialogue shows. */
export function diagnoseUse(
  options: Options,
  read: ReadonlySet<string>,
  dialogues: readonly ExampleDialogue[],
  report: Report,
): void {
  const shown = new Set<string>()
  for (const { settings, marks } of dialogues)
    if (marks.length > 0) for (const [name, value] of settings) shown.add(setting(name, value))
  for (const [name, { default: standard, choices }] of Object.entries(options)) {
    const at = ['options', name]
    if (!read.has(name)) report(at, 'warning', `选项 "${name}" 没有用处：没有条款、话术用 options 或 \${${name}} 读它`)
    const missing = (choices ?? [standard]).filter((value) => !shown.has(setting(name, value)))
    if (missing.length > 0)
      report(
        at,
        'warning',
        `没有示例对话说明选项 "${name}" 取 ${missing.join('、')} 时怎样，请写一段 == 标题 | ${name}: ${missing[0]}`,
      )
  }
}

const setting = (name: string, value: OptionValue) => `${name}: ${value}`
