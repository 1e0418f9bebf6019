import {
  changeVersion,
  type Database,
  deleteDraft,
  isGreen,
  lockedVersion,
  publishVersion,
  putInForce,
  record,
  type StandardVersionRow,
  sweepTexts,
  versionInForce,
} from '@liangyan/store'
import type { VersionAction } from '@liangyan/contract'
import { nameOf, personOf, type Visitor } from '../access/visitor.ts'
import { conflict, notFound, Refused } from '../http/refused.ts'
import type { System } from '../system.ts'
import { emit } from '../webhooks/emit.ts'
import { actionsOf, subjectOf } from './versions.ts'

/** The life of a version: draft → submitted → approved by a second person → published; all of it in the audit trail. */

const NOT_NOW: Readonly<Record<VersionAction, string>> = {
  edit: '该版本已提交或发布，不能再改；请先退回草稿，或以它为底本新建草稿',
  discard: '只有草稿可以删除；已提交的请先撤回',
  submit: '该版本不是草稿，无需提交',
  withdraw: '只有已提交或已批准而尚未发布的版本可以撤回',
  approve: '只有待批准的版本可以批准',
  reject: '只有待批准的版本可以退回',
  publish: '只有已批准的版本可以发布',
  'put-in-force': '只有已发布、当前未在使用的版本可以恢复使用',
}

/** Does something with a version if it may be done with it now, by this person; nobody comes between. */
async function change(
  { db }: System,
  id: number,
  action: VersionAction,
  visitor: Visitor,
  does: (tx: Database, version: StandardVersionRow) => Promise<Record<string, unknown>>,
): Promise<void> {
  await db.transaction(async (tx) => {
    const version = await lockedVersion(tx, id)
    if (!version) throw notFound('规范版本')
    const inForce = await versionInForce(tx)
    if (!actionsOf(version, inForce?.id === id, visitor).includes(action)) throw notNow(version, action)
    const detail = await does(tx, version)
    await record(tx, {
      userId: personOf(visitor),
      who: nameOf(visitor),
      action: `standard.${action}`,
      subject: subjectOf(id),
      detail: { title: version.title, ...detail },
    })
  })
}

function notNow(version: StandardVersionRow, action: VersionAction): Refused {
  if (version.state === 'submitted' && (action === 'approve' || action === 'reject'))
    return new Refused(403, 'second-person', '须由另一人批准：提交人和最后修改人不能批准自己的版本')
  return conflict('not-now', NOT_NOW[action])
}

export async function discard(system: System, id: number, visitor: Visitor): Promise<void> {
  await change(system, id, 'discard', visitor, async (tx) => {
    await deleteDraft(tx, id)
    return {}
  })
  await sweepTexts(system.db)
}

export async function rename(system: System, id: number, title: string, visitor: Visitor): Promise<void> {
  await change(system, id, 'edit', visitor, async (tx, version) => {
    await changeVersion(tx, id, { title })
    return { title, before: version.title }
  })
}

/** Hands a draft to a second person: only one whose examples have all been run as it stands, and were right. */
export async function submit(system: System, id: number, note: string, visitor: Visitor): Promise<void> {
  await change(system, id, 'submit', visitor, async (tx, version) => {
    if (!(await isGreen(tx, version.digest)))
      throw conflict('not-green', '提交前须对当前内容运行全部示例并全部通过；请先运行示例，改正不符之处')
    await changeVersion(tx, id, {
      state: 'submitted',
      note,
      submittedBy: personOf(visitor),
      submittedAt: system.now(),
    })
    return { reason: note }
  })
}

const BACK_TO_DRAFT = {
  state: 'draft',
  submittedBy: null,
  submittedAt: null,
  approvedBy: null,
  approvedAt: null,
} as const

export async function withdraw(system: System, id: number, visitor: Visitor): Promise<void> {
  await change(system, id, 'withdraw', visitor, async (tx) => {
    await changeVersion(tx, id, BACK_TO_DRAFT)
    return {}
  })
}

export async function approve(system: System, id: number, visitor: Visitor): Promise<void> {
  await change(system, id, 'approve', visitor, async (tx) => {
    await changeVersion(tx, id, { state: 'approved', approvedBy: personOf(visitor), approvedAt: system.now() })
    return {}
  })
}

export async function reject(system: System, id: number, reason: string, visitor: Visitor): Promise<void> {
  await change(system, id, 'reject', visitor, async (tx) => {
    await changeVersion(tx, id, BACK_TO_DRAFT)
    return { reason }
  })
}

/** Publishes an approved version and puts it in force. */
export async function publish(system: System, id: number, visitor: Visitor): Promise<void> {
  await change(system, id, 'publish', visitor, async (tx, version) => {
    const number = await publishVersion(tx, id, personOf(visitor))
    await emit(system, tx, 'standard.published', { version: id, number, title: version.title, rolledBack: false })
    return { number, digest: version.digest }
  })
  system.standards.changed()
  await sweepTexts(system.db)
}

/** Rolls back: puts a version in force again that was published before. */
export async function rollBack(system: System, id: number, reason: string, visitor: Visitor): Promise<void> {
  await change(system, id, 'put-in-force', visitor, async (tx, version) => {
    const before = await versionInForce(tx)
    await putInForce(tx, id)
    const { number, title } = version
    await emit(system, tx, 'standard.published', { version: id, number, title, rolledBack: true })
    return { reason, number, before: before?.number ?? null }
  })
  system.standards.changed()
}
