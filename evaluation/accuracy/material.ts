import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Conversation, validate } from '@liangyan/conversation'
import type { Engine, Inspection } from '@liangyan/inspection'
import { CACHE } from '../built-in-standard.ts'
import { outputOf } from '../output.ts'
import { utterancesAsConversations } from './scorer.ts'

/** One conversation and what was found in it. */
export interface Case {
  readonly conversation: Conversation
  readonly inspection: Inspection
}

/** Conversations of the set with what the engine found in them; the predictions also stand in a file. */
export interface Part {
  readonly name: 'plain' | 'noisy' | 'utterances'
  readonly cases: ReadonlyMap<string, Case>
  /** Labels (JSONL) or the table of utterances (TSV), and the predictions for them. */
  readonly truth: string
  readonly predicted: string
}

const OUT = join(CACHE, 'evaluation')
const FILES = { plain: 'conversations.jsonl', noisy: 'conversations-noisy.jsonl' }

/** Inspects the conversations and utterances of a set; a part whose file is absent is left out. */
export function inspectSet(set: string, engine: Engine): Part[] {
  mkdirSync(OUT, { recursive: true })
  const parts: Part[] = []
  for (const name of ['plain', 'noisy'] as const) {
    const file = join(set, 'dev', FILES[name])
    if (existsSync(file))
      parts.push(inspectPart(name, readFileSync(file, 'utf8'), join(set, 'dev', 'labels.jsonl'), engine))
  }
  const tsv = join(set, 'dev', 'utterances.tsv')
  if (existsSync(tsv)) parts.push(inspectPart('utterances', utterancesAsConversations(set, tsv), tsv, engine))
  return parts
}

function inspectPart(name: Part['name'], jsonl: string, truth: string, engine: Engine): Part {
  const cases = new Map<string, Case>()
  for (const line of linesOf(jsonl)) {
    const checked = validate(JSON.parse(line))
    if (!checked.ok) throw new Error(`${name}: ${JSON.stringify(checked.problem)} in ${line.slice(0, 80)}`)
    const { conversation } = checked
    cases.set(conversation.id, { conversation, inspection: engine.inspect(conversation) })
  }
  const predicted = join(OUT, `${name}.jsonl`)
  writeFileSync(predicted, [...cases.values()].map((c) => `${JSON.stringify(outputOf(c.inspection))}\n`).join(''))
  return { name, cases, truth, predicted }
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

/** The truth and the predictions of one author, in files of their own. */
export function filesOfAuthor(part: Part, author: string): { truth: string; predicted: string } {
  const { name, truth, predicted } = part
  const labels = truth.endsWith('.tsv') ? `${name}-${author}.tsv` : `${name}-${author}.labels.jsonl`
  return {
    truth: keepAuthor(truth, author, labels),
    predicted: keepAuthor(predicted, author, `${name}-${author}.jsonl`),
  }
}

/** The lines of one author, and the head of a table. */
function keepAuthor(file: string, author: string, name: string): string {
  const kept = linesOf(readFileSync(file, 'utf8')).filter((line, at) =>
    line.startsWith('{') ? authorOf(idIn(line)) === author : at === 0 || authorOf(line.split('\t', 1)[0]) === author,
  )
  const out = join(OUT, name)
  writeFileSync(out, `${kept.join('\n')}\n`)
  return out
}

function idIn(line: string): string {
  const { id }: { id: string } = JSON.parse(line)
  return id
}

export const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
