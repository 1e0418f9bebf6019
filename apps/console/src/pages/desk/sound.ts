import type { ToDesk } from '@liangyan/contract'
import { Sound } from '../../shell/sound/index.ts'
import type { DeskState } from './state/desk-state.ts'

export const deskSound = new Sound('liangyan.desk-sound')

/** Sounds, where it is wanted, for what somebody looking elsewhere would miss. */
export function ring(message: ToDesk, { lines, chosen, isShown }: DeskState): void {
  if (isWorthASound(message, lines, isShown ? chosen : undefined)) deskSound.ring()
}

function isWorthASound(message: ToDesk, lines: DeskState['lines'], chosen: string | undefined): boolean {
  switch (message.type) {
    case 'line':
      return message.line.stage === 'open' && lines.every(({ id }) => id !== message.line.id)
    case 'turn':
      return message.turn.speaker === 'customer' && (message.id !== chosen || document.hidden)
    case 'whisper':
      return true
    default:
      return false
  }
}
