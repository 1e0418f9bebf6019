import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** Headline figures by name. */
export type Figures = Record<string, number>

/** One criterion in the table of score.mjs. */
export interface ScoreRow {
  readonly criterion: string
  readonly labelled: number
  readonly tp: number
  readonly fp: number
  readonly fn: number
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number
}

export interface Score {
  readonly summary: {
    readonly conversations: number
    readonly microF1: number
    readonly macroF1: number
    readonly cleanAlarmRate: number | null
    readonly wordingKindAccuracy: number | null
    readonly commitmentDueAccuracy: number | null
    readonly contactAccuracy: number | null
  }
  readonly rows: readonly ScoreRow[]
}

/** A label that was not found, or a finding that no label asks for. */
export interface Miss {
  readonly id: string
  readonly criterion: string
  readonly missed?: readonly number[]
  readonly falseAlarm?: readonly number[]
}

/** Figures of utterances.mjs. */
export interface UtteranceScore {
  readonly utterances: number
  readonly wordingF1: number
  readonly kindAccuracy: number
  readonly okAlarmed: number
  /** Its lines on each code and on the kinds, as printed. */
  readonly lines: readonly string[]
}

const run = (script: string, args: readonly string[]) =>
  execFileSync(process.execPath, [script, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })

export function scoreConversations(scorers: string, labels: string, predicted: string): Score {
  const score: Score = JSON.parse(run(join(scorers, 'score.mjs'), [labels, predicted, '--json']))
  return score
}

export function missesOf(scorers: string, labels: string, predicted: string): Miss[] {
  const printed = run(join(scorers, 'score.mjs'), [labels, predicted, '--misses'])
  return printed
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): Miss => JSON.parse(line))
}

export function utterancesAsConversations(scorers: string, tsv: string): string {
  return run(join(scorers, 'utterances.mjs'), ['conversations', tsv])
}

export function scoreUtterances(scorers: string, tsv: string, predicted: string): UtteranceScore {
  const lines = run(join(scorers, 'utterances.mjs'), ['score', tsv, predicted]).trimEnd().split('\n')
  const figures = new Map([...(lines.at(-1) ?? '').matchAll(/(\w+)=(\S+)/g)].map((m) => [m[1], Number(m[2])]))
  const figure = (name: string) => figures.get(name) ?? Number.NaN
  return {
    utterances: figure('utterances'),
    wordingF1: figure('wordingF1'),
    kindAccuracy: figure('kindAccuracy'),
    okAlarmed: figure('okAlarmed'),
    lines: lines.slice(0, -1),
  }
}
