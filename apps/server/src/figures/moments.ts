import type { ClauseMoment } from '@liangyan/store'
import type { ReadyStandard, Standards } from '../standards/standards.ts'

/** Which moment each clause of a version belongs to; clauses on trial count for nothing. */
export function momentsOf({ id: version, standard }: ReadyStandard): ClauseMoment[] {
  return standard.clauses.flatMap(({ clause: { id: clause, moment, status = 'active', require } }) =>
    moment === undefined || status !== 'active' ? [] : [{ version, clause, moment, duty: require !== undefined }],
  )
}

/** The same of several versions. */
export async function momentsOfVersions(standards: Standards, versions: readonly number[]): Promise<ClauseMoment[]> {
  const all: ClauseMoment[] = []
  for (const version of versions) all.push(...momentsOf(await standards.version(version)))
  return all
}
