import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Conversation, validate } from '@liangyan/conversation'
import type { Engine, Inspection } from '@liangyan/inspection'
import { CACHE, REPOSITORY } from '../built-in-standard.ts'
import { outputOf } from '../output.ts'
import { misheard } from './mishearing.ts'
import type { Place } from './place.ts'
import { utterancesAsConversations } from './scorer.ts'

/** One conversation and what was found in it. */
export interface Case {
  readonly conversation: Conversation
  readonly inspection: Inspection
}

export const PARTS = ['plain', 'noisy', 'utterances'] as const

/** Conversations with what the engine found in them; the predictions also stand in a file. */
export interface Part {
  readonly name: (typeof PARTS)[number]
  readonly cases: ReadonlyMap<string, Case>
  /** Labels (JSONL) or the table of utterances (TSV), and the predictions for them. */
  readonly truth: string
  readonly predicted: string
}

const OUT = join(CACHE, 'evaluation')

/** Inspects the conversations and utterances of a place; a part that has none is left out. */
export function inspectPlace(place: Place, engine: Engine): Part[] {
  return PARTS.map((name) => inspectPart(name, place, engine)).filter((part) => part.cases.size > 0)
}

function inspectPart(name: Part['name'], place: Place, engine: Engine): Part {
  const cases = new Map<string, Case>()
  for (const conversation of conversationsOf(name, place))
    cases.set(conversation.id, { conversation, inspection: engine.inspect(conversation) })
  const truth =
    name === 'utterances'
      ? written('truth.tsv', tablesOf(place, 'utterances.tsv'))
      : written('truth.jsonl', contentsOf(place, 'labels.jsonl').flatMap(linesOf))
  return { name, cases, truth, predicted: written(`${name}.jsonl`, predictionsOf(cases)) }
}

export const predictionsOf = (cases: Part['cases']) =>
  [...cases.values()].map((c) => JSON.stringify(outputOf(c.inspection)))

/** Writes lines into a file of the evaluation's own folder; returns its path. */
export function written(name: string, lines: readonly string[]): string {
  mkdirSync(OUT, { recursive: true })
  const file = join(OUT, name)
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
  return file
}

function conversationsOf(name: Part['name'], place: Place): Conversation[] {
  if (name === 'plain') return contentsOf(place, 'conversations.jsonl').flatMap((jsonl) => read(name, jsonl))
  if (name === 'noisy') return place.folders.flatMap(misheardIn)
  const table = tablesOf(place, 'utterances.tsv')
  return table.length < 2 ? [] : read(name, utterancesAsConversations(place.scorers, written('truth.tsv', table)))
}

/** The copy with recognisers' mistakes that a set brings, or one made here. */
function misheardIn(folder: string): Conversation[] {
  const brought = join(folder, 'conversations-noisy.jsonl')
  if (existsSync(brought)) return read('noisy', readFileSync(brought, 'utf8'))
  const plain = join(folder, 'conversations.jsonl')
  return existsSync(plain) ? read('noisy', readFileSync(plain, 'utf8')).map(misheard) : []
}

function read(part: Part['name'], jsonl: string): Conversation[] {
  return linesOf(jsonl).map((line) => {
    const checked = validate(JSON.parse(line))
    if (!checked.ok) throw new Error(`${part}: ${JSON.stringify(checked.problem)} in ${line.slice(0, 80)}`)
    return checked.conversation
  })
}

const contentsOf = ({ folders }: Place, name: string) =>
  folders
    .map((folder) => join(folder, name))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))

/** The tables of all folders as one, under one head. */
export function tablesOf(place: Place, name: string): string[] {
  const tables = contentsOf(place, name).map(linesOf)
  return tables.length === 0 ? [] : [tables[0][0], ...tables.flatMap((table) => table.slice(1))]
}

/** The authors of a part: what stands before the first `-` of each id. */
export function authorsOf({ cases }: Part): string[] {
  return [...new Set([...cases.keys()].map(authorOf))].sort()
}

/** The case with this id, which must be there. */
export function caseOf({ name, cases }: Part, id: string): Case {
  const found = cases.get(id)
  if (!found) throw new Error(`${id} has a label but is not among the conversations of ${name}`)
  return found
}

export const authorOf = (id: string) => id.split('-', 1)[0]

/** What a part holds of some authors. */
export function ofAuthors(part: Part, wanted: ReadonlySet<string>): Part {
  const cases = new Map([...part.cases].filter(([id]) => wanted.has(authorOf(id))))
  const truth = linesOf(readFileSync(part.truth, 'utf8')).filter((line, at) =>
    line.startsWith('{') ? wanted.has(authorOf(idIn(line))) : at === 0 || wanted.has(authorOf(line.split('\t', 1)[0])),
  )
  const name = `${[...wanted].join('+')}-${part.name}`
  return {
    name: part.name,
    cases,
    truth: written(`${name}.truth`, truth),
    predicted: written(`${name}.jsonl`, predictionsOf(cases)),
  }
}

function idIn(line: string): string {
  const { id }: { id: string } = JSON.parse(line)
  return id
}

/** The rows of all tables in a folder of the evaluation, by the names of their files, without their heads. */
export function rowsIn(folder: string): string[][] {
  const path = join(REPOSITORY, 'evaluation', folder)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .flatMap((name) => linesOf(readFileSync(join(path, name), 'utf8')).slice(1))
    .map((line) => line.split('\t'))
}

export const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
