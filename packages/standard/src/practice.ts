import { didYouMean } from './diagnostic.ts'
import { diagnoseCondition } from './diagnose-condition.ts'
import type { ExampleDialogue } from './dialogues.ts'
import type { Known, Report } from './known.ts'
import { diagnoseBelonging } from './options.ts'
import type { Drill, FaqEntry, Moment, NotCarried, Requirement } from './schema/practice.ts'

/** What of a standard is not checked in conversations, and its tree of moments. */
export interface Practice {
  readonly moments: readonly Moment[]
  readonly faq: readonly FaqEntry[]
  /** The questions of all profiles. */
  readonly everyFaq: readonly FaqEntry[]
  readonly drills: readonly Drill[]
  readonly requirements: readonly Requirement[]
  /** The requirements of all profiles. */
  readonly everyRequirement: readonly Requirement[]
  readonly notCarried: readonly NotCarried[]
}

export const NO_PRACTICE: Practice = {
  moments: [],
  faq: [],
  everyFaq: [],
  drills: [],
  requirements: [],
  everyRequirement: [],
  notCarried: [],
}

/** What a schema cannot say about the tree of moments. */
export function diagnoseMoments(moments: readonly Moment[], known: Known, report: Report): void {
  const seen = new Set<string>()
  moments.forEach((moment, i) => {
    if (seen.has(moment.title)) report([i, 'title'], 'error', `情景 "${moment.title}" 在这里出现了两次`)
    seen.add(moment.title)
    if (moment.in !== undefined) diagnoseMoment(moment.in, [i, 'in'], known, report)
    moment.next?.forEach((title, k) => diagnoseMoment(title, [i, 'next', k], known, report))
    if (circles(moment, moments)) report([i, 'in'], 'error', `情景 "${moment.title}" 绕了一圈，成了自己的上级`)
    if (moment.when) diagnoseCondition(moment.when, [i, 'when'], known, report)
    if (moment.perhaps) diagnoseCondition(moment.perhaps, [i, 'perhaps'], known, report)
    diagnoseSources(moment.sources, [i, 'sources'], known, report)
  })
}

function circles(moment: Moment, all: readonly Moment[]): boolean {
  const parents = new Map(all.map((m) => [m.title, m.in]))
  let at = moment.in
  for (let steps = 0; at !== undefined && steps <= all.length; steps++) {
    if (at === moment.title) return true
    at = parents.get(at)
  }
  return false
}

/** A moment that the tree does not have; without a tree, any name will do. */
export function diagnoseMoment(title: string, at: (string | number)[], known: Known, report: Report): void {
  if (known.moments.size > 0 && !known.moments.has(title))
    report(at, 'error', `moments.yaml 里没有情景 "${title}"${didYouMean(title, [...known.moments])}`)
}

/** Where the examples stand that moments are learned from; each bears the title of its moment. */
export const SITUATIONS = 'situations/'

/** What is wrong with the title of an example that a moment is to be learned from. */
export function strayMoment({ file, title }: ExampleDialogue, { moments }: Known): string | undefined {
  if (!file.startsWith(SITUATIONS) || moments.has(title)) return undefined
  return `moments.yaml 里没有情景 "${title}"${didYouMean(title, [...moments])}`
}

/** Sentences that sources.tsv does not have. */
export function diagnoseSources(
  sources: readonly string[] | undefined,
  at: (string | number)[],
  known: Known,
  report: Report,
): void {
  if (!known.hasSources) return
  sources?.forEach((id, i) => {
    if (!known.sources.has(id)) report([...at, i], 'error', `sources.tsv 里没有编号为 "${id}" 的原句`)
  })
}

/** What a schema cannot say about questions, drills and requirements. */
export function diagnoseEntries(
  entries: readonly (FaqEntry | Drill | Requirement)[],
  known: Known,
  report: Report,
): void {
  entries.forEach((entry, i) => {
    diagnoseSources(entry.sources, [i, 'sources'], known, report)
    if ('options' in entry || 'profiles' in entry)
      diagnoseBelonging(entry, known.profiles, (path, ...rest) => report([i, ...path], ...rest))
    if ('moment' in entry && entry.moment !== undefined) diagnoseMoment(entry.moment, [i, 'moment'], known, report)
    if (!('steps' in entry)) return
    entry.moments?.forEach((title, k) => diagnoseMoment(title, [i, 'moments', k], known, report))
    entry.clauses?.forEach((id, k) => {
      if (!known.clauses.has(id))
        report([i, 'clauses', k], 'error', `没有编号为 "${id}" 的条款${didYouMean(id, [...known.clauses.keys()])}`)
    })
  })
}

/** What a schema cannot say about the sentences that nothing carries. */
export function diagnoseNotCarried(entries: readonly NotCarried[], known: Known, report: Report): void {
  const seen = new Set<string>()
  entries.forEach(({ sources, reason, of, module }, i) => {
    diagnoseSources(sources, [i, 'sources'], known, report)
    sources.forEach((id, k) => {
      if (seen.has(id)) report([i, 'sources', k], 'error', `"${id}" 在这里出现了两次`)
      seen.add(id)
    })
    if (reason === 'duplicate' && of === undefined) report([i], 'error', '重复（duplicate）要用 of 写明与哪一句重复')
    if (reason === 'later' && module === undefined) report([i], 'error', '以后（later）要用 module 写明等哪个模块')
    if (of !== undefined && known.hasSources && !known.sources.has(of))
      report([i, 'of'], 'error', `sources.tsv 里没有编号为 "${of}" 的原句`)
  })
}
