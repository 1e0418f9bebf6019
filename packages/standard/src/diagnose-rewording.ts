import { didYouMean } from './diagnostic.ts'
import type { Known, Report } from './known.ts'
import { diagnoseSources } from './practice.ts'
import type { Rewording } from './schema/rewording.ts'

/** What a schema cannot say about a row of the replacement table. */
export function diagnoseRewording(
  { instead_of, act, say, put, sources }: Rewording,
  known: Known,
  report: Report,
): void {
  if ((instead_of === undefined) === (act === undefined))
    report([], 'error', '换说法要写明换掉什么：instead_of（话式）与 act（言语行为）写一个，且只写一个')
  if ((say === undefined) === (put === undefined))
    report([], 'error', '换说法要写明换成什么：say（整句）与 put（原句里换上的词）写一个，且只写一个')
  if (act !== undefined && !known.acts.has(act))
    report(['act'], 'error', `没有名为 "${act}" 的言语行为${didYouMean(act, [...known.acts.keys()])}`)
  diagnoseSources(sources, ['sources'], known, report)
}
