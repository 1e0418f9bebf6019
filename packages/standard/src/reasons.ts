import { NEUTRAL, NormalText } from '@liangyan/language'
import { type Diagnostic, didYouMean, excerpt } from './diagnostic.ts'
import { type ExampleSentence, namesIn, parseExamples } from './examples.ts'
import type { ContactReason } from './schema/files.ts'
import type { Place, ToneExamples } from './standard.ts'

/**
 * What customers say when they state their matter, by reason of contact: `reasons/<reason>.examples.txt`, or several files
 * for one reason, e.g. by author: `reasons/<reason>.<part>.examples.txt`. The reason without a condition, which all else
 * falls to, is the neutral one that the others are told from.
 */
export function gatherReasons(
  contact: readonly ContactReason[],
  texts: ReadonlyMap<string, string>,
): { reasons: ToneExamples[]; diagnostics: Diagnostic[] } {
  const gatherer = new ReasonGatherer(contact)
  const names = [...texts.keys()].filter((name) => /^reasons\/.*\.examples\.txt$/.test(name))
  for (const name of names.sort()) gatherer.add(name, texts.get(name) as string)
  return { reasons: gatherer.reasons(), diagnostics: gatherer.diagnostics }
}

class ReasonGatherer {
  readonly diagnostics: Diagnostic[] = []
  private readonly titles: ReadonlyMap<string, string>
  private readonly fallback: string | undefined
  private readonly found = new Map<string, { readonly examples: string[]; readonly voices: string[] }>()
  private readonly sentences = new Map<string, { readonly reason: string; readonly place: Place }>()
  private readonly normal = new NormalText()

  constructor(contact: readonly ContactReason[]) {
    this.titles = new Map(contact.map(({ id, title }) => [id, title]))
    this.fallback = contact.find(({ when }) => when === undefined)?.id
  }

  add(file: string, text: string): void {
    const { subject: reason, voice } = namesIn(file)
    const { sentences, diagnostics } = parseExamples(file, text)
    this.diagnostics.push(...diagnostics)
    if (!this.titles.has(reason)) {
      const message = `contact.yaml 里没有来电原因 "${reason}"${didYouMean(reason, [...this.titles.keys()])}：例句文件的名称要以原因的编号开头`
      this.diagnostics.push({ severity: 'error', file, line: 1, column: 1, message })
      return
    }
    const own = this.found.get(reason) ?? { examples: [], voices: [] }
    this.found.set(reason, own)
    for (const sentence of sentences)
      if (this.isNew(sentence, reason, file)) {
        own.examples.push(sentence.text)
        own.voices.push(voice)
      }
  }

  /** Sentences are the same with whatever punctuation; one that stands twice is learned once. */
  private isNew({ text, line, column }: ExampleSentence, reason: string, file: string): boolean {
    const { codes, length } = this.normal.read(text)
    const key = String.fromCharCode(...codes.subarray(0, length))
    const other = this.sentences.get(key)
    if (!other) {
      this.sentences.set(key, { reason, place: { file, line, column } })
      return true
    }
    const same = `与 ${other.place.file}:${other.place.line} 是同一句（不计标点）`
    const message =
      other.reason === reason ? `${same}，请删去一处` : `${same}，却属于另一个原因 "${other.reason}"，请删去一处`
    const severity = other.reason === reason ? 'warning' : 'error'
    this.diagnostics.push({ severity, file, line, column, message, text: excerpt(text) })
    return false
  }

  reasons(): ToneExamples[] {
    return [...this.found].map(([id, said]) => ({
      id: id === this.fallback ? NEUTRAL : id,
      title: this.titles.get(id) as string,
      ...said,
    }))
  }
}
