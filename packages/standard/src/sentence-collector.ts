import { NormalText } from '@liangyan/language'
import { type Diagnostic, excerpt } from './diagnostic.ts'
import { type ExampleSentence, namesIn, parseExamples } from './examples.ts'
import type { Place, ToneExamples } from './standard.ts'

/** Sentences of one subject, and whose each is. */
export type Collected = Pick<ToneExamples, 'examples' | 'voices'>

/**
 * Collects example sentences from files whose names begin with what they are about. A sentence is the same with whatever
 * punctuation; one that stands twice is learned once.
 */
export class SentenceCollector {
  readonly diagnostics: Diagnostic[] = []
  private readonly found = new Map<string, { readonly examples: string[]; readonly voices: string[] }>()
  private readonly sentences = new Map<string, { readonly subject: string; readonly place: Place }>()
  private readonly normal = new NormalText()
  private readonly realmOf: (subject: string) => string | undefined
  private readonly unknown: (subject: string) => string

  /**
   * @param realmOf sentences of different realms may be the same; undefined for a subject that there is none of
   * @param unknown what to tell of such a subject
   */
  constructor(realmOf: (subject: string) => string | undefined, unknown: (subject: string) => string) {
    this.realmOf = realmOf
    this.unknown = unknown
  }

  add(file: string, text: string): void {
    const { subject, voice } = namesIn(file)
    const { sentences, diagnostics } = parseExamples(file, text)
    this.diagnostics.push(...diagnostics)
    const realm = this.realmOf(subject)
    if (realm === undefined) {
      this.diagnostics.push({ severity: 'error', file, line: 1, column: 1, message: this.unknown(subject) })
      return
    }
    const own = this.found.get(subject) ?? { examples: [], voices: [] }
    this.found.set(subject, own)
    for (const sentence of sentences)
      if (this.isNew(sentence, subject, realm, file)) {
        own.examples.push(sentence.text)
        own.voices.push(voice)
      }
  }

  private isNew({ text, line, column }: ExampleSentence, subject: string, realm: string, file: string): boolean {
    const key = this.keyOf(text, realm)
    const other = this.sentences.get(key)
    if (!other) {
      this.sentences.set(key, { subject, place: { file, line, column } })
      return true
    }
    const same = `与 ${other.place.file}:${other.place.line} 是同一句（不计标点）`
    const elsewhere = other.subject === subject ? '' : `，却属于 "${other.subject}"`
    const severity = other.subject === subject ? 'warning' : 'error'
    const message = `${same}${elsewhere}，请删去一处`
    this.diagnostics.push({ severity, file, line, column, message, text: excerpt(text) })
    return false
  }

  /** Whether a sentence was collected for any subject of a realm. */
  has(text: string, realm: string): boolean {
    return this.sentences.has(this.keyOf(text, realm))
  }

  private keyOf(text: string, realm: string): string {
    const { codes, length } = this.normal.read(text)
    return `${realm} ${String.fromCharCode(...codes.subarray(0, length))}`
  }

  /** What was collected, in the order in which the subjects were met. */
  collected(): [subject: string, Collected][] {
    return [...this.found]
  }
}
