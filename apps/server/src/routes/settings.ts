import {
  applyRetention,
  calendarYear,
  changeAppealTerms,
  changeBank,
  changeCalendar,
  changeChatService,
  changeRetention,
  previewRetention,
  readSettings as readRoute,
  scorecardWeights,
} from '@liangyan/contract'
import { addTask, listTeams, readTask, record, settingChanges } from '@liangyan/store'
import { actorOf, personOf } from '../access/visitor.ts'
import { calendarProblem, yearOf } from '../configuration/calendar.ts'
import { changeConfiguration, readConfiguration } from '../configuration/configuration.ts'
import { type Noun, NOUNS } from '../configuration/nouns.ts'
import { weightsOf } from '../configuration/scorecard.ts'
import { notFound, unusable } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import type { Live } from '../live/live.ts'
import { previewOf } from '../retention/keep.ts'
import type { System } from '../system.ts'
import { shownTask } from './tasks.ts'

export function serveSettings(serve: Serve, system: System, live: Live): void {
  const { db, queue, standards } = system

  serve(readRoute, async () => {
    const changes = await settingChanges(db, NOUNS)
    const changed = (noun: Noun) => {
      const { at, by } = changes.get(noun) ?? {}
      return at === undefined ? null : { at: at.toISOString(), by: by ?? null }
    }
    return {
      bank: await readConfiguration(db, 'bank'),
      retention: await readConfiguration(db, 'retention'),
      calendar: await readConfiguration(db, 'calendar'),
      appeals: await readConfiguration(db, 'appeals'),
      chat: await readConfiguration(db, 'chat'),
      changed: {
        bank: changed('bank'),
        retention: changed('retention'),
        calendar: changed('calendar'),
        appeals: changed('appeals'),
        chat: changed('chat'),
      },
    }
  })

  serve(changeBank, async ({ body, visitor, request }) => {
    const bank = { name: body.name.trim() }
    return db.transaction(async (tx) => changeConfiguration(tx, 'bank', bank, actorOf(visitor, request)))
  })

  serve(changeRetention, async ({ body, visitor, request }) =>
    db.transaction(async (tx) => changeConfiguration(tx, 'retention', body, actorOf(visitor, request))),
  )

  serve(changeCalendar, async ({ body, visitor, request }) => {
    const problem = calendarProblem(body)
    if (problem) throw unusable(problem.message, problem.place)
    return db.transaction(async (tx) => changeConfiguration(tx, 'calendar', body, actorOf(visitor, request)))
  })

  serve(changeAppealTerms, async ({ body, visitor, request }) =>
    db.transaction(async (tx) => changeConfiguration(tx, 'appeals', body, actorOf(visitor, request))),
  )

  serve(changeChatService, async ({ body, visitor, request }) => {
    const titles = body.queues.map(({ title }) => title.trim())
    const twice = titles.findIndex((title, at) => titles.indexOf(title) < at)
    if (twice >= 0) throw unusable(`队列“${titles[twice]}”重复，请换一个名称`, `body/queues/${twice}/title`)
    const known = new Set((await listTeams(db)).map(({ id }) => id))
    const strange = body.queues.findIndex(({ teams }) => teams.some((team) => !known.has(team)))
    if (strange >= 0) throw unusable('队列所选的班组不存在，请重新选择', `body/queues/${strange}/teams`)
    const chat = { ...body, queues: body.queues.map(({ teams }, at) => ({ title: titles[at], teams })) }
    const changed = await db.transaction(async (tx) => changeConfiguration(tx, 'chat', chat, actorOf(visitor, request)))
    live.chats.assign()
    return changed
  })

  serve(previewRetention, async ({ body }) => previewOf(system, body))

  serve(applyRetention, async ({ visitor, request }) => {
    const id = await db.transaction(async (tx) => {
      const task = await addTask(tx, { kind: 'retention', title: '按保留期限清理', startedBy: personOf(visitor) })
      await queue.ask('retention', { task }, tx)
      await record(tx, { ...actorOf(visitor, request), action: 'retention.apply' })
      return task
    })
    return shownTask((await readTask(db, id))!)
  })

  serve(calendarYear, async ({ params }) => yearOf(system, params.year))

  serve(scorecardWeights, async () => {
    const weights = weightsOf(await standards.inForce())
    if (!weights) throw notFound('评分表')
    return weights
  })
}
