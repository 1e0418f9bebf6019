import type { VersionComparison } from '@liangyan/contract'
import type { ListedVersion } from '@liangyan/store'
import type { System } from '../system.ts'

/** What differs between two versions. Rejects with `UnusableStandard` where one of them has mistakes. */
export async function comparisonOf(
  { standards: { reader } }: System,
  from: ListedVersion,
  to: ListedVersion,
): Promise<VersionComparison> {
  const [old, now] = await Promise.all([reader.texts(from.id), reader.texts(to.id)])
  const differences = await reader.workshop.ask('compare', { from: old, to: now })
  const nameOf = ({ id, number, title }: ListedVersion) => ({ id, number, title })
  return {
    ...(differences as unknown as Pick<VersionComparison, 'clauses' | 'acts' | 'words' | 'scorecard'>),
    from: nameOf(from),
    to: nameOf(to),
    files: changedFiles(old.texts, now.texts),
  }
}

function changedFiles(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): VersionComparison['files'] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((path): VersionComparison['files'] => {
    if (before.get(path) === after.get(path)) return []
    return [{ path, change: before.has(path) ? (after.has(path) ? 'changed' : 'removed') : 'added' }]
  })
}
