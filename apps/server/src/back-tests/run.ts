import { join } from 'node:path'
import { BackTest, type BackTestSummary, type Comparison } from '@liangyan/review'
import {
  addFlips,
  advanceTask,
  type BackTestFlipRow,
  type BackTestRow,
  clearFlips,
  decidedSince,
  finishBackTest,
  latestInspected,
  readBackTest,
} from '@liangyan/store'
import type { System } from '../system.ts'
import { shownSummary } from './summary.ts'
import type { JudgedPair } from './judging.ts'
import type { Range } from './thread.ts'
import { judgeRanges, type Ready } from './threads.ts'

/** Conversations of one range: as many as are read and judged in about a tenth of a second. */
const RANGE = 250

/** Judges the latest conversations by a draft, and stores what would be judged otherwise. Begun anew where it broke off. */
export async function runBackTest(
  system: System,
  { test, task }: { readonly test: number; readonly task: number },
  signal: AbortSignal,
): Promise<void> {
  const { db, log } = system
  const asked = await readBackTest(db, test)
  if (!asked || asked.finishedAt) return
  try {
    await work(system, asked, task, signal)
  } catch (error) {
    // somebody else begins anew where this process is ended
    if (signal.aborted) throw error
    log.error({ error }, 'back-test')
    await advanceTask(db, task, { state: 'failed', problems: ['系统内部错误，已记入日志；请重新回测'] })
  }
}

async function work(system: System, asked: BackTestRow, task: number, signal: AbortSignal): Promise<void> {
  const { db, settings, pool, standards } = system
  const begun = performance.now()
  await clearFlips(db, asked.id)
  const keys = await latestInspected(db, asked.wanted)
  await advanceTask(db, task, { state: 'running', total: keys.length, done: 0 })
  const decided = await decidedSince(db, keys[0] ?? 0)
  const { texts } = await standards.reader.texts(asked.versionId)
  const sums = new BackTest(decided)
  const counts = { done: 0, unreadable: 0, byBoth: 0 }
  const ready = await judgeRanges(
    {
      databaseUrl: pool.options.connectionString!,
      key: settings.key,
      keyFile: join(settings.data, 'vault.key'),
      draft: texts,
      against: asked.against.id,
      decided: new Set([...decided.upheld, ...decided.missed].map(({ clause }) => clause)),
    },
    rangesOf(keys),
    async ({ pairs, unreadable }, { titles }) => {
      const flips = pairs.flatMap((pair) => flipOf(asked.id, pair, sums.add(pair.before, pair.after), titles))
      await addFlips(db, flips)
      counts.done += pairs.length + unreadable
      counts.unreadable += unreadable
      counts.byBoth += pairs.filter(({ byBoth }) => byBoth).length
      await advanceTask(db, task, { done: counts.done, skipped: counts.unreadable })
    },
    signal,
  )
  await finish(system, { asked, task, summary: sums.summary(), ready, byBoth: counts.byBoth, begun })
}

async function finish(
  { db }: System,
  {
    asked,
    task,
    summary,
    ready,
    byBoth,
    begun,
  }: {
    readonly asked: BackTestRow
    readonly task: number
    readonly summary: BackTestSummary
    readonly ready: Ready | undefined
    readonly byBoth: number
    readonly begun: number
  },
): Promise<void> {
  const shown = {
    ...shownSummary(summary, ready?.titles ?? new Map()),
    judgedAnew: { clauses: ready?.anew ?? 0, of: ready?.judged ?? 0 },
    inspectedByBoth: byBoth,
    milliseconds: Math.round(performance.now() - begun),
  }
  await db.transaction(async (tx) => {
    await finishBackTest(tx, asked.id, shown)
    const { conversations, changed } = summary
    const result = { backTest: asked.id, version: asked.versionId, conversations, changed }
    await advanceTask(tx, task, { state: 'done', result })
  })
}

function rangesOf(keys: readonly number[]): Range[] {
  const ranges: Range[] = []
  for (let i = 0; i < keys.length; i += RANGE) ranges.push([keys[i], keys[Math.min(i + RANGE, keys.length) - 1]])
  return ranges
}

/** What is stored of a conversation that would be judged otherwise; nothing of the others. */
function flipOf(
  backTestId: number,
  { key, before, after, turns }: JudgedPair,
  { changed, flips, fatal }: Comparison,
  titles: ReadonlyMap<string, string>,
): BackTestFlipRow[] {
  if (!changed) return []
  const named = flips.map((flip) => ({
    ...flip,
    title: titles.get(flip.clause) ?? flip.clause,
    turns: turns[flip.clause] ?? [],
  }))
  return [
    {
      backTestId,
      conversationKey: key,
      scoreBefore: before.score,
      scoreAfter: after.score,
      gradeBefore: before.grade ?? '',
      gradeAfter: after.grade ?? '',
      fatal,
      flips: named,
    },
  ]
}
