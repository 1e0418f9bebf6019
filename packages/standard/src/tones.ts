import { NEUTRAL, NormalText } from '@liangyan/language'
import { type Diagnostic, didYouMean, excerpt } from './diagnostic.ts'
import { type ExampleSentence, namesIn, parseExamples } from './examples.ts'
import type { ToneDescription } from './schema/files.ts'
import type { Place, ToneExamples } from './standard.ts'
import type { YamlFile } from './yaml-file.ts'

/**
 * Puts the tones together: each is described in a YAML file, its sentences stand in `<id>.examples.txt`, or in several
 * files, e.g. by author: `<id>.<part>.examples.txt`.
 */
export function gatherTones(
  described: readonly { readonly value: ToneDescription; readonly file: YamlFile }[],
  texts: ReadonlyMap<string, string>,
): { tones: ToneExamples[]; diagnostics: Diagnostic[] } {
  const tones = new ToneGatherer(described)
  const names = [...texts.keys()].filter((name) => /^tones\/.*\.examples\.txt$/.test(name))
  for (const name of names.sort()) tones.addExamples(name, texts.get(name) as string)
  tones.complainOfEmpty()
  const found = [...tones.found.values()].map(({ id, title, examples, voices }) => ({ id, title, examples, voices }))
  return { tones: found, diagnostics: tones.diagnostics }
}

interface FoundTone {
  readonly id: string
  readonly title: string
  readonly file: YamlFile
  readonly examples: string[]
  readonly voices: string[]
}

class ToneGatherer {
  readonly found = new Map<string, FoundTone>()
  readonly diagnostics: Diagnostic[] = []
  private readonly sentences = new Map<string, { tone: string; place: Place }>()
  /** Tones that an examples file says too little of because of a mistake: told of already. */
  private readonly damaged = new Set<string>()
  private readonly normal = new NormalText()

  constructor(described: readonly { readonly value: ToneDescription; readonly file: YamlFile }[]) {
    for (const { value, file } of described) {
      const { id, title, examples } = value
      if (examples !== undefined) {
        file.report(['examples'], 'error', `例句不写在 YAML 里：请移到 ${examplesFile(id, file)}，一行一句`, true)
        this.damaged.add(id)
      }
      const other = this.found.get(id)
      if (other) file.report(['id'], 'error', `编号 "${id}" 已用于 ${other.file.name}`)
      else this.found.set(id, { id, title, file, examples: [], voices: [] })
    }
  }

  addExamples(file: string, text: string): void {
    const { subject: id, voice } = namesIn(file)
    const { sentences, diagnostics } = parseExamples(file, text)
    this.diagnostics.push(...diagnostics)
    if (diagnostics.length > 0) this.damaged.add(id)
    const tone = this.found.get(id)
    if (!tone) {
      const known = [...this.found.keys()]
      const message = `没有编号为 "${id}" 的语气${didYouMean(id, known)}：例句文件的名称要以语气的编号开头`
      this.diagnostics.push({ severity: 'error', file, line: 1, column: 1, message })
      return
    }
    for (const sentence of sentences) {
      tone.examples.push(sentence.text)
      tone.voices.push(voice)
      this.compare(sentence, id, file)
    }
  }

  /** Sentences are the same where training takes them for the same: with whatever punctuation. */
  private compare({ text, line, column }: ExampleSentence, tone: string, file: string): void {
    const { codes, length } = this.normal.read(text)
    const key = String.fromCharCode.apply(null, codes.subarray(0, length) as unknown as number[])
    const other = this.sentences.get(key)
    if (!other) {
      this.sentences.set(key, { tone, place: { file, line, column } })
      return
    }
    const contradictory = other.tone !== tone && (other.tone === NEUTRAL || tone === NEUTRAL)
    const severity = contradictory ? 'error' : 'warning'
    const same = `与 ${other.place.file}:${other.place.line} 是同一句（不计标点）`
    const message = contradictory
      ? `${same}：一句话不能既属于 ${NEUTRAL} 又属于别的语气`
      : other.tone === tone
        ? `${same}，请删去一处`
        : `${same}，却属于另一种语气 "${other.tone}"：除非确实兼有两种语气，请删去一处`
    this.diagnostics.push({ severity, file, line, column, message, text: excerpt(text) })
  }

  complainOfEmpty(): void {
    for (const { id, file, examples } of this.found.values())
      if (examples.length === 0 && !this.damaged.has(id))
        file.report(['id'], 'error', `语气 "${id}" 没有例句：请写在 ${examplesFile(id, file)} 里，一行一句`)
  }
}

const examplesFile = (id: string, { name }: YamlFile) => `${name.slice(0, name.lastIndexOf('/') + 1)}${id}.examples.txt`
