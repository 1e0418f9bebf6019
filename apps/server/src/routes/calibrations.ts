import {
  addCalibration as addRoute,
  calibrationResult as resultRoute,
  closeCalibration as closeRoute,
  compareCalibrated,
  listCalibrations as listRoute,
  readCalibration as readRoute,
  removeCalibration as removeRoute,
} from '@liangyan/contract'
import type { Scorecard } from '@liangyan/inspection'
import {
  calibrationScorings,
  type CalibrationWithProgress,
  closeCalibration,
  listCalibrations,
  machineJudgements,
  readCalibration,
  record,
  removeCalibration,
} from '@liangyan/store'
import { actorOf, personOf } from '../access/visitor.ts'
import { newCalibration } from '../calibrations/add.ts'
import { calibrationResult } from '../calibrations/result.ts'
import { shownCalibration } from '../calibrations/shown.ts'
import { compared } from '../double-scoring/shown.ts'
import { conflict, notFound } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import type { System } from '../system.ts'

export function serveCalibrations(serve: Serve, system: System): void {
  const { db, now } = system

  serve(listRoute, async ({ query: { after, limit = 50 } }) => {
    const { items, next } = await listCalibrations(db, { after, limit })
    return { items: items.map(shownCalibration), next }
  })

  serve(addRoute, async ({ body, visitor, request }) => {
    const id = await db.transaction(async (tx) => {
      const id = await newCalibration(system, tx, body, personOf(visitor))
      const detail = { calibration: id, inspectors: body.inspectors }
      await record(tx, { ...actorOf(visitor, request), action: 'calibration.add', subject: body.name, detail })
      return id
    })
    return shownCalibration(await known(id))
  })

  serve(readRoute, async ({ params }) => shownCalibration(await known(params.id)))

  serve(closeRoute, async ({ params, visitor, request }) => {
    const { name } = await known(params.id)
    await db.transaction(async (tx) => {
      if (!(await closeCalibration(tx, params.id, now()))) throw conflict('closed', '该校准已经结束')
      const detail = { calibration: params.id }
      await record(tx, { ...actorOf(visitor, request), action: 'calibration.close', subject: name, detail })
    })
    return shownCalibration(await known(params.id))
  })

  serve(removeRoute, async ({ params, visitor, request }) => {
    const { name } = await known(params.id)
    await db.transaction(async (tx) => {
      if (!(await removeCalibration(tx, params.id)))
        throw conflict('begun', '已有质检员提交评分，不能删除；如不再继续，请结束校准')
      const detail = { calibration: params.id }
      await record(tx, { ...actorOf(visitor, request), action: 'calibration.remove', subject: name, detail })
    })
    return {}
  })

  serve(resultRoute, async ({ params }) => calibrationResult(system, await closed(params.id)))

  serve(compareCalibrated, async ({ params }) => {
    await closed(params.calibration)
    const scorings = await calibrationScorings(db, params.calibration)
    const own = scorings.filter(({ conversation }) => conversation.id === params.id)
    if (own.length === 0) throw notFound('会话的校准评分')
    const [machine] = (await machineJudgements(db, [own[0].review.inspectionId])).values()
    return compared([
      ...own.map(({ reviewer, review }) => {
        return { reviewer, scorecard: review.scorecard as Scorecard, comment: review.comment }
      }),
      { reviewer: null, scorecard: machine.scorecard as Scorecard, comment: '' },
    ])
  })

  async function known(id: number): Promise<CalibrationWithProgress> {
    const calibration = await readCalibration(db, id)
    if (!calibration) throw notFound('校准')
    return calibration
  }

  /** Before it is closed everybody scores blind. */
  async function closed(id: number): Promise<CalibrationWithProgress> {
    const calibration = await known(id)
    if (calibration.state !== 'closed') throw conflict('open', '校准尚未结束，结束后才能查看结果')
    return calibration
  }
}
