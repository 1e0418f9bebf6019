import type { Visitor } from '../access/visitor.ts'
import { conflict } from '../http/refused.ts'
import type { System } from '../system.ts'

/** Inspects conversations of a time again by the version now in force; the number of the task. */
export async function reinspect(
  _system: System,
  _wanted: { readonly from: string; readonly to?: string | undefined },
  _visitor: Visitor,
): Promise<number> {
  throw conflict('not-yet', '重新质检尚未接通')
}
