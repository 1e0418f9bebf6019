import type { PhrasePattern } from '@liangyan/language'
import type { TSchema } from 'typebox'
import { type Diagnostic, didYouMean } from './diagnostic.ts'
import { type ExampleDialogue, parseDialogues } from './dialogues.ts'
import {
  diagnoseAct,
  diagnoseClause,
  diagnoseCondition,
  diagnoseScorecard,
  type Known,
  type Report,
} from './diagnose.ts'
import { expandWordClasses, parsePhrase, PhraseError, type WordClasses } from './phrase.ts'
import type { Act, Clause } from './schema/clause.ts'
import * as files from './schema/files.ts'
import { parseSources, type Source } from './sources.ts'
import { phraseKey, type Place, type PlacedAct, type PlacedClause, type Standard } from './standard.ts'
import { phrasesOf, walkCondition } from './walk.ts'
import { type Path, YamlFile } from './yaml-file.ts'

/** What is known of a standard after reading: the standard, if it can be used, and everything to say about it. */
export interface LoadedStandard {
  /** Undefined where an error stands among the diagnostics. */
  readonly standard: Standard | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads a standard from the texts of its files (path relative to the standard's folder → content).
 *
 * `standard.yaml` name and version · `criteria.yaml` · `contact.yaml` · `commitments.yaml` · `words/*.yaml` word
 * classes · `acts/*.yaml` · `moments/*.yaml` clauses · `tones/*.yaml` · `scorecards/*.yaml` · `tone-model.json` ·
 * `sources.tsv` · `*.dialogues.txt` examples. Never throws: every mistake becomes a diagnostic.
 */
export function loadStandard(texts: ReadonlyMap<string, string>): LoadedStandard {
  return new Loader(texts).load()
}

class Loader {
  private readonly texts: ReadonlyMap<string, string>
  private readonly diagnostics: Diagnostic[] = []
  private readonly yamlFiles: YamlFile[] = []
  private readonly phrases = new Map<string, readonly PhrasePattern[]>()
  private classes: WordClasses = new Map()

  constructor(texts: ReadonlyMap<string, string>) {
    this.texts = texts
  }

  load(): LoadedStandard {
    const head = this.one('standard.yaml', files.StandardHead) as files.StandardHead | undefined
    if (!this.texts.has('standard.yaml'))
      this.complain('standard.yaml', 'is missing: it names the standard (id, title, version)')
    this.classes = this.readWords()
    const criteria = (this.one('criteria.yaml', files.CriteriaFile) as files.Criterion[] | undefined) ?? []
    const tones = this.many('tones/', files.ToneFile).map((t) => t.value as files.ToneExamples)
    const acts = this.list<Act>('acts/', files.ActsFile)
    const clauses = this.list<Clause>('moments/', files.ClausesFile)
    const sources = this.readSources()
    const known: Known = {
      acts: new Map(acts.map((a) => [a.value.id, a.value])),
      clauses: new Set(clauses.map((c) => c.value.id)),
      criteria: new Map(criteria.map((c) => [c.id, c])),
      tones: new Set(tones.map((t) => t.id)),
      sources,
      hasSources: this.texts.has('sources.tsv'),
    }
    for (const { value, file, path } of acts) diagnoseAct(value, known, reporter(file, path))
    for (const { value, file, path } of clauses) diagnoseClause(value, known, reporter(file, path))
    this.unique([...acts, ...clauses])
    this.readPhrases([...acts, ...clauses])
    const contact = this.readContact(known)
    const scorecards = this.many('scorecards/', files.ScorecardFile).map(({ value, file }) => {
      diagnoseScorecard(value as files.ScorecardRules, known, reporter(file, []))
      return value as files.ScorecardRules
    })
    const commitments = this.one('commitments.yaml', files.CommitmentsFile) as files.CommitmentRules | undefined
    const dialogues = this.readDialogues(known)
    this.gather()
    this.diagnostics.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column)
    const usable = head !== undefined && !this.diagnostics.some((d) => d.severity === 'error')
    const standard: Standard | undefined = usable
      ? {
          head,
          acts: acts.map(({ value, place }): PlacedAct => ({ act: value, place })),
          clauses: clauses.map(({ value, place }): PlacedClause => ({ clause: value, place })),
          criteria,
          contact,
          commitments,
          scorecards,
          tones,
          toneModel: this.texts.get('tone-model.json'),
          sources,
          dialogues,
          phrases: this.phrases,
        }
      : undefined
    return { standard, diagnostics: this.diagnostics }
  }

  /** A file that cannot be read makes others seem wrong: until it is mended, only such files are spoken of. */
  private gather(): void {
    const broken = this.yamlFiles.filter((file) => !file.wellFormed)
    if (broken.length > 0) this.diagnostics.length = 0
    for (const file of broken.length > 0 ? broken : this.yamlFiles) this.diagnostics.push(...file.diagnostics)
  }

  private complain(file: string, message: string): void {
    this.diagnostics.push({ severity: 'error', file, line: 1, column: 1, message })
  }

  private open(name: string): YamlFile {
    const file = new YamlFile(name, this.texts.get(name) as string)
    this.yamlFiles.push(file)
    return file
  }

  private one(name: string, schema: TSchema): unknown {
    return this.texts.has(name) ? this.open(name).read(schema) : undefined
  }

  private many(folder: string, schema: TSchema): { value: unknown; file: YamlFile }[] {
    return [...this.texts.keys()]
      .filter((name) => name.startsWith(folder) && /\.ya?ml$/.test(name))
      .sort()
      .flatMap((name) => {
        const file = this.open(name)
        const value = file.read(schema)
        return value === undefined ? [] : [{ value, file }]
      })
  }

  private list<T>(folder: string, schema: TSchema): Placed<T>[] {
    return this.many(folder, schema).flatMap(({ value, file }) =>
      (value as T[]).map((item, i) => ({
        value: item,
        file,
        path: [i],
        place: { file: file.name, ...file.locate([i]) },
      })),
    )
  }

  private unique(items: readonly Placed<{ id: string }>[]): void {
    const seen = new Map<string, Place>()
    for (const { value, file, path, place } of items) {
      const other = seen.get(value.id)
      if (other) file.report([...path, 'id'], 'error', `id "${value.id}" is taken by ${other.file}:${other.line}`)
      seen.set(value.id, place)
    }
  }

  private readWords(): WordClasses {
    const words = new Map<string, readonly string[]>()
    const places = new Map<string, YamlFile>()
    for (const { value, file } of this.many('words/', files.WordsFile)) {
      for (const [name, list] of Object.entries(value as Record<string, string[]>)) {
        if (words.has(name)) file.report([name], 'error', `word class "${name}" stands twice`, true)
        words.set(name, list)
        places.set(name, file)
      }
    }
    for (const [name, list] of words) {
      const inner = list.flatMap((word) => [...word.matchAll(/<([^>]+)>/g)].map((m) => m[1]))
      const missing = inner.find((m) => !words.has(m))
      if (missing)
        places.get(name)?.report([name], 'error', `no word class <${missing}>${didYouMean(missing, [...words.keys()])}`)
    }
    try {
      return expandWordClasses(words)
    } catch (error) {
      if (!(error instanceof PhraseError)) throw error
      this.complain('words/', error.message)
      return new Map()
    }
  }

  private readPhrases(items: readonly Placed<Act | Clause>[]): void {
    for (const { value, file, path } of items) {
      for (const key of CONDITION_KEYS) {
        const condition = (value as Record<string, unknown>)[key]
        if (condition) this.phrasesIn(condition as never, [...path, key], file)
      }
    }
  }

  private phrasesIn(condition: Parameters<typeof walkCondition>[0], path: Path, file: YamlFile): void {
    walkCondition(condition, path, (inner, at) => {
      for (const use of phrasesOf(inner, at)) {
        const key = phraseKey(use.phrase, use.exact)
        if (this.phrases.has(key)) continue
        try {
          this.phrases.set(key, parsePhrase(use.phrase, this.classes, { exact: use.exact }))
        } catch (error) {
          if (!(error instanceof PhraseError)) throw error
          const unknown = /<(.+)>/.exec(error.message)?.[1]
          file.report(
            use.path,
            'error',
            `phrase "${use.phrase}", character ${error.at + 1}: ${error.message}${unknown ? didYouMean(unknown, [...this.classes.keys()]) : ''}`,
          )
        }
      }
    })
  }

  private readContact(known: Known): readonly files.ContactReason[] {
    if (!this.texts.has('contact.yaml')) return []
    const file = this.open('contact.yaml')
    const reasons = (file.read(files.ContactFile) as files.ContactReason[] | undefined) ?? []
    reasons.forEach((reason, i) => {
      if (!reason.when) return
      diagnoseCondition(reason.when, [i, 'when'], known, reporter(file, []))
      this.phrasesIn(reason.when, [i, 'when'], file)
    })
    return reasons
  }

  private readSources(): ReadonlyMap<string, Source> {
    const text = this.texts.get('sources.tsv')
    if (text === undefined) return new Map()
    const { sources, diagnostics } = parseSources('sources.tsv', text)
    this.diagnostics.push(...diagnostics)
    return sources
  }

  private readDialogues(known: Known): ExampleDialogue[] {
    const all: ExampleDialogue[] = []
    for (const [name, text] of this.texts) {
      if (!name.endsWith('.dialogues.txt')) continue
      const { dialogues, diagnostics } = parseDialogues(name, text)
      this.diagnostics.push(...diagnostics)
      all.push(...dialogues)
    }
    for (const { marks, file } of all) {
      for (const mark of marks) {
        const unknown =
          (mark.expect === 'hit' || mark.expect === 'pass') && !known.clauses.has(mark.id)
            ? `no clause "${mark.id}"${didYouMean(mark.id, [...known.clauses])}`
            : (mark.expect === 'act' || mark.expect === 'no-act') && !known.acts.has(mark.id)
              ? `no act "${mark.id}"${didYouMean(mark.id, [...known.acts.keys()])}`
              : undefined
        if (unknown) this.diagnostics.push({ severity: 'error', file, line: mark.line, column: 1, message: unknown })
      }
    }
    return all
  }
}

const CONDITION_KEYS = ['is', 'applies', 'when', 'unless', 'require', 'forbid', 'until'] as const

interface Placed<T> {
  readonly value: T
  readonly file: YamlFile
  readonly path: Path
  readonly place: Place
}

function reporter(file: YamlFile, base: Path): Report {
  return (path, severity, message) => file.report([...base, ...path], severity, message)
}
