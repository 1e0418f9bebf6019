import type { Appeal } from '@liangyan/review'
import type { System } from '../system.ts'
import type { HeldAppeal } from './step.ts'

/** Tells whoever listens that an appeal is closed. */
export async function tellSettled(_system: System, _held: HeldAppeal, _after: Appeal): Promise<void> {}
