import type { ClauseDetail, ClauseLine, Example, Outline, SourceTree, Vocabulary } from '@liangyan/contract'
import {
  actsOf,
  type Clause,
  coverageOf,
  type ExampleDialogue,
  type PlacedClause,
  type Standard,
  walkCondition,
  wordClassesIn,
} from '@liangyan/standard'
import { exampleText } from './examples-text.ts'

/** A clause as its page shows it; its examples stand in the reading, its titles are looked up. */
export type ReadClause = Omit<ClauseDetail, 'examples' | 'sources'>

/** All that is shown of a version, as plain data. Worked out once for texts with one digest. */
export interface Reading {
  readonly outline: Outline
  readonly sources: SourceTree
  readonly clauses: ReadonlyMap<string, ReadClause>
  /** Example dialogues that speak of a clause, by its id. */
  readonly examples: ReadonlyMap<string, readonly Example[]>
  readonly vocabulary: Vocabulary
}

/** Phrases beyond these are not offered for completion. */
const MOST_PHRASES = 3_000

export function readingOf(standard: Standard, texts: ReadonlyMap<string, string>): Reading {
  const { head, everyClause, practice } = standard
  const lines = new Map(linesOf(standard).map((line) => [line.id, line]))
  return {
    outline: {
      head: { id: head.id, title: head.title, version: head.version },
      moments: practice.moments.map(({ title, in: inside }) => ({ title, in: inside ?? null })),
      clauses: [...lines.values()],
    },
    sources: sourcesOf(standard),
    clauses: new Map(
      everyClause.map((placed) => [
        placed.clause.id,
        readClause(placed, lines.get(placed.clause.id) as ClauseLine, standard, texts),
      ]),
    ),
    examples: examplesOf(standard, texts),
    vocabulary: vocabularyOf(standard, texts),
  }
}

function linesOf({ everyClause, clauses, criteria }: Standard): ClauseLine[] {
  const here = new Set(clauses.map(({ clause }) => clause.id))
  const titles = new Map(criteria.map(({ id, title }) => [id, title]))
  return everyClause.map(({ clause, place }) => ({
    id: clause.id,
    title: clause.title,
    moment: clause.moment ?? null,
    reads: clause.advise ? 'advises' : clause.forbid ? 'forbids' : 'requires',
    status: clause.status ?? 'active',
    severity: clause.severity ?? 'minor',
    criterion: clause.criterion ?? null,
    criterionTitle: clause.criterion === undefined ? null : (titles.get(clause.criterion) ?? null),
    sources: clause.sources ?? [],
    file: place.file,
    line: place.line,
    inProfile: here.has(clause.id),
  }))
}

function readClause(
  { clause, place }: PlacedClause,
  line: ClauseLine,
  standard: Standard,
  texts: ReadonlyMap<string, string>,
): ReadClause {
  const kinds = standard.criteria.find(({ id }) => id === clause.criterion)?.kinds
  const asked = actsIn(clause)
  return {
    clause: line,
    kind: clause.kind ?? null,
    kindTitle: clause.kind === undefined ? null : (kinds?.[clause.kind] ?? null),
    yaml: itemAt(texts.get(place.file) ?? '', place.line),
    wording: (clause.wording ?? []).map((wording) => (typeof wording === 'string' ? wording : wording.text)),
    replace: (clause.replace ?? []).map(({ instead_of: harsh, say }) => ({ insteadOf: [harsh ?? []].flat(), say })),
    otherwise: clause.otherwise ?? null,
    advice: clause.advice ?? null,
    note: clause.note ?? null,
    falseAlarms: clause.false_alarms ?? [],
    acts: standard.acts
      .filter(({ act }) => asked.has(act.id))
      .map(({ act, place: at }) => ({ id: act.id, title: act.title, file: at.file, line: at.line })),
  }
}

/** The item of a YAML list that begins on a line, with the comments inside it. */
export function itemAt(text: string, line: number): string {
  const rest = text.split(/\r?\n/).slice(line - 1)
  const next = rest.findIndex((raw, i) => i > 0 && /^-(\s|$)/.test(raw))
  const own = next < 0 ? rest : rest.slice(0, next)
  // comments right above the next item belong to that one
  while (own.length > 1 && /^\s*(#.*)?$/.test(own.at(-1) as string)) own.pop()
  return own.join('\n')
}

function actsIn({ applies, when, unless, until, require, forbid }: Clause): Set<string> {
  const acts = new Set<string>()
  for (const condition of [applies, when, unless, until, require, forbid])
    if (condition)
      walkCondition(condition, [], (inner) => {
        for (const act of actsOf(inner)) acts.add(act)
      })
  return acts
}

function sourcesOf(standard: Standard): SourceTree {
  const { of } = coverageOf(standard)
  const citing = new Map<string, string[]>()
  for (const { clause } of standard.everyClause)
    for (const id of clause.sources ?? []) citing.set(id, [...(citing.get(id) ?? []), clause.id])
  const documents = Map.groupBy(standard.sources.values(), ({ document }) => document)
  return {
    documents: [...documents].map(([document, sentences]) => ({
      document,
      sentences: sentences.map(({ id, kind, text }) => ({
        id,
        kind,
        text,
        carriedBy: of.get(id) ?? 'missing',
        clauses: citing.get(id) ?? [],
      })),
    })),
  }
}

function examplesOf(
  { dialogues, dialoguesElsewhere }: Standard,
  texts: ReadonlyMap<string, string>,
): Map<string, Example[]> {
  const examples = new Map<string, Example[]>()
  for (const dialogue of [...dialogues, ...dialoguesElsewhere]) {
    const clauses = clausesMarked(dialogue)
    if (clauses.size === 0) continue
    const example = exampleText(dialogue, texts.get(dialogue.file) ?? '')
    for (const id of clauses) {
      const own = examples.get(id)
      if (own) own.push(example)
      else examples.set(id, [example])
    }
  }
  return examples
}

const OF_CLAUSES: ReadonlySet<string> = new Set(['hit', 'pass', 'advise', 'no-advise'])

/** The clauses that an example dialogue speaks of. */
export const clausesMarked = ({ marks }: ExampleDialogue): Set<string> =>
  new Set(marks.filter(({ expect }) => OF_CLAUSES.has(expect)).map(({ id }) => id))

function vocabularyOf(standard: Standard, texts: ReadonlyMap<string, string>): Vocabulary {
  const { acts, everyClause, criteria, practice, phrases, tones, sources, profiles } = standard
  return {
    acts: acts.map(({ act: { id, title } }) => ({ id, title })),
    clauses: everyClause.map(({ clause: { id, title } }) => ({ id, title })),
    criteria: criteria.map(({ id, title, kinds = {} }) => ({
      id,
      title,
      kinds: Object.entries(kinds).map(([kind, name]) => ({ id: kind, title: name })),
    })),
    moments: practice.moments.map(({ title }) => title),
    words: wordClassesIn(texts).map(({ name, words }) => ({ name, words: words.slice(0, 20) })),
    phrases: [...phrases.keys()].filter((phrase) => !phrase.startsWith('=')).slice(0, MOST_PHRASES),
    tones: tones.map(({ id, title }) => ({ id, title })),
    sources: [...sources.values()].map(({ id, document, text }) => ({ id, document, text })),
    options: Object.entries(profiles?.options ?? {}).map(([name, { title }]) => ({ name, title })),
    profiles: Object.entries(profiles?.profiles ?? {}).map(([id, { title }]) => ({ id, title })),
    clauseFiles: [...new Set(everyClause.map(({ place }) => place.file))].sort(),
  }
}
