import { stringify } from 'yaml'
import type { Act, Clause } from './schema/clause.ts'
import type { Condition } from './schema/condition.ts'
import type { Standard } from './standard.ts'
import { actsOf, phrasesOf, walkCondition } from './walk.ts'
import { type WrittenWordClass, wordClassesIn } from './word-classes.ts'

/** One field that two versions write differently, as YAML; null where one of them does not have it. */
export interface Change {
  readonly field: string
  readonly from: string | null
  readonly to: string | null
}

export interface ChangedItem {
  readonly id: string
  readonly title: string
  readonly change: 'added' | 'removed' | 'changed'
  /** Of what was changed, the fields. */
  readonly fields: readonly Change[]
}

/** A clause that is written otherwise, or that acts and words which it asks for make another one. */
export interface ChangedClause extends ChangedItem {
  readonly moment: string | null
  /** Acts, and word classes as `<name>`, that have changed and that the clause asks for, near or far. */
  readonly through: readonly string[]
}

/** What differs between two versions of a standard. */
export interface StandardDifferences {
  readonly clauses: readonly ChangedClause[]
  readonly acts: readonly ChangedItem[]
  readonly words: readonly ChangedItem[]
  readonly scorecard: readonly Change[]
}

/** A standard with the texts that it was read from. */
export interface WrittenStandard {
  readonly standard: Standard
  readonly texts: ReadonlyMap<string, string>
}

/** Compares two versions clause by clause; options are filled in as the profile of each has them. */
export function compareStandards(before: WrittenStandard, after: WrittenStandard): StandardDifferences {
  const [old, now] = [before.standard, after.standard]
  const acts = compareItems(
    old.acts.map(({ act }) => act),
    now.acts.map(({ act }) => act),
  )
  const words = compareItems(wordsOf(before.texts), wordsOf(after.texts))
  const reach = new Reach(now, wordClassesIn(after.texts))
  const changed = new Set([...acts.map(({ id }) => id), ...words.map(({ id }) => `<${id}>`)])
  const [clausesBefore, clausesAfter] = [old, now].map(({ everyClause }) => everyClause.map(({ clause }) => clause))
  const written = new Map(compareItems(clausesBefore, clausesAfter).map((item) => [item.id, item]))
  const momentOf = new Map([...clausesBefore, ...clausesAfter].map(({ id, moment }) => [id, moment ?? null]))
  const standing = clausesAfter.flatMap((clause): ChangedClause[] => {
    const item = written.get(clause.id)
    const through = [...reach.of(clause)].filter((name) => changed.has(name)).sort()
    if (!item && through.length === 0) return []
    const { id, title, moment = null } = clause
    return [{ ...(item ?? { id, title, change: 'changed' as const, fields: [] }), moment, through }]
  })
  const removed = [...written.values()].filter(({ change }) => change === 'removed')
  return {
    clauses: [...standing, ...removed.map((item) => ({ ...item, moment: momentOf.get(item.id) ?? null, through: [] }))],
    acts,
    words,
    scorecard: fieldsOf(cardOf(old), cardOf(now)),
  }
}

interface Item {
  readonly id: string
  readonly title?: string
}

/** Items of the later version in its order, then those that it has no more. */
function compareItems(before: readonly Item[], after: readonly Item[]): ChangedItem[] {
  const [old, now] = [before, after].map((items) => new Map(items.map((item) => [item.id, item])))
  const standing = [...now.values()].flatMap((item): ChangedItem[] => {
    const was = old.get(item.id)
    const { id, title = id } = item
    if (!was) return [{ id, title, change: 'added', fields: [] }]
    const fields = fieldsOf(was, item)
    return fields.length > 0 ? [{ id, title, change: 'changed', fields }] : []
  })
  const removed = [...old.values()].filter(({ id }) => !now.has(id))
  return [
    ...standing,
    ...removed.map(({ id, title = id }): ChangedItem => ({ id, title, change: 'removed', fields: [] })),
  ]
}

function fieldsOf(before: object, after: object): Change[] {
  const [old, now] = [before, after].map((value) => new Map(Object.entries(value).map(([k, v]) => [k, written(v)])))
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field) => {
    const [from, to] = [old.get(field) ?? null, now.get(field) ?? null]
    return from === to ? [] : [{ field, from, to }]
  })
}

const written = (value: unknown): string | undefined =>
  value === undefined ? undefined : stringify(value, { lineWidth: 100 }).trimEnd()

const wordsOf = (texts: ReadonlyMap<string, string>) =>
  wordClassesIn(texts).map(({ name, words }) => ({ id: name, words }))

/** The scorecard in force by its groups and items, so that each can be told by its name. */
function cardOf({ scorecards: [card] }: Standard): Record<string, unknown> {
  if (!card) return {}
  const { groups, ...head } = card
  const items = groups.flatMap((group) => group.items.map((item) => [`${group.id}.${item.id}`, item] as const))
  const heads = groups.map(({ id, title, points }) => [id, { title, points }] as const)
  return { ...head, ...Object.fromEntries([...heads, ...items]) }
}

/** What a clause asks for, near or far: acts by id, word classes as `<name>`. */
class Reach {
  private readonly acts: ReadonlyMap<string, Act>
  private readonly classes: ReadonlyMap<string, WrittenWordClass>
  private readonly known = new Map<string, ReadonlySet<string>>()

  constructor({ acts }: Standard, classes: readonly WrittenWordClass[]) {
    this.acts = new Map(acts.map(({ act }) => [act.id, act]))
    this.classes = new Map(classes.map((written) => [written.name, written]))
  }

  of({ applies, when, unless, until, require, forbid }: Clause): Set<string> {
    const parts = [applies, when, unless, until, require, forbid].filter((part) => part !== undefined)
    return new Set(parts.flatMap((part) => [...this.inCondition(part)]))
  }

  private inCondition(condition: Condition): Set<string> {
    const found = new Set<string>()
    walkCondition(condition, [], (inner) => {
      for (const act of actsOf(inner)) for (const name of this.ofAct(act)) found.add(name)
      for (const { phrase } of phrasesOf(inner)) for (const name of this.inPhrase(phrase)) found.add(name)
    })
    return found
  }

  private ofAct(id: string): ReadonlySet<string> {
    const act = this.acts.get(id)
    return this.once(id, () => (act ? this.inCondition(act.is) : new Set()))
  }

  private inPhrase(phrase: string): Set<string> {
    const names = [...phrase.matchAll(/<([^<>\d][^<>]*)>/g)].map(([, name]) => name)
    return new Set(names.flatMap((name) => [...this.ofClass(name)]))
  }

  private ofClass(name: string): ReadonlySet<string> {
    const words = this.classes.get(name)?.words ?? []
    return this.once(`<${name}>`, () => new Set(words.flatMap((word) => [...this.inPhrase(word)])))
  }

  /** Acts and classes may not go in circles; where they do all the same, the circle is gone round once. */
  private once(name: string, inside: () => ReadonlySet<string>): ReadonlySet<string> {
    const known = this.known.get(name)
    if (known) return known
    this.known.set(name, new Set([name]))
    const all = new Set([name, ...inside()])
    this.known.set(name, all)
    return all
  }
}
