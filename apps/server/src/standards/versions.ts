import type { StandardVersion, VersionAction, VersionDetail } from '@liangyan/contract'
import { STANDARD_WRITERS } from '@liangyan/contract'
import {
  historyOfVersion,
  isGreen,
  type ListedVersion,
  listedVersion,
  type StandardVersionRow,
  versionInForce,
} from '@liangyan/store'
import { personOf, type Visitor } from '../access/visitor.ts'
import { notFound } from '../http/refused.ts'
import type { System } from '../system.ts'

/** What the audit trail calls a version; it stays the same when the version is renamed and published. */
export const subjectOf = (id: number): string => `规范#${id}`

/** Whether somebody writes the standard, and so sees versions that are not published. */
export const mayWrite = (visitor: Visitor): boolean =>
  visitor.kind === 'key' ? visitor.scopes.includes('standards:write') : STANDARD_WRITERS.includes(visitor.role)

/** A version that somebody may see; refused as not found, else. */
export async function visibleVersion({ db }: System, id: number, visitor: Visitor): Promise<ListedVersion> {
  const version = await listedVersion(db, id)
  if (!version || (version.number === null && !mayWrite(visitor))) throw notFound('规范版本')
  return version
}

/** What somebody may do with a version as it is now. Who wrote it last, or handed it in, cannot approve it. */
export function actionsOf(
  version: Pick<StandardVersionRow, 'state' | 'submittedBy' | 'changedBy'>,
  inForce: boolean,
  visitor: Visitor,
): VersionAction[] {
  if (!mayWrite(visitor)) return []
  const person = personOf(visitor)
  const other = person !== null && person !== version.submittedBy
  switch (version.state) {
    case 'draft':
      return person === null ? ['edit'] : ['edit', 'discard', 'submit']
    case 'submitted':
      return [
        ...(person === null ? [] : (['withdraw'] as const)),
        ...(other && person !== version.changedBy ? (['approve'] as const) : []),
        ...(other ? (['reject'] as const) : []),
      ]
    case 'approved':
      return person === null ? [] : ['publish', 'withdraw']
    default:
      return person === null || inForce ? [] : ['put-in-force']
  }
}

export async function detailOfVersion(
  system: System,
  version: ListedVersion,
  visitor: Visitor,
): Promise<VersionDetail> {
  const [inForce, green, history] = await Promise.all([
    versionInForce(system.db),
    isGreen(system.db, version.digest),
    // who did what and why is the house's own affair
    visitor.kind === 'person' && visitor.role === 'agent' ? [] : historyOfVersion(system.db, subjectOf(version.id)),
  ])
  return {
    version: shownVersion(version, inForce?.id),
    may: actionsOf(version, inForce?.id === version.id, visitor),
    green,
    history: history.map(({ at, who, action, detail }) => ({
      at: at.toISOString(),
      who,
      action,
      reason: typeof detail.reason === 'string' ? detail.reason : null,
    })),
  }
}

/** A version as the contract shows it. */
export function shownVersion(version: ListedVersion, inForce: number | undefined): StandardVersion {
  const { id, number, title, state, note, base, digest } = version
  const iso = (at: Date | null) => at?.toISOString() ?? null
  return {
    id,
    number,
    title,
    state: state as StandardVersion['state'],
    inForce: id === inForce,
    basedOn: base,
    note,
    createdBy: version.createdByName,
    createdAt: version.createdAt.toISOString(),
    changedBy: version.changedByName,
    changedAt: version.changedAt.toISOString(),
    submittedBy: version.submittedByName,
    submittedAt: iso(version.submittedAt),
    approvedBy: version.approvedByName,
    approvedAt: iso(version.approvedAt),
    publishedBy: version.publishedByName,
    publishedAt: iso(version.publishedAt),
    inForceSince: iso(version.inForceSince),
    digest,
  }
}
