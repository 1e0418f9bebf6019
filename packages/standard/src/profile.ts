import { type Path } from './diagnostic.ts'
import { didYouMean } from './diagnostic.ts'
import { durationForPeople } from './quantities.ts'
import type { Report } from './known.ts'
import type { Clause } from './schema/clause.ts'
import type { Profiles } from './schema/practice.ts'

export type OptionValue = string | number | boolean

/** Values of some options. */
export type Settings = ReadonlyMap<string, OptionValue>

/** A profile 场景 with the value of every option: what a standard is read for. */
export interface Profile {
  readonly id: string
  readonly title: string
  readonly options: ReadonlyMap<string, OptionValue>
}

/** The profile of a standard without profiles: no options, every clause belongs to it. */
export const ONLY_PROFILE: Profile = { id: 'default', title: '', options: new Map() }

/** What a standard without profiles.yaml has of them. */
export const NO_PROFILES: Profiles = { options: {}, profiles: {}, default: ONLY_PROFILE.id }

/**
 * The profile asked for, or the standard's own choice, with some options set otherwise; complains of names and values
 * that do not exist.
 */
export function chooseProfile(
  file: Profiles,
  wanted: string | undefined,
  settings: Settings | undefined,
  report: Report,
): Profile {
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
    options: new Map([...defaults, ...Object.entries(profile?.set ?? {}), ...(settings ?? [])]),
  }
}

function diagnoseValue(file: Profiles, name: string, value: OptionValue, at: Path, report: Report): void {
  const problem = problemOfValue(file.options, name, value)
  if (problem) report(at, 'error', problem)
}

/** Why an option cannot have a value: it does not exist, or this is none of its choices. */
export function problemOfValue(options: Profiles['options'], name: string, value: OptionValue): string | undefined {
  const option = options[name]
  if (!option) return `没有名为 "${name}" 的选项${didYouMean(name, Object.keys(options))}`
  if (!option.choices || option.choices.includes(value)) return undefined
  return `选项 "${name}" 不能取 "${value}"，可以取：${option.choices.join('、')}`
}

/** What may be for some profiles, or some values of options, only: a clause, an answer, a requirement. */
export type Belonging = Pick<Clause, 'profiles' | 'options'>

/** Whether something belongs to a profile: it names it, or names none, and wants the values that the options have. */
export function belongs({ profiles, options }: Belonging, profile: Profile): boolean {
  if (profiles && !profiles.includes(profile.id)) return false
  return Object.entries(options ?? {}).every(([name, wanted]) =>
    [wanted].flat().includes(profile.options.get(name) as OptionValue),
  )
}

const MARK = /\$\{([a-z_.]+)\}/g

/** Where the options that a text names are looked up. */
export interface OptionReader {
  readonly profile: Profile
  /** Told of every option that is read. */
  readonly noticed: (name: string) => void
  readonly complain: (path: Path, message: string) => void
}

/**
 * Puts the values of options where `${name}` stands in the texts of a value; one that is nothing else becomes the option's
 * value itself, a number or a yes-no too. In a Chinese text, which people read, it is written out: `5s` as 5 秒, 2 as 两.
 */
export function withOptions(value: unknown, reader: OptionReader): unknown {
  const visit = (node: unknown, path: Path): unknown => {
    if (typeof node === 'string') return node.includes('${') ? fill(node, path, reader) : node
    if (Array.isArray(node)) return node.map((item, i) => visit(item, [...path, i]))
    if (node === null || typeof node !== 'object') return node
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, visit(inner, [...path, key])]))
  }
  return visit(value, [])
}

function fill(text: string, path: Path, { profile, noticed, complain }: OptionReader): unknown {
  const valueOf = (name: string): OptionValue => {
    const known = profile.options.get(name)
    if (known === undefined) complain(path, `没有名为 "${name}" 的选项${didYouMean(name, [...profile.options.keys()])}`)
    else noticed(name)
    return known ?? ''
  }
  const whole = /^\$\{([a-z_.]+)\}$/.exec(text)
  if (whole) return valueOf(whole[1])
  const read = HAN.test(text.replace(MARK, '')) ? forPeople : String
  return text.replace(MARK, (_, name: string, at: number) => read(valueOf(name), text.slice(0, at)))
}

const HAN = /\p{Script=Han}/u
const NUMERALS = '零一两三四五六七八九十'

function forPeople(value: OptionValue, before: string): string {
  if (typeof value === 'number') return NUMERALS[value] ?? String(value)
  const duration = durationForPeople(String(value))
  if (duration === null) return String(value)
  return /\p{Script=Han}$/u.test(before) ? ` ${duration}` : duration
}
