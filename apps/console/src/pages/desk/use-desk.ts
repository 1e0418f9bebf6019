import type { Presence } from '@liangyan/contract'
import type { HandOverTo } from '@liangyan/sdk'
import { useSyncExternalStore } from 'react'
import type { Connection } from '../../shell/connection-bar.tsx'
import type { DeskState } from './state/desk-state.ts'
import type { SummaryVersion } from './state/talk.ts'

/** What the agent can do at the desk. */
export interface DeskActs {
  /** The desk comes onto the screen, or another page takes its place. */
  readonly show: (isShown: boolean) => void
  readonly choose: (id: string) => void
  readonly setPresence: (presence: Presence) => void
  readonly write: (id: string, text: string) => void
  readonly insert: (id: string, text: string, replacing?: boolean) => void
  /** Asks the guard what it says of these words. */
  readonly check: (id: string, text: string) => void
  /** `instead`: the ref of what was held back. */
  readonly say: (id: string, text: string, more?: { readonly anyway?: boolean; readonly instead?: string }) => void
  /** What was held back or refused comes into the input, or other words do. */
  readonly takeBack: (id: string, ref: string, text: string) => void
  readonly markUsed: (id: string, key: string) => void
  readonly noteWhispers: (id: string, number: number) => void
  readonly askHelp: (id: string, wanted: boolean, text?: string) => void
  readonly writeNote: (id: string, text: string) => void
  readonly note: (id: string, text: string) => void
  readonly handOver: (id: string, to: HandOverTo, reason?: string) => void
  readonly end: (id: string) => void
  readonly summarise: (id: string, text: string) => void
  readonly chooseSummary: (id: string, version: SummaryVersion) => void
  readonly finish: (id: string, summary: string) => void
  readonly noticed: () => void
}

export interface Desk {
  readonly state: DeskState
  readonly connection: Connection
  readonly acts: DeskActs
}

/** A desk that stands, whether a page shows it or not. */
export interface Standing {
  /** The same object until something changes. */
  readonly now: Desk
  /** Calls back at every change; ends when the answer is called. */
  readonly listen: (listener: () => void) => () => void
}

/** The desk that stands, drawn anew with every change. */
export function useDesk(standing: Standing): Desk {
  return useSyncExternalStore(standing.listen, () => standing.now)
}
