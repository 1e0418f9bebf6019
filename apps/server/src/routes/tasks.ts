import { listTasks as listRoute, readTask as readRoute, type Task } from '@liangyan/contract'
import { listTasks, readTask, type TaskRow } from '@liangyan/store'
import { notFound } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import type { System } from '../system.ts'

export function serveTasks(serve: Serve, { db }: System): void {
  serve(listRoute, async ({ query }) => {
    const { items, next } = await listTasks(db, { after: query.after, limit: query.limit ?? 50 })
    return { items: items.map(shownTask), next }
  })

  serve(readRoute, async ({ params }) => {
    const task = await readTask(db, params.id)
    if (!task) throw notFound('任务')
    return shownTask(task)
  })
}

export function shownTask({ startedByName, createdAt, finishedAt, problems, state, ...task }: TaskRow): Task {
  return {
    id: task.id,
    kind: task.kind,
    title: task.title,
    total: task.total,
    done: task.done,
    skipped: task.skipped,
    state: state as Task['state'],
    problems: problems as string[],
    result: task.result,
    startedBy: startedByName,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  }
}
