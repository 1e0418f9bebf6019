import { type Path } from './diagnostic.ts'
import { didYouMean } from './diagnostic.ts'
import type { Report } from './known.ts'
import type { Clause } from './schema/clause.ts'
import type { Profiles } from './schema/practice.ts'

type OptionValue = string | number | boolean

/** A profile 场景 with the value of every option: what a standard is read for. */
export interface Profile {
  readonly id: string
  readonly title: string
  readonly options: ReadonlyMap<string, OptionValue>
}

/** The profile of a standard without profiles: no options, every clause belongs to it. */
export const ONLY_PROFILE: Profile = { id: 'default', title: '', options: new Map() }

/** The profile asked for, or the standard's own choice; complains of names and values that do not exist. */
export function chooseProfile(file: Profiles, wanted: string | undefined, report: Report): Profile {
  for (const [name, { set }] of Object.entries(file.profiles))
    for (const [option, value] of Object.entries(set ?? {}))
      diagnoseValue(file, option, value, ['profiles', name, 'set', option], report)
  for (const [option, { default: value }] of Object.entries(file.options))
    diagnoseValue(file, option, value, ['options', option, 'default'], report)
  const names = Object.keys(file.profiles)
  if (!file.profiles[file.default])
    report(['default'], 'error', `没有名为 "${file.default}" 的场景${didYouMean(file.default, names)}`)
  const id = wanted ?? file.default
  const profile = file.profiles[id]
  if (!profile && wanted !== undefined)
    report(['profiles'], 'error', `没有名为 "${wanted}" 的场景${didYouMean(wanted, names)}；现有：${names.join('、')}`)
  const defaults = Object.entries(file.options).map(([name, option]): [string, OptionValue] => [name, option.default])
  return {
    id,
    title: profile?.title ?? id,
    options: new Map([...defaults, ...Object.entries(profile?.set ?? {})]),
  }
}

function diagnoseValue(file: Profiles, name: string, value: OptionValue, at: Path, report: Report): void {
  const option = file.options[name]
  if (!option) report(at, 'error', `没有名为 "${name}" 的选项${didYouMean(name, Object.keys(file.options))}`)
  else if (option.choices && !option.choices.includes(value))
    report(at, 'error', `选项 "${name}" 不能取 "${value}"，可以取：${option.choices.join('、')}`)
}

/** Whether a clause belongs to a profile: it names it, or names none, and wants the values that the options have. */
export function belongs(clause: Pick<Clause, 'profiles' | 'options'>, profile: Profile): boolean {
  if (clause.profiles && !clause.profiles.includes(profile.id)) return false
  return Object.entries(clause.options ?? {}).every(([name, wanted]) =>
    [wanted].flat().includes(profile.options.get(name) as OptionValue),
  )
}

const MARK = /\$\{([a-z_.]+)\}/g

/**
 * Puts the values of options where `${name}` stands in the texts of a value; one that is nothing else becomes the option's
 * value itself, a number or a yes-no too. Options that do not exist are named by their paths.
 */
export function withOptions(
  value: unknown,
  profile: Profile,
  complain: (path: Path, message: string) => void,
): unknown {
  const visit = (node: unknown, path: Path): unknown => {
    if (typeof node === 'string') return node.includes('${') ? fill(node, path) : node
    if (Array.isArray(node)) return node.map((item, i) => visit(item, [...path, i]))
    if (node === null || typeof node !== 'object') return node
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, visit(inner, [...path, key])]))
  }
  const valueOf = (name: string, path: Path): OptionValue => {
    const known = profile.options.get(name)
    if (known === undefined) complain(path, `没有名为 "${name}" 的选项${didYouMean(name, [...profile.options.keys()])}`)
    return known ?? ''
  }
  const fill = (text: string, path: Path): unknown => {
    const whole = /^\$\{([a-z_.]+)\}$/.exec(text)
    return whole ? valueOf(whole[1], path) : text.replace(MARK, (_, name: string) => String(valueOf(name, path)))
  }
  return visit(value, [])
}
