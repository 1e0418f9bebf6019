import type { BackTest, BackTestFlip, BackTestSummary } from '@liangyan/contract'
import {
  addBackTest,
  addTask,
  type BackTestRow,
  type ListedFlip,
  type ListedVersion,
  readBackTest,
  record,
  versionInForce,
} from '@liangyan/store'
import { nameOf, personOf, type Visitor } from '../access/visitor.ts'
import { conflict } from '../http/refused.ts'
import { NoStandard } from '../standards/no-standard.ts'
import { subjectOf } from '../standards/versions.ts'
import type { System } from '../system.ts'

/** Asks for a back-test of a version against the one in force. */
export async function startBackTest(
  { db, queue, standards }: System,
  version: ListedVersion,
  wanted: number,
  visitor: Visitor,
): Promise<BackTestRow> {
  const against = await versionInForce(db)
  if (!against) throw new NoStandard('没有正在使用的规范版本')
  const errors = (await standards.reader.diagnosis(version)).filter(({ severity }) => severity === 'error')
  if (errors.length > 0)
    throw conflict('unusable-standard', `规范有 ${errors.length} 处错误，改正之后才能回测：${errors[0].message}`)
  const startedBy = personOf(visitor)
  const id = await db.transaction(async (tx) => {
    const task = await addTask(tx, { kind: 'back-test', title: `回测：${version.title}`, startedBy })
    const { id: versionId, digest } = version
    const asked = { versionId, digest, againstId: against.id, taskId: task, wanted, startedBy }
    const test = await addBackTest(tx, asked)
    await queue.ask('back-test', { test, task }, tx)
    await record(tx, {
      userId: startedBy,
      who: nameOf(visitor),
      action: 'standard.backTest',
      subject: subjectOf(versionId),
      detail: { title: version.title, conversations: wanted },
    })
    return test
  })
  return (await readBackTest(db, id))!
}

/** A back-test as the contract shows it. */
export function shownBackTest(row: BackTestRow, digest: string): BackTest {
  const { id, versionId, against, taskId, wanted, startedByName, createdAt, finishedAt, summary } = row
  const [problem] = (row.problems ?? []) as string[]
  return {
    id,
    version: versionId,
    digest: row.digest,
    current: row.digest === digest,
    against,
    task: taskId,
    state: (row.state ?? (finishedAt ? 'done' : 'failed')) as BackTest['state'],
    problem: problem ?? null,
    wanted,
    done: row.done ?? 0,
    total: row.total,
    startedBy: startedByName,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    summary: summary as BackTestSummary | null,
  }
}

export function shownFlip({ id, startedAt, fatal, flips, ...rest }: ListedFlip): BackTestFlip {
  const { agent, service, scoreBefore, scoreAfter, gradeBefore, gradeAfter } = rest
  return {
    conversation: id,
    agent,
    service,
    scoreBefore,
    scoreAfter,
    gradeBefore,
    gradeAfter,
    startedAt: startedAt.toISOString(),
    fatal: fatal as BackTestFlip['fatal'],
    flips: flips as BackTestFlip['flips'],
  }
}
