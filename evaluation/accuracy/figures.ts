import type { Inspection } from '@liangyan/inspection'
import { table } from '../table.ts'
import type { Part } from './material.ts'
import {
  type Figures,
  type Score,
  type ScoreRow,
  scoreConversations,
  scoreUtterances,
  type UtteranceScore,
} from './scorer.ts'

const ratio = (value: number | null | undefined) =>
  value === null || value === undefined || Number.isNaN(value) ? '–' : value.toFixed(3)

/** At least, or (with `most`) at most. */
const GOALS: Record<string, { readonly goal: number; readonly most?: true }> = {
  'macro F1': { goal: 0.93 },
  'micro F1': { goal: 0.93 },
  'clean alarm rate': { goal: 0.05, most: true },
  'commitments F1': { goal: 0.92 },
  'due accuracy': { goal: 0.9 },
  'contact accuracy': { goal: 0.85 },
  'wording F1 (utterances)': { goal: 0.92 },
  'kind accuracy (utterances)': { goal: 0.75 },
}

function headline({ summary, rows }: Score): Figures {
  const commitments = rows.find((row) => row.criterion === 'commitment')
  return {
    'macro F1': summary.macroF1,
    'micro F1': summary.microF1,
    'clean alarm rate': summary.cleanAlarmRate ?? Number.NaN,
    'commitments F1': commitments?.f1 ?? Number.NaN,
    'due accuracy': summary.commitmentDueAccuracy ?? Number.NaN,
    'contact accuracy': summary.contactAccuracy ?? Number.NaN,
    'kind accuracy': summary.wordingKindAccuracy ?? Number.NaN,
  }
}

const headlineOfUtterances = (score: UtteranceScore): Figures => ({
  'wording F1 (utterances)': score.wordingF1,
  'kind accuracy (utterances)': score.kindAccuracy,
  'ok alarmed (utterances)': score.okAlarmed,
})

/** All figures of a run: those of the parts, keyed `part: name`. */
export interface Result {
  readonly scores: ReadonlyMap<Part['name'], Score>
  readonly utterances: UtteranceScore | undefined
  readonly figures: Figures
}

/** @param scorers folder of the programs that score */
export function measure(scorers: string, parts: readonly Part[]): Result {
  const scores = new Map<Part['name'], Score>()
  const figures: Figures = {}
  let utterances: UtteranceScore | undefined
  for (const { name, truth, predicted } of parts) {
    if (name === 'utterances') {
      utterances = scoreUtterances(scorers, truth, predicted)
      note(figures, name, headlineOfUtterances(utterances))
    } else {
      const score = scoreConversations(scorers, truth, predicted)
      scores.set(name, score)
      note(figures, name, headline(score))
    }
  }
  return { scores, utterances, figures }
}

function note(figures: Figures, part: Part['name'], own: Figures): void {
  for (const [name, value] of Object.entries(own)) figures[`${part}: ${name}`] = value
}

const NO_ROW = ['', '', '', '', '', '']
const cellsOf = (row: ScoreRow | undefined) =>
  row ? [row.tp, row.fp, row.fn].map(String).concat(ratio(row.precision), ratio(row.recall), ratio(row.f1)) : NO_ROW

/** Criteria with plain and noisy speech side by side. */
export function criteriaTable(scores: Result['scores']): string {
  const sides = [...scores]
  const names = [...new Set(sides.flatMap(([, { rows }]) => rows.map((row) => row.criterion)))].sort()
  const head = ['criterion', 'labels', ...sides.flatMap(([name]) => [`${name} tp`, 'fp', 'fn', 'prec', 'rec', 'F1'])]
  const rows = names.map((criterion) => {
    const own = sides.map(([, score]) => score.rows.find((row) => row.criterion === criterion))
    return [criterion, String(own.find(Boolean)?.labelled ?? 0), ...own.flatMap(cellsOf)]
  })
  return table(head, rows)
}

/** How much lower a figure may be with recognition errors. */
const DROP = 0.05

/** Headline figures beside the goals; in brackets how they moved since the run before. */
export function headlineTable({ figures }: Result, before: Figures): string {
  const names = [...new Set(Object.keys(figures).map((key) => key.replace(/^\w+: /, '')))]
  const cell = (part: Part['name'], name: string) =>
    figureCell(name, figures[`${part}: ${name}`], before[`${part}: ${name}`])
  const rows = names.map((name) =>
    name.includes('utterances')
      ? [name, goalCell(name), cell('utterances', name), '', '']
      : [name, goalCell(name), cell('plain', name), cell('noisy', name), dropCell(name, figures)],
  )
  return table(['figure', 'goal', 'plain', 'noisy', `worse by (≤ ${DROP})`], rows)
}

function dropCell(name: string, figures: Figures): string {
  const plain = figures[`plain: ${name}`]
  const noisy = figures[`noisy: ${name}`]
  if (!GOALS[name] || plain === undefined || noisy === undefined) return ''
  const worse = GOALS[name].most ? noisy - plain : plain - noisy
  return `${worse <= DROP ? '✓' : '✗'} ${worse.toFixed(3)}`
}

function goalCell(name: string): string {
  const goal = GOALS[name]
  return goal ? `${goal.most ? '≤' : '≥'} ${goal.goal}` : ''
}

function figureCell(name: string, value: number | undefined, before: number | undefined): string {
  if (value === undefined) return ''
  const moved = before === undefined ? 0 : value - before
  const delta = Math.abs(moved) >= 0.0005 ? ` (${moved > 0 ? '+' : ''}${moved.toFixed(3)})` : ''
  return `${mark(name, value)}${ratio(value)}${delta}`
}

function mark(name: string, value: number): string {
  const goal = GOALS[name]
  if (!goal || Number.isNaN(value)) return ''
  return (goal.most ? value <= goal.goal : value >= goal.goal) ? '✓ ' : '✗ '
}

/** How much was left undecided: clause and how often. */
export function undecided(inspections: Iterable<Inspection>): string {
  const counts = new Map<string, number>()
  for (const { findings } of inspections)
    for (const f of findings) if (f.verdict === 'undecided') counts.set(f.clause, (counts.get(f.clause) ?? 0) + 1)
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0)
  return `undecided findings (left out): ${total}${[...counts].map(([clause, n]) => `, ${clause} ${n}`).join('')}`
}
