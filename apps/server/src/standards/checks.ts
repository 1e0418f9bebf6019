import type { StandardCheck } from '@liangyan/contract'
import {
  addStandardCheck,
  addTask,
  advanceTask,
  finishStandardCheck,
  readStandardCheck,
  type StandardCheckRow,
  type StandardVersionRow,
} from '@liangyan/store'
import { personOf, type Visitor } from '../access/visitor.ts'
import type { System } from '../system.ts'
import { NoStandard } from './no-standard.ts'
import { Workshop, WorkTooLong } from './workshop.ts'

/** Asks for a run of all examples of a version; which texts are run is decided when it begins. */
export async function startCheck(
  { db, queue }: System,
  version: Pick<StandardVersionRow, 'id' | 'digest' | 'title'>,
  visitor: Visitor,
): Promise<StandardCheckRow> {
  const startedBy = personOf(visitor)
  const id = await db.transaction(async (tx) => {
    const task = await addTask(tx, { kind: 'check-standard', title: `运行示例：${version.title}`, startedBy })
    const check = await addStandardCheck(tx, {
      versionId: version.id,
      digest: version.digest,
      taskId: task,
      startedBy,
    })
    await queue.ask('check-standard', { check, task }, tx)
    return check
  })
  return (await readStandardCheck(db, id))!
}

/** Runs all examples, in a thread of its own; done again, it gives the same. */
export async function runCheck(
  { db, standards, log }: System,
  { check, task }: { readonly check: number; readonly task: number },
): Promise<void> {
  const asked = await readStandardCheck(db, check)
  if (!asked || asked.finishedAt) return
  const workshop = new Workshop()
  // one after the other: what is told late must not stand over the end
  let telling = Promise.resolve()
  let all = 0
  const progress = (done: number, total: number) => {
    all = total
    telling = telling.then(() => advanceTask(db, task, { done, total }))
    telling.catch(() => {})
  }
  try {
    await advanceTask(db, task, { state: 'running' })
    const texts = await standards.reader.texts(asked.versionId)
    const { green, ...report } = await workshop.ask('check', texts, progress)
    await telling
    await db.transaction(async (tx) => {
      await finishStandardCheck(tx, check, { digest: texts.digest, green, report })
      const { passed, failed } = report
      const result = { check, version: asked.versionId, green, passed, failed }
      // dialogues that nothing is asked of are passed over without a word
      await advanceTask(tx, task, { state: 'done', done: all, result })
    })
  } catch (error) {
    const told = error instanceof WorkTooLong || error instanceof NoStandard
    if (!told) log.error({ error }, 'check of a standard')
    const problem = told ? error.message : '系统内部错误，已记入日志；请重新运行示例'
    await advanceTask(db, task, { state: 'failed', problems: [problem] })
  } finally {
    workshop.close()
  }
}

/** A run of all examples as the contract shows it. */
export function shownCheck(row: StandardCheckRow, digest: string): StandardCheck {
  const { id, green, startedByName, createdAt, finishedAt, report } = row
  return {
    id,
    digest: row.digest,
    current: row.digest === digest,
    state: (row.state ?? (finishedAt ? 'done' : 'failed')) as StandardCheck['state'],
    done: row.done ?? 0,
    total: row.total,
    green,
    startedBy: startedByName,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    report: report as StandardCheck['report'],
  }
}
