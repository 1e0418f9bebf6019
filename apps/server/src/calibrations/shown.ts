import type { Calibration } from '@liangyan/contract'
import type { CalibrationWithProgress } from '@liangyan/store'

export function shownCalibration(row: CalibrationWithProgress): Calibration {
  return {
    id: row.id,
    name: row.name,
    state: row.state as Calibration['state'],
    conversations: row.conversations,
    inspectors: row.inspectors.map((each) => ({ ...each })),
    createdBy: row.creator,
    createdAt: row.createdAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  }
}
