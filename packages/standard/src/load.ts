import type { PhrasePattern, ToneModel } from '@liangyan/language'
import { diagnoseCalendar } from './calendar-years.ts'
import { type Diagnostic, didYouMean, type Path } from './diagnostic.ts'
import { readDialogues } from './dialogue-files.ts'
import type { ExampleDialogue } from './dialogues.ts'
import { diagnoseAct, diagnoseClause, diagnoseHead, diagnoseScorecard, diagnoseUnique } from './diagnose.ts'
import { diagnoseCondition } from './diagnose-condition.ts'
import { conditionsOf, diagnoseLive } from './diagnose-live.ts'
import { diagnoseRewording } from './diagnose-rewording.ts'
import type { Known } from './known.ts'
import { expandWordClasses, parsePhrase, PhraseError, type WordClasses } from './phrase.ts'
import { diagnoseMoments, NO_PRACTICE, type Practice } from './practice.ts'
import { readEntries } from './practice-files.ts'
import { agrees, diagnoseUse } from './options.ts'
import { type Belonging, belongs, chooseProfile, NO_PROFILES, type Settings } from './profile.ts'
import type { CalendarYear } from './schema/calendar.ts'
import type { Act, Clause } from './schema/clause.ts'
import type { Condition } from './schema/condition.ts'
import type { CommitmentRules, ContactReason, ScorecardRules } from './schema/files.ts'
import type { LiveRules } from './schema/live.ts'
import type { Moment, Profiles } from './schema/practice.ts'
import type { Rewording } from './schema/rewording.ts'
import { parseSources, type Source } from './sources.ts'
import {
  phraseKey,
  type Place,
  type PlacedAct,
  type PlacedClause,
  type PlacedRewording,
  type Standard,
} from './standard.ts'
import { diagnoseStrayFiles } from './stray-files.ts'
import { learnedIn } from './learned-acts.ts'
import { readLessons, readModel, unread } from './lessons.ts'
import { Memory } from './memory.ts'
import { typicalTurns } from './typical.ts'
import { phrasesOf, type PhraseUse, walkCondition } from './walk.ts'
import { type Placed, placeIn, type Read, reporter, StandardFiles } from './standard-files.ts'
import type { YamlFile } from './yaml-file.ts'

/** What is known of a standard after reading: the standard, if it can be used, and everything to say about it. */
export interface LoadedStandard {
  /** Undefined where an error stands among the diagnostics. */
  readonly standard: Standard | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** The same files read again, with these options set otherwise. */
  readonly reread: (settings: Settings) => LoadedStandard
}

/**
 * Reads a standard from the texts of its files (path relative to the standard's folder → content).
 *
 * `standard.yaml` name and version · `criteria.yaml` · `contact.yaml` · `commitments.yaml` · `words/*.yaml` word
 * classes · `acts/*.yaml` · `moments/*.yaml` clauses · `tones/*.yaml` with `*.examples.txt` · `scorecards/*.yaml` ·
 * `tone-model.json` · `sources.tsv` · `*.dialogues.txt` examples · `profiles.yaml` · `moments.yaml` tree of moments ·
 * `replacements.yaml` · `live.yaml` conversations in progress ·
 * `faq/*.yaml` · `drills/*.yaml` · `requirements/*.yaml` · `not-carried.yaml` · `calendar.yaml`
 * arrangements of holidays. Never throws: every mistake becomes a diagnostic.
 */
export function loadStandard(texts: ReadonlyMap<string, string>, options: LoadOptions = {}): LoadedStandard {
  return new Loader(texts, options, new Memory()).load()
}

export interface LoadOptions {
  /** The profile to read the standard for; absent, the one that the standard itself names. */
  readonly profile?: string | undefined
  /** Options that are to have other values than the profile gives them. */
  readonly settings?: Settings | undefined
  /**
   * Read only what it takes to run: not the sentences that tones, reasons and acts are learned from, nor questions, drills
   * and what no conversation shows. What is wrong there is not told, nor are warnings; the standard can be neither checked
   * nor trained.
   */
  readonly forRunning?: boolean | undefined
}

class Loader {
  private readonly files: StandardFiles
  private readonly phrases: Map<string, readonly PhrasePattern[]>
  private readonly options: LoadOptions
  /** Whether what only checking and training ask for is read too. */
  private readonly whole: boolean
  private readonly memory: Memory
  private classes: WordClasses = new Map()

  constructor(texts: ReadonlyMap<string, string>, options: LoadOptions, memory: Memory) {
    this.whole = options.forRunning !== true
    this.files = new StandardFiles(texts, memory, !this.whole)
    this.phrases = memory.once('phrases', () => new Map())
    this.options = options
    this.memory = memory
  }

  load(): LoadedStandard {
    if (!this.files.texts.has('standard.yaml'))
      this.files.complain('standard.yaml', '缺少这个文件：它写明规范的编号、名称和版本（id、title、version）')
    const profiles = this.readProfiles()
    const head = this.files.one('standard.yaml', 'standard')
    if (head) diagnoseHead(head.value, reporter(head.file, []))
    this.classes = this.readWords()
    const criteria = this.unique(this.files.one('criteria.yaml', 'criteria'))
    const tones = this.memory.once('tones described', () => this.files.many('tones'))
    const acts = this.files.list('acts')
    const clauses = this.files.list('moments')
    const sources = this.readSources()
    const tree = this.files.one('moments.yaml', 'moment-tree')
    const known: Known = {
      acts: new Map(acts.map((a) => [a.value.id, a.value])),
      clauses: new Map(clauses.map((c) => [c.value.id, c.value])),
      criteria: new Map(criteria.map((c) => [c.id, c])),
      tones: new Set(tones.map(({ value }) => value.id)),
      learned: learnedIn(this.files.texts.keys()),
      moments: new Set(tree?.value.map((m) => m.title)),
      profiles: profiles?.value ?? NO_PROFILES,
      sources,
      hasSources: this.files.texts.has('sources.tsv'),
    }
    this.readItems(acts, clauses, known)
    const contact = this.readContact(known)
    const subjects = { tones, contact, acts: known.acts }
    const lessons = this.whole ? readLessons(this.files, subjects, this.memory) : unread(subjects)
    const practice = this.readPractice(tree, known)
    const everyDialogue = readDialogues(this.files, this.memory, known)
    const dialogues = everyDialogue.filter(({ settings }) => agrees(settings, this.files.profile))
    const belonging = [...clauses.map(({ value }) => value), ...practice.everyFaq, ...practice.everyRequirement]
    if (profiles && this.whole) this.noteUse(profiles, belonging, everyDialogue)
    const standard = {
      acts: acts.map(({ value, place }): PlacedAct => ({ act: value, place })),
      clauses: clauses
        .filter(({ value }) => belongs(value, this.files.profile))
        .map(({ value, place }): PlacedClause => ({ clause: value, place })),
      everyClause: clauses.map(({ value, place }): PlacedClause => ({ clause: value, place })),
      criteria,
      contact,
      commitments: this.readCommitments(known),
      scorecards: this.readScorecards(known),
      ...lessons,
      toneModel: this.readTrained('tone-model.json'),
      reasonModel: this.readTrained('reason-model.json'),
      learnedModels: {
        agent: this.readTrained('agent-act-model.json'),
        customer: this.readTrained('customer-act-model.json'),
      },
      sources,
      profile: this.files.profile,
      profiles: profiles?.value,
      rewordings: this.readRewordings(known),
      practice,
      calendar: this.readCalendar(),
      live: this.readLive(known),
      dialogues,
      dialoguesElsewhere: everyDialogue.filter(({ settings }) => !agrees(settings, this.files.profile)),
      typical: typicalTurns(this.files.texts, dialogues),
      phrases: this.phrases,
    }
    this.files.diagnostics.push(...diagnoseStrayFiles([...this.files.texts.keys()]))
    this.files.gather()
    const usable = head !== undefined && !this.files.diagnostics.some((d) => d.severity === 'error')
    return {
      standard: usable ? { head: head.value, ...standard } : undefined,
      diagnostics: this.files.diagnostics,
      reread: (settings) => new Loader(this.files.texts, { ...this.options, settings }, this.memory).load(),
    }
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
    for (const { value, file } of this.files.many('words')) {
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
      for (const use of phrasesOf(inner, at)) this.phrase(use, file)
    })
  }

  private phrase({ phrase, exact, path }: PhraseUse, file: YamlFile): void {
    const key = phraseKey(phrase, exact)
    if (this.phrases.has(key)) return
    try {
      this.phrases.set(key, parsePhrase(phrase, this.classes, { exact }))
    } catch (error) {
      if (!(error instanceof PhraseError)) throw error
      const message = `${error.message}${suggested(error.unknownClass, this.classes)}`
      file.report(path, 'error', `话式“${phrase}”第 ${error.at + 1} 个字符处：${message}`)
    }
  }

  private readProfiles(): Read<Profiles> | undefined {
    const { profile, settings } = this.options
    const read = this.files.one('profiles.yaml', 'profiles')
    if (read) this.files.profile = chooseProfile(read.value, profile, settings, reporter(read.file, []))
    else if (profile !== undefined) this.files.complain('profiles.yaml', `没有这个文件，也就没有场景 "${profile}"`)
    return read
  }

  private noteUse(
    { value, file }: Read<Profiles>,
    belonging: readonly Belonging[],
    dialogues: readonly ExampleDialogue[],
  ): void {
    const read = new Set([...this.files.optionsRead, ...belonging.flatMap((b) => Object.keys(b.options ?? {}))])
    diagnoseUse(value.options, read, dialogues, (path, severity, message) => file.report(path, severity, message, true))
  }

  private readRewordings(known: Known): PlacedRewording[] {
    const read = this.files.one('replacements.yaml', 'replacements')
    return (read?.value ?? []).map((rewording, i) => {
      const { file } = read as Read<Rewording[]>
      diagnoseRewording(rewording, known, reporter(file, [i]))
      for (const key of ['instead_of', 'except'] as const)
        [rewording[key] ?? []].flat().forEach((phrase, k) => {
          this.phrase({ phrase, exact: false, path: [i, key, k] }, file)
        })
      return { rewording, place: placeIn(file, [i]) }
    })
  }

  private readPractice(tree: Read<Moment[]> | undefined, known: Known): Practice {
    if (tree) {
      diagnoseMoments(tree.value, known, reporter(tree.file, []))
      tree.value.forEach((moment, i) => {
        this.phrasesIn(moment.when, [i, 'when'], tree.file)
        this.phrasesIn(moment.perhaps, [i, 'perhaps'], tree.file)
      })
    }
    const moments = tree?.value ?? []
    return this.whole ? { moments, ...readEntries(this.files, known) } : { ...NO_PRACTICE, moments }
  }

  private readCalendar(): readonly CalendarYear[] {
    const read = this.files.one('calendar.yaml', 'calendar')
    if (read) diagnoseCalendar(read.value, reporter(read.file, []))
    return read?.value ?? []
  }

  private readLive(known: Known): LiveRules | undefined {
    const read = this.files.one('live.yaml', 'live')
    if (!read) return undefined
    diagnoseLive(read.value, known, reporter(read.file, []))
    for (const { condition, path } of conditionsOf(read.value)) this.phrasesIn(condition, path, read.file)
    return read.value
  }

  private readContact(known: Known): readonly ContactReason[] {
    const read = this.files.one('contact.yaml', 'contact')
    read?.value.forEach((reason, i) => {
      if (!reason.when) return
      diagnoseCondition(reason.when, [i, 'when'], known, reporter(read.file, []))
      this.phrasesIn(reason.when, [i, 'when'], read.file)
    })
    return this.unique(read)
  }

  private readScorecards(known: Known): ScorecardRules[] {
    return this.files.many('scorecards').map(({ value, file }) => {
      diagnoseScorecard(value, known, reporter(file, []))
      value.groups.forEach((group, g) =>
        group.items.forEach((item, i) => this.phrasesIn(item.applies, ['groups', g, 'items', i, 'applies'], file)),
      )
      return value
    })
  }

  private readCommitments(known: Known): CommitmentRules | undefined {
    const read = this.files.one('commitments.yaml', 'commitments')
    if (read && !known.acts.has(read.value.promise))
      read.file.report(
        ['promise'],
        'error',
        `没有名为 "${read.value.promise}" 的言语行为${didYouMean(read.value.promise, [...known.acts.keys()])}`,
      )
    return read?.value
  }

  private readTrained(name: string): ToneModel | undefined {
    const json = this.files.texts.get(name)
    if (json === undefined) return undefined
    const { model, problem } = this.memory.once(`trained ${name}`, () => readModel(json))
    if (problem !== undefined) this.files.complain(name, problem)
    return model
  }

  private readSources(): ReadonlyMap<string, Source> {
    const text = this.files.texts.get('sources.tsv')
    if (text === undefined) return new Map()
    const { sources, diagnostics } = this.memory.once('sources', () => parseSources('sources.tsv', text))
    this.files.diagnostics.push(...diagnostics)
    return sources
  }
}

const suggested = (unknownClass: string | undefined, known: WordClasses) =>
  unknownClass === undefined ? '' : didYouMean(unknownClass, [...known.keys()])

const CONDITION_KEYS = ['is', 'applies', 'when', 'unless', 'require', 'forbid', 'until'] as const
