import { Type } from 'typebox'
import type { Role } from '../roles.ts'
import { route } from '../route.ts'
import { Calibration, CalibrationResult } from '../shapes/agreement.ts'
import { Nothing, NumberedId, Page, PageQuery } from '../shapes/basics.ts'
import { Comparison } from '../shapes/double-scorings.ts'
import { PlanFilter, PlanName } from '../shapes/plans.ts'
import { ConversationId } from './conversations.ts'

const READ = ['inspector', 'manager', 'administrator'] as const satisfies readonly Role[]
const WRITE = ['manager', 'administrator'] as const satisfies readonly Role[]

export const listCalibrations = route({
  name: 'calibrations.list',
  method: 'GET',
  path: '/api/calibrations',
  summary: 'Calibrations, newest first',
  roles: READ,
  query: Type.Object(PageQuery),
  answer: Page(Calibration),
})
export const addCalibration = route({
  name: 'calibrations.add',
  method: 'POST',
  path: '/api/calibrations',
  summary: 'Let several inspectors score the same 5 to 20 conversations blind',
  roles: WRITE,
  body: Type.Object({
    name: PlanName,
    /** Chosen by hand. */
    conversations: Type.Optional(Type.Array(Type.String(), { minItems: 5, maxItems: 20, uniqueItems: true })),
    /** Or drawn at random. */
    draw: Type.Optional(Type.Object({ size: Type.Integer({ minimum: 5, maximum: 20 }), filter: PlanFilter })),
    inspectors: Type.Array(Type.Integer(), { minItems: 2, maxItems: 20, uniqueItems: true }),
  }),
  answer: Calibration,
})
export const readCalibration = route({
  name: 'calibrations.read',
  method: 'GET',
  path: '/api/calibrations/:id',
  summary: 'How far a calibration is',
  roles: READ,
  params: NumberedId,
  answer: Calibration,
})
export const closeCalibration = route({
  name: 'calibrations.close',
  method: 'POST',
  path: '/api/calibrations/:id/close',
  summary: 'End the scoring and show the figures to all; what has not been handed in is left out',
  roles: WRITE,
  params: NumberedId,
  answer: Calibration,
})
export const removeCalibration = route({
  name: 'calibrations.remove',
  method: 'DELETE',
  path: '/api/calibrations/:id',
  summary: 'Remove a calibration for which nobody has handed anything in',
  roles: WRITE,
  params: NumberedId,
  answer: Nothing,
})
export const calibrationResult = route({
  name: 'calibrations.result',
  method: 'GET',
  path: '/api/calibrations/:id/result',
  summary: 'Agreement between inspectors and with the machine, once the calibration is closed',
  roles: READ,
  params: NumberedId,
  answer: CalibrationResult,
})
export const compareCalibrated = route({
  name: 'calibrations.compare',
  method: 'GET',
  path: '/api/calibrations/:calibration/comparisons/:id',
  summary: 'One conversation of a closed calibration, item by item, side by side',
  roles: READ,
  params: Type.Object({ calibration: Type.Integer({ minimum: 1 }), ...ConversationId.properties }),
  answer: Comparison,
})
