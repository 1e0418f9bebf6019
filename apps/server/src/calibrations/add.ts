import { randomInt } from 'node:crypto'
import { type addCalibration as addRoute, type BodyOf, REVIEWERS } from '@liangyan/contract'
import {
  addCalibration,
  alreadyAssigned,
  type Calibratable,
  type Database,
  inspectedAmong,
  inspectedAtRandom,
  reviewersWithLoad,
  type ReviewerRow,
} from '@liangyan/store'
import { filterFor } from '../conversations/filter.ts'
import { unusable } from '../http/refused.ts'
import { filterAt } from '../plans/period.ts'
import type { System } from '../system.ts'

type Wanted = BodyOf<typeof addRoute>

/** The fewest conversations that a calibration says anything by. */
const FEWEST = 5

/** Stores a calibration; its number. Refused where it cannot be carried out. */
export async function newCalibration(system: System, tx: Database, wanted: Wanted, createdBy: number | null) {
  const inspectors = await inspectorsOf(tx, wanted)
  const chosen = await conversationsOf(system, tx, wanted)
  for (const { id, agent } of chosen) {
    const own = inspectors.find(({ staffNumber }) => staffNumber !== null && staffNumber === agent)
    if (own) throw unusable(`会话 ${id} 是${own.name}本人的会话，请换一通会话或另选人员`, 'body/conversations')
  }
  const [taken] = await alreadyAssigned(
    tx,
    chosen.map(({ key }) => key),
    inspectors.map(({ id }) => id),
  )
  if (taken) {
    const { id } = chosen.find(({ key }) => key === taken.key)!
    const { name } = inspectors.find((each) => each.id === taken.userId)!
    throw unusable(`会话 ${id} 已分派给${name}复核且尚未完成，请换一通会话`, 'body/conversations')
  }
  return addCalibration(
    tx,
    { name: wanted.name, createdBy },
    chosen.map(({ key }) => key),
    inspectors.map(({ id }) => id),
  )
}

async function inspectorsOf(tx: Database, { inspectors }: Wanted): Promise<ReviewerRow[]> {
  const may = (await reviewersWithLoad(tx, REVIEWERS)).filter(({ id }) => inspectors.includes(id))
  if (may.length < inspectors.length) throw unusable('所选人员中有人已停用或不担任质检，请重新选择', 'body/inspectors')
  return may
}

async function conversationsOf(system: System, tx: Database, { conversations, draw }: Wanted): Promise<Calibratable[]> {
  if ((conversations === undefined) === (draw === undefined))
    throw unusable('请选择会话，或指定随机抽取的范围，二者取一', 'body/conversations')
  if (draw) {
    const filter = await filterFor(system, filterAt(draw.filter, system.now()))
    const drawn = await inspectedAtRandom(tx, filter, draw.size, randomInt(2 ** 40))
    if (drawn.length < FEWEST)
      throw unusable(`符合条件的会话只有 ${drawn.length} 通，至少需要 ${FEWEST} 通，请放宽范围`, 'body/draw/filter')
    return drawn
  }
  const found = new Map((await inspectedAmong(tx, conversations!)).map((each) => [each.id, each]))
  const missing = conversations!.find((id) => !found.has(id))
  if (missing !== undefined) throw unusable(`会话 ${missing} 不存在或尚未质检`, 'body/conversations')
  return conversations!.map((id) => found.get(id)!)
}
