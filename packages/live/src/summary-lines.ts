import type { LiveRules } from '@liangyan/standard'
import type { MoodName } from './view.ts'

type Lines = NonNullable<LiveRules['summary']>['lines']

/** What a summary tells, apart from its words; personal data masked. */
export interface Told {
  /** What the customer wanted, in the customer's words; empty where nothing was said. */
  readonly matter: string
  readonly done: readonly string[]
  /** What was promised, and by when; null where no time was named. */
  readonly promises: readonly { readonly what: string; readonly due: string | null }[]
  /** Numbers that the customer named: what they are called, and masked. */
  readonly numbers: readonly { readonly kind: string; readonly value: string }[]
}

/** What is told beside it: the title of the reason of contact, and how a customer who spoke felt. */
export interface About {
  readonly reason: string | undefined
  readonly mood: { readonly now: MoodName; readonly worst: MoodName } | undefined
}

/** The lines of a summary in the standard's words; a line with nothing to tell is left out. */
export function summaryLines(lines: Lines, told: Told, { reason, mood }: About): string[] {
  const { matter, done, promises, numbers } = told
  const promised = promises.map(({ what, due }) => filled(lines.promise, { 事项: what, 时限: due ?? lines.no_time }))
  const named = numbers.map(({ kind, value }) => `${kind} ${value}`)
  return [
    `${reason ? `【${reason}】` : ''}${matter === '' ? lines.no_matter : filled(lines.matter, { 来意: matter })}`,
    done.length > 0 ? filled(lines.done, { 事项: done.join('；') }) : '',
    promised.length > 0 ? filled(lines.promises, { 承诺: promised.join('；') }) : '',
    named.length > 0 ? filled(lines.numbers, { 号码: named.join('、') }) : '',
    mood ? filled(lines.mood, { 情绪: moodWords(lines, mood) }) : '',
  ].filter((line) => line !== '')
}

/** A line taken apart: the reason of contact, the name it begins with, whether it may be put in other words. */
export interface Section {
  readonly head: string
  readonly body: string
  readonly isFree: boolean
}

/**
 * Takes the lines of summaries apart by the names that the standard gives them; undefined for a line with none of them.
 * Matter and what was done may be put in other words, what stands in the others may not.
 */
export function sectionsBy(lines: Lines): (line: string) => Section | undefined {
  const free = [lines.matter, lines.done].map(nameOf)
  const fixed = [lines.promises, lines.numbers, lines.mood].map(nameOf)
  return (line) => {
    const reason = /^【[^】]*】/.exec(line)?.[0] ?? ''
    const rest = line.slice(reason.length)
    const name = [...free, ...fixed].find((one) => one !== '' && rest.startsWith(one))
    if (name === undefined) return undefined
    return { head: reason + name, body: rest.slice(name.length), isFree: free.includes(name) }
  }
}

/** What a line begins with, up to its first slot. */
const nameOf = (line: string) => line.slice(0, line.indexOf('{'))

/** The worse the later. */
const LOW: readonly MoodName[] = ['uneasy', 'upset', 'angry']

/** How the customer felt, in the middle and at the end. */
function moodWords({ moods, mood_turned: turned }: Lines, { now, worst }: { now: MoodName; worst: MoodName }): string {
  if (LOW.indexOf(worst) <= LOW.indexOf(now)) return moods[now]
  return filled(turned, { 最差: moods[worst], 结束时: moods[now] })
}

/** A text with its slots filled; what is filled in is not looked at again. */
const filled = (text: string, slots: Readonly<Record<string, string>>): string =>
  text.replace(/\{([^}]*)\}/g, (slot, name: string) => slots[name] ?? slot)
