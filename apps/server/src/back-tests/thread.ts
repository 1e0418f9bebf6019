import { parentPort, workerData } from 'node:worker_threads'
import type { Conversation } from '@liangyan/conversation'
import { loadStandard, type Standard } from '@liangyan/standard'
import { connect, openDatabase, openVault, standardTextsOf, standingInspections, VaultProblem } from '@liangyan/store'
import { AHEAD } from './ahead.ts'
import { DraftJudging, type JudgedPair } from './judging.ts'

/** One of the threads of a back-test: reads ranges of conversations and judges them by both versions. */

/** What a thread is told when it starts. */
export interface ThreadData {
  readonly databaseUrl: string
  readonly key: string | undefined
  readonly keyFile: string
  readonly draft: ReadonlyMap<string, string>
  readonly against: number
  /** Clauses that people have decided about. */
  readonly decided: ReadonlySet<string>
}

/** Keys of the first and last conversation of a range. */
export type Range = readonly [from: number, to: number]

export type ThreadMessage =
  | {
      readonly ready: {
        readonly anew: number
        readonly judged: number
        /** Of the clauses of both versions. */
        readonly titles: ReadonlyMap<string, string>
      }
    }
  | { readonly range: Range; readonly pairs: readonly JudgedPair[]; readonly unreadable: number }
  | { readonly problem: string }

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
const say = (message: ThreadMessage) => parentPort?.postMessage(message)

async function main({ databaseUrl, key, keyFile, draft, against, decided }: ThreadData): Promise<void> {
  const db = openDatabase(connect(databaseUrl, { connections: AHEAD, name: 'liangyan back-test' }))
  const vault = openVault({ key, keyFile })
  const [inForce, after] = [readable(await standardTextsOf(db, against)), readable(draft)]
  const judging = new DraftJudging({ id: against, standard: inForce }, after, decided)
  const { anew, judged } = judging.rejudging.differing
  const titles = new Map([...inForce.everyClause, ...after.everyClause].map(({ clause }) => [clause.id, clause.title]))

  parentPort?.on('message', (range: Range) => {
    judge(range).catch((error: unknown) => say({ problem: (error as Error).stack ?? String(error) }))
  })
  say({ ready: { anew: anew.size, judged, titles } })

  async function judge(range: Range): Promise<void> {
    const pairs: JudgedPair[] = []
    let unreadable = 0
    for (const standing of await standingInspections(db, ...range)) {
      try {
        pairs.push(judging.judge(standing, () => vault.open(standing.id, standing.sealed) as Conversation))
      } catch (error) {
        if (!(error instanceof VaultProblem)) throw error
        unreadable++
      }
    }
    say({ range, pairs, unreadable })
  }
}

function readable(texts: ReadonlyMap<string, string>): Standard {
  const { standard, diagnostics } = loadStandard(texts, { forRunning: true })
  if (!standard) throw new Error(`unusable standard: ${diagnostics[0]?.message}`)
  return standard
}

main(workerData as ThreadData).catch((error: unknown) => say({ problem: (error as Error).stack ?? String(error) }))
