import type { Conversation } from '@liangyan/conversation'
import type { ClauseVerdict, Finding, Inspection } from '@liangyan/inspection'
import type { Standard } from '@liangyan/standard'
import { type Label, detailOf, readLabels } from './labels.ts'
import { authorOf, caseOf, type Part } from './material.ts'
import { type Miss, missesOf } from './scorer.ts'
import { transcript } from './transcript.ts'

/** Which misses to print. */
export interface Wanted {
  readonly criterion?: string
  readonly author?: string
  readonly id?: string
  /** The whole conversation instead of the neighbours. */
  readonly whole: boolean
}

/** Where the proof of what a whole conversation lacks stands; for other such criteria all turns are shown. */
const HEAD = new Set(['greeting-missing', 'slow-answer'])
const TAIL = new Set(['closing-missing', 'further-help-not-asked', 'hangup-on-customer', 'silent-call-prompts'])
const ENDS = 6
const LONGEST_QUOTE = 40

/** Misses and false alarms of one part, each with its words; `known` are those of another part, not to be repeated. */
export function missesReport(
  scorers: string,
  part: Part,
  standard: Standard,
  wanted: Wanted,
  known: Set<string> = new Set(),
): string {
  const all = missesOf(scorers, part.truth, part.predicted).filter(
    ({ id, criterion }) =>
      (!wanted.criterion || criterion === wanted.criterion) &&
      (!wanted.author || authorOf(id) === wanted.author) &&
      (!wanted.id || id === wanted.id),
  )
  const fresh = all.filter((miss) => !known.has(JSON.stringify(miss)))
  for (const miss of all) known.add(JSON.stringify(miss))
  fresh.sort((a, b) => a.criterion.localeCompare(b.criterion) || a.id.localeCompare(b.id))
  const missed = all.filter((m) => m.missed).length
  const repeated = all.length - fresh.length
  const labels = new Map(readLabels(part.truth).map((label) => [label.id, label]))
  const head = `── ${part.name}: ${missed} missed, ${all.length - missed} false alarms${repeated > 0 ? `; ${repeated} of them as above` : ''}`
  return [head, ...fresh.map((miss) => describe(miss, part, labels.get(miss.id), standard, wanted.whole))].join('\n')
}

function describe(miss: Miss, part: Part, label: Label | undefined, standard: Standard, whole: boolean): string {
  const { conversation, inspection } = caseOf(part, miss.id)
  const turns = miss.missed ?? miss.falseAlarm ?? []
  const accusing = miss.falseAlarm ? inspection.findings.filter((f) => f.verdict === 'broken' && concerns(miss, f)) : []
  const proof = accusing.flatMap((f) => f.evidence.map((e) => e.turn))
  const shown = whole ? everyTurn(conversation) : neighbours(miss, conversation, [...turns, ...proof])
  const verdict = miss.missed ? 'MISSED' : 'FALSE '
  const detail = miss.missed && label ? detailOf(label, miss.criterion, turns) : ''
  return [
    `${verdict} ${miss.criterion}${detail && ` ${detail}`}  ${miss.id} [${turns.join(',')}]`,
    ...(miss.falseAlarm ? because(miss, accusing, inspection) : inPlay(miss, standard, inspection)).map(
      (l) => `    ${l}`,
    ),
    transcript(conversation, shown, new Set(turns.length > 0 ? turns : proof)),
  ].join('\n')
}

function concerns(miss: Miss, { criterion, turns }: Finding): boolean {
  const own = miss.falseAlarm ?? miss.missed ?? []
  if (criterion !== miss.criterion) return false
  return own.length === 0 || turns.length === 0 || turns.some((turn) => own.includes(turn))
}

/** For a false alarm: which clauses said so, by what, on which words. */
function because(miss: Miss, accusing: readonly Finding[], { commitments }: Inspection): string[] {
  if (miss.criterion === 'commitment') {
    const commitment = commitments.find((c) => c.turn === miss.falseAlarm?.[0])
    return [`due ${commitment?.due ?? 'null'}`]
  }
  return accusing.map(accusation)
}

/** A finding in one line: clause, what decided, and the words. */
export function accusation({ clause, kind, decidedBy, evidence }: Finding): string {
  const quotes = evidence.map(
    ({ turn, quote }) => `${turn}「${quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE)}…` : quote}」`,
  )
  return `${clause}${kind ? ` (${kind})` : ''} by ${decidedBy.join('+')}: ${quotes.join(' ')}`
}

/** For a miss: what was left undecided there or found elsewhere, and what the criterion's clauses came to. */
function inPlay(miss: Miss, { clauses }: Standard, { findings, verdicts }: Inspection): string[] {
  const own = new Set(
    clauses.filter(({ clause }) => clause.criterion === miss.criterion).map(({ clause }) => clause.id),
  )
  const undecided = findings.filter((f) => f.verdict === 'undecided' && concerns(miss, f)).map((f) => f.clause)
  const elsewhere = findings.filter((f) => f.verdict === 'broken' && f.criterion === miss.criterion)
  const reached = verdicts.filter((v) => own.has(v.clause)).map(tally)
  return [
    undecided.length > 0 ? `undecided: ${undecided.join(', ')}` : '',
    elsewhere.length > 0 ? `found: ${elsewhere.map((f) => `${f.clause} [${f.turns.join(',')}]`).join(', ')}` : '',
    reached.length > 0 ? `verdicts: ${reached.join('; ')}` : '',
  ].filter((line) => line !== '')
}

function tally(verdict: ClauseVerdict): string {
  const counts = (['broken', 'kept', 'undecided', 'void'] as const).filter((name) => verdict[name] > 0)
  return `${verdict.clause} ${counts.map((name) => `${name} ${verdict[name]}`).join(' ')}`
}

const everyTurn = ({ turns }: Conversation) => new Set(turns.map((turn) => turn.index))

function neighbours({ criterion }: Miss, conversation: Conversation, turns: readonly number[]): Set<number> {
  const indexes = conversation.turns.map((turn) => turn.index)
  if (HEAD.has(criterion)) return new Set([...indexes.slice(0, ENDS), ...turns])
  if (TAIL.has(criterion)) return new Set([...indexes.slice(-ENDS), ...turns])
  if (turns.length === 0) return new Set(indexes)
  return new Set(indexes.filter((index) => turns.some((turn) => Math.abs(turn - index) <= 1)))
}
