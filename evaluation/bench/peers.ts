import { readFileSync } from 'node:fs'
import type { Conversation } from '@liangyan/conversation'
import { Engine as RulesEngine } from 'json-rules-engine'
import { readStandard } from '../built-in-standard.ts'
import { processorTime, type Settings, timed } from './settings.ts'

/** Calls a second (of processor time) of other ways to look for the same words in parsed calls. */
export interface Peers {
  readonly literals: number
  readonly includes: number
  readonly includesKeywords: number
  readonly regExp: number
  readonly jsonRulesEngine: number
}

const KEYWORDS = 200

export async function measure({ file, standard, calls, short }: Settings): Promise<Peers> {
  const conversations = readCalls(file, Math.min(calls, 400))
  const turns = conversations.map((c) => c.turns.map((turn) => turn.text))
  const literals = literalsOf(standard)
  const step = Math.max(1, Math.floor(literals.length / KEYWORDS))
  const keywords = literals.filter((_, i) => i % step === 0).slice(0, KEYWORDS)
  const few = turns.slice(0, short ? 30 : 100)
  const alternation = new RegExp(literals.map((l) => l.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g')
  return {
    literals: literals.length,
    includes: perSecond(few, (call) => countIncludes(call, literals)),
    includesKeywords: perSecond(turns, (call) => countIncludes(call, keywords)),
    regExp: perSecond(turns, (call) => call.reduce((hits, text) => hits + (text.match(alternation)?.length ?? 0), 0)),
    jsonRulesEngine: await rulesPerSecond(turns.slice(0, short ? 100 : 400), keywords),
  }
}

function readCalls(file: string, count: number): Conversation[] {
  const lines = readFileSync(file)
    .toString('utf8', 0, count * 25_000)
    .split('\n')
  return lines.slice(0, Math.min(count, lines.length - 1)).map((line): Conversation => JSON.parse(line))
}

/** Every literal that phrases of the standard are made of, two characters or more, longest first. */
function literalsOf(folder: string): string[] {
  const patterns = [...readStandard(folder).phrases.values()].flat()
  const literals = new Set(patterns.flatMap((pattern) => pattern.segments.flat()).filter((l) => l.length > 1))
  return [...literals].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

const countIncludes = (call: readonly string[], words: readonly string[]) =>
  call.reduce((hits, text) => words.reduce((sum, word) => (text.includes(word) ? sum + 1 : sum), hits), 0)

/** Best of three rounds. */
function perSecond(calls: readonly string[][], look: (call: readonly string[]) => number): number {
  const rounds = [0, 1, 2].map(() => timed(() => calls.forEach((call) => void look(call))).processor)
  return (calls.length * 1000) / Math.min(...rounds)
}

/** One rule a keyword over the words of the whole call: the fewest evaluations that json-rules-engine can do with. */
async function rulesPerSecond(calls: readonly string[][], keywords: readonly string[]): Promise<number> {
  const engine = new RulesEngine()
  engine.addOperator('says', (text: string, keyword: string) => text.includes(keyword))
  for (const value of keywords)
    engine.addRule({ conditions: { all: [{ fact: 'text', operator: 'says', value }] }, event: { type: value } })
  const rounds: number[] = []
  for (let round = 0; round < 2; round++) {
    const begun = processorTime()
    for (const call of calls) await engine.run({ text: call.join('\n') })
    rounds.push((processorTime() - begun) / 1000)
  }
  return (calls.length * 1000) / Math.min(...rounds)
}
