import { NEUTRAL } from '@liangyan/language'
import { type Diagnostic, didYouMean } from './diagnostic.ts'
import { namesIn } from './examples.ts'
import type { Act } from './schema/clause.ts'
import { SentenceCollector } from './sentence-collector.ts'
import type { LearnedActs, Learner, ToneExamples } from './standard.ts'

export const LEARNERS: readonly Learner[] = ['agent', 'customer']

/** As many acts of one speaker can be told apart. */
export const MOST_ACTS = 32
/** Sentences elsewhere in the standard that are no good as examples of doing nothing. */
const UNSURE = 'unsure'
/** Whose the sentences from elsewhere are, as far as the acts are concerned. */
const OF_OTHERS = 'elsewhere'

/** The acts that files of examples are named after. */
export function learnedIn(files: Iterable<string>): Set<string> {
  const subjects = [...files].flatMap((name) =>
    /^learned\/.*\.examples\.txt$/.test(name) ? [namesIn(name).subject] : [],
  )
  return new Set(subjects.filter((subject) => subject !== UNSURE && !LEARNERS.some((who) => who === subject)))
}

/**
 * What people say who do something: `learned/<act>.examples.txt`, or several files for one act, e.g. by author:
 * `learned/<act>.<part>.examples.txt`. `learned/agent…` and `learned/customer…` hold sentences that do none of them. So do
 * the sentences that the standard has elsewhere, but for those in `learned/unsure…`.
 * @param elsewhere neutral sentences of agents, and what customers say when they state their matter
 */
export function gatherLearnedActs(
  acts: ReadonlyMap<string, Act>,
  texts: ReadonlyMap<string, string>,
  elsewhere: Readonly<Record<Learner, readonly string[]>>,
): { learned: LearnedActs; diagnostics: Diagnostic[] } {
  const learnerOf = (subject: string) => {
    const act = acts.get(subject)
    return LEARNERS.find((name) => name === subject) ?? (act && (act.by === 'customer' ? 'customer' : 'agent'))
  }
  const collector = new SentenceCollector(
    (subject) => (subject === UNSURE ? UNSURE : learnerOf(subject)),
    (subject) =>
      `没有名为 "${subject}" 的言语行为${didYouMean(subject, [...acts.keys()])}：例句文件的名称要以言语行为的编号开头，或以 agent、customer、${UNSURE} 开头`,
  )
  const names = [...texts.keys()].filter((name) => /^learned\/.*\.examples\.txt$/.test(name))
  for (const name of names.sort()) collector.add(name, texts.get(name) as string)
  const of = (learner: Learner): ToneExamples[] => {
    const own = collector.collected().filter(([subject]) => learnerOf(subject) === learner)
    if (own.length === 0) return []
    const examples = elsewhere[learner].filter((text) => !collector.has(text, learner) && !collector.has(text, UNSURE))
    const idle = { id: NEUTRAL, title: '其他', examples, voices: examples.map(() => OF_OTHERS) }
    return [...own.map(([subject, said]) => ({ ...nameOf(subject, learner, acts), ...said })), idle]
  }
  const learned = { agent: of('agent'), customer: of('customer') }
  return { learned, diagnostics: [...collector.diagnostics, ...tooMany(learned, names)] }
}

function nameOf(subject: string, learner: Learner, acts: ReadonlyMap<string, Act>): { id: string; title: string } {
  return subject === learner
    ? { id: NEUTRAL, title: '其他' }
    : { id: subject, title: acts.get(subject)?.title ?? subject }
}

function tooMany(learned: LearnedActs, names: readonly string[]): Diagnostic[] {
  return LEARNERS.flatMap((who) => {
    const number = new Set(learned[who].map(({ id }) => id)).size - 1
    const message = `从例句学的言语行为有 ${number} 种，同一方至多 ${MOST_ACTS} 种`
    return number > MOST_ACTS ? [{ severity: 'error' as const, file: names[0], line: 1, column: 1, message }] : []
  })
}
