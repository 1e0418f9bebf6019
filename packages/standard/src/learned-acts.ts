import { NEUTRAL, NormalText } from '@liangyan/language'
import { type Diagnostic, didYouMean, excerpt } from './diagnostic.ts'
import { type ExampleSentence, namesIn, parseExamples } from './examples.ts'
import type { Act } from './schema/clause.ts'
import type { LearnedActs, Learner, Place, ToneExamples } from './standard.ts'

export const LEARNERS: readonly Learner[] = ['agent', 'customer']

/**
 * What people say who do something: `learned/<act>.examples.txt`, or several files for one act, e.g. by author:
 * `learned/<act>.<part>.examples.txt`. `learned/agent…` and `learned/customer…` hold sentences that do none of them.
 */
export function gatherLearnedActs(
  acts: ReadonlyMap<string, Act>,
  texts: ReadonlyMap<string, string>,
): { learned: LearnedActs; diagnostics: Diagnostic[] } {
  const gatherer = new LearnedActGatherer(acts)
  const names = [...texts.keys()].filter((name) => /^learned\/.*\.examples\.txt$/.test(name))
  for (const name of names.sort()) gatherer.add(name, texts.get(name) as string)
  return {
    learned: { agent: gatherer.of('agent'), customer: gatherer.of('customer') },
    diagnostics: gatherer.diagnostics,
  }
}

interface Said {
  readonly learner: Learner
  readonly examples: string[]
  readonly voices: string[]
}

class LearnedActGatherer {
  readonly diagnostics: Diagnostic[] = []
  private readonly acts: ReadonlyMap<string, Act>
  private readonly found = new Map<string, Said>()
  private readonly sentences = new Map<string, { readonly subject: string; readonly place: Place }>()
  private readonly normal = new NormalText()

  constructor(acts: ReadonlyMap<string, Act>) {
    this.acts = acts
  }

  add(file: string, text: string): void {
    const { subject, voice } = namesIn(file)
    const { sentences, diagnostics } = parseExamples(file, text)
    this.diagnostics.push(...diagnostics)
    const learner = this.learnerOf(subject)
    if (!learner) {
      const message = `没有名为 "${subject}" 的言语行为${didYouMean(subject, [...this.acts.keys()])}：例句文件的名称要以言语行为的编号开头，或以 agent、customer 开头`
      this.diagnostics.push({ severity: 'error', file, line: 1, column: 1, message })
      return
    }
    const own = this.found.get(subject) ?? { learner, examples: [], voices: [] }
    this.found.set(subject, own)
    for (const sentence of sentences)
      if (this.isNew(sentence, subject, learner, file)) {
        own.examples.push(sentence.text)
        own.voices.push(voice)
      }
  }

  private learnerOf(subject: string): Learner | undefined {
    const learner = LEARNERS.find((name) => name === subject)
    const act = this.acts.get(subject)
    return learner ?? (act && (act.by === 'customer' ? 'customer' : 'agent'))
  }

  /** Sentences are the same with whatever punctuation; one that stands twice is learned once. */
  private isNew({ text, line, column }: ExampleSentence, subject: string, learner: Learner, file: string): boolean {
    const { codes, length } = this.normal.read(text)
    const key = `${learner} ${String.fromCharCode(...codes.subarray(0, length))}`
    const other = this.sentences.get(key)
    if (!other) {
      this.sentences.set(key, { subject, place: { file, line, column } })
      return true
    }
    const message = `与 ${other.place.file}:${other.place.line} 是同一句（不计标点），请删去一处`
    const severity = other.subject === subject ? 'warning' : 'error'
    this.diagnostics.push({ severity, file, line, column, message, text: excerpt(text) })
    return false
  }

  of(learner: Learner): ToneExamples[] {
    return [...this.found].flatMap(([subject, said]) =>
      said.learner === learner
        ? [
            {
              id: subject === learner ? NEUTRAL : subject,
              title: this.acts.get(subject)?.title ?? '其他',
              examples: said.examples,
              voices: said.voices,
            },
          ]
        : [],
    )
  }
}
