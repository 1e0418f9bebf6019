import type { ToFloor } from '@liangyan/contract'
import { Sound } from '../../shell/sound/index.ts'
import type { FloorState } from './state/floor-state.ts'

export const floorSound = new Sound('liangyan.floor-sound')

/** Sounds, where it is wanted, when somebody asks for help who did not before. */
export function ring(message: ToFloor, { lines, told }: FloorState): void {
  if (!told || (message.type !== 'changes' && message.type !== 'floor')) return
  const isNew = message.lines.some(({ id, helpSince }) => helpSince !== null && lines.get(id)?.helpSince == null)
  if (isNew) floorSound.ring()
}
