import type { PhrasePattern } from '@liangyan/language'
import type { TSchema } from 'typebox'
import { type Diagnostic, didYouMean, type Path } from './diagnostic.ts'
import { type ExampleDialogue, type Mark, parseDialogues } from './dialogues.ts'
import {
  diagnoseAct,
  diagnoseClause,
  diagnoseHead,
  diagnoseScorecard,
  diagnoseUnique,
  toneProblem,
} from './diagnose.ts'
import { diagnoseCondition } from './diagnose-condition.ts'
import type { Known, Report } from './known.ts'
import { expandWordClasses, parsePhrase, PhraseError, type WordClasses } from './phrase.ts'
import type { Act, Clause } from './schema/clause.ts'
import type { Condition } from './schema/condition.ts'
import * as files from './schema/files.ts'
import { parseSources, type Source } from './sources.ts'
import { phraseKey, type Place, type PlacedAct, type PlacedClause, type Standard } from './standard.ts'
import { phrasesOf, walkCondition } from './walk.ts'
import { YamlFile } from './yaml-file.ts'

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
    if (!this.texts.has('standard.yaml'))
      this.complain('standard.yaml', '缺少这个文件：它写明规范的编号、名称和版本（id、title、version）')
    const head = this.one<files.StandardHead>('standard.yaml', files.StandardHead)
    if (head) diagnoseHead(head.value, reporter(head.file, []))
    this.classes = this.readWords()
    const criteria = this.unique(this.one<files.Criterion[]>('criteria.yaml', files.CriteriaFile))
    const tones = this.readTones()
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
    this.readItems(acts, clauses, known)
    const standard = {
      acts: acts.map(({ value, place }): PlacedAct => ({ act: value, place })),
      clauses: clauses.map(({ value, place }): PlacedClause => ({ clause: value, place })),
      criteria,
      contact: this.readContact(known),
      commitments: this.readCommitments(known),
      scorecards: this.readScorecards(known),
      tones,
      toneModel: this.readToneModel(),
      sources,
      dialogues: this.readDialogues(known),
      phrases: this.phrases,
    }
    this.strayFiles()
    this.gather()
    const usable = head !== undefined && !this.diagnostics.some((d) => d.severity === 'error')
    return { standard: usable ? { head: head.value, ...standard } : undefined, diagnostics: this.diagnostics }
  }

  /** A file that nobody reads is most often one with a slip in its name. */
  private strayFiles(): void {
    for (const name of this.texts.keys()) {
      const read = READ_FILES.has(name) || READ_FOLDERS.some((folder) => name.startsWith(folder))
      if (/\.ya?ml$/.test(name) && !read)
        this.diagnostics.push({
          severity: 'warning',
          file: name,
          line: 1,
          column: 1,
          message: `这个文件不会被读取：YAML 文件只能是 ${[...READ_FILES].join('、')}，或放在 ${READ_FOLDERS.join('、')} 里`,
        })
    }
    const [, ...further] = [...this.texts.keys()].filter((name) => /^scorecards\/.*\.ya?ml$/.test(name)).sort()
    for (const name of further)
      this.diagnostics.push({
        severity: 'warning',
        file: name,
        line: 1,
        column: 1,
        message: '这份评分表不起作用：只用第一份',
      })
  }

  /** A file that cannot be read makes others seem wrong: until it is mended, only such files are spoken of. */
  private gather(): void {
    const broken = this.yamlFiles.filter((file) => !file.wellFormed)
    if (broken.length > 0) this.diagnostics.length = 0
    for (const file of broken.length > 0 ? broken : this.yamlFiles) this.diagnostics.push(...file.diagnostics)
    this.diagnostics.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column)
  }

  private complain(file: string, message: string): void {
    this.diagnostics.push({ severity: 'error', file, line: 1, column: 1, message })
  }

  private open(name: string): YamlFile {
    const file = new YamlFile(name, this.texts.get(name) as string)
    this.yamlFiles.push(file)
    return file
  }

  private one<T>(name: string, schema: TSchema): { value: T; file: YamlFile } | undefined {
    if (!this.texts.has(name)) return undefined
    const file = this.open(name)
    const value = file.read<T>(schema)
    return value === undefined ? undefined : { value, file }
  }

  private many<T>(folder: string, schema: TSchema): { value: T; file: YamlFile }[] {
    return [...this.texts.keys()]
      .filter((name) => name.startsWith(folder) && /\.ya?ml$/.test(name))
      .sort()
      .flatMap((name) => this.one<T>(name, schema) ?? [])
  }

  private list<T>(folder: string, schema: TSchema): Placed<T>[] {
    return this.many<T[]>(folder, schema).flatMap(({ value, file }) =>
      value.map((item, i) => ({ value: item, file, path: [i], place: { file: file.name, ...file.locate([i]) } })),
    )
  }

  private unique<T extends { id: string }>(read: { value: T[]; file: YamlFile } | undefined): T[] {
    if (read) diagnoseUnique(read.value, reporter(read.file, []))
    return read?.value ?? []
  }

  private readItems(acts: readonly Placed<Act>[], clauses: readonly Placed<Clause>[], known: Known): void {
    for (const { value, file, path } of acts) diagnoseAct(value, known, reporter(file, path))
    for (const { value, file, path } of clauses) diagnoseClause(value, known, reporter(file, path))
    const seen = new Map<string, Place>()
    for (const { value, file, path, place } of [...acts, ...clauses]) {
      const other = seen.get(value.id)
      if (other) file.report([...path, 'id'], 'error', `编号 "${value.id}" 已用于 ${other.file}:${other.line}`)
      seen.set(value.id, place)
      for (const key of CONDITION_KEYS)
        this.phrasesIn((value as Partial<Record<string, Condition>>)[key], [...path, key], file)
    }
    for (const { value, file, path } of clauses)
      value.wording?.forEach((w, i) =>
        this.phrasesIn(typeof w === 'object' ? w.when : undefined, [...path, 'wording', i, 'when'], file),
      )
  }

  private readWords(): WordClasses {
    const words = new Map<string, readonly string[]>()
    const places = new Map<string, YamlFile>()
    for (const { value, file } of this.many<Record<string, string[]>>('words/', files.WordsFile)) {
      for (const [name, list] of Object.entries(value)) {
        if (words.has(name)) file.report([name], 'error', `词类 "${name}" 出现了两次`, true)
        words.set(name, list)
        places.set(name, file)
      }
    }
    const { classes, problems } = expandWordClasses(words)
    for (const { name, message, unknownClass } of problems)
      places.get(name)?.report([name], 'error', `${message}${suggested(unknownClass, words)}`)
    return classes
  }

  /** Parses the phrases of a condition into the table that the engine looks them up in. */
  private phrasesIn(condition: Condition | undefined, path: Path, file: YamlFile): void {
    if (!condition) return
    walkCondition(condition, path, (inner, at) => {
      for (const use of phrasesOf(inner, at)) {
        const key = phraseKey(use.phrase, use.exact)
        if (this.phrases.has(key)) continue
        try {
          this.phrases.set(key, parsePhrase(use.phrase, this.classes, { exact: use.exact }))
        } catch (error) {
          if (!(error instanceof PhraseError)) throw error
          const message = `${error.message}${suggested(error.unknownClass, this.classes)}`
          file.report(use.path, 'error', `话式“${use.phrase}”第 ${error.at + 1} 个字符处：${message}`)
        }
      }
    })
  }

  /** A tone may have several files, e.g. by author; their examples are one list. */
  private readTones(): files.ToneExamples[] {
    const tones = new Map<string, files.ToneExamples>()
    for (const { value, file } of this.many<files.ToneExamples>('tones/', files.ToneFile)) {
      const known = tones.get(value.id)
      if (known && known.title !== value.title)
        file.report(['title'], 'error', `语气 "${value.id}" 在别的文件里名为“${known.title}”`)
      tones.set(value.id, known ? { ...known, examples: [...known.examples, ...value.examples] } : value)
    }
    return [...tones.values()]
  }

  private readContact(known: Known): readonly files.ContactReason[] {
    const read = this.one<files.ContactReason[]>('contact.yaml', files.ContactFile)
    read?.value.forEach((reason, i) => {
      if (!reason.when) return
      diagnoseCondition(reason.when, [i, 'when'], known, reporter(read.file, []))
      this.phrasesIn(reason.when, [i, 'when'], read.file)
    })
    return this.unique(read)
  }

  private readScorecards(known: Known): files.ScorecardRules[] {
    return this.many<files.ScorecardRules>('scorecards/', files.ScorecardFile).map(({ value, file }) => {
      diagnoseScorecard(value, known, reporter(file, []))
      value.groups.forEach((group, g) =>
        group.items.forEach((item, i) => this.phrasesIn(item.applies, ['groups', g, 'items', i, 'applies'], file)),
      )
      return value
    })
  }

  private readCommitments(known: Known): files.CommitmentRules | undefined {
    const read = this.one<files.CommitmentRules>('commitments.yaml', files.CommitmentsFile)
    if (read && !known.acts.has(read.value.promise))
      read.file.report(
        ['promise'],
        'error',
        `没有名为 "${read.value.promise}" 的言语行为${didYouMean(read.value.promise, [...known.acts.keys()])}`,
      )
    return read?.value
  }

  private readToneModel(): string | undefined {
    const json = this.texts.get('tone-model.json')
    const problem = json === undefined ? undefined : toneProblem(json)
    if (problem) this.complain('tone-model.json', problem)
    return json
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
      for (const { id, expect, line } of marks) {
        const message = unknownMark(id, expect, known)
        if (message) this.diagnostics.push({ severity: 'error', file, line, column: 1, message })
      }
    }
    return all
  }
}

const suggested = (unknownClass: string | undefined, known: WordClasses) =>
  unknownClass === undefined ? '' : didYouMean(unknownClass, [...known.keys()])

function unknownMark(id: string, expect: Mark['expect'], known: Known): string | undefined {
  const names =
    expect === 'hit' || expect === 'pass'
      ? [...known.clauses]
      : expect === 'act' || expect === 'no-act'
        ? [...known.acts.keys()]
        : undefined
  if (!names || names.includes(id)) return undefined
  const missing = expect === 'hit' || expect === 'pass' ? `没有编号为 "${id}" 的条款` : `没有名为 "${id}" 的言语行为`
  return `${missing}${didYouMean(id, names)}`
}

const READ_FILES: ReadonlySet<string> = new Set(['standard.yaml', 'criteria.yaml', 'contact.yaml', 'commitments.yaml'])
const READ_FOLDERS = ['words/', 'acts/', 'moments/', 'tones/', 'scorecards/']

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
