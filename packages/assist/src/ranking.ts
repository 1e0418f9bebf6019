import type { RecognisedMoment } from '@liangyan/inspection'

/** Sure before perhaps, then the more urgent, then the order of the standard. */
export function byUrgency(moments: readonly RecognisedMoment[]): RecognisedMoment[] {
  return [...moments].sort(
    (a, b) => Number(b.sure) - Number(a.sure) || (b.moment.priority ?? 0) - (a.moment.priority ?? 0),
  )
}
