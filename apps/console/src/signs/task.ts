import type { Task } from '@liangyan/contract'

/** Not at its end yet. */
export function isOpen({ state }: Pick<Task, 'state'>): boolean {
  return state === 'waiting' || state === 'running'
}

/** 0–100, whole; 0 while nobody knows how much there is. */
export function percentOf({ done, skipped, total }: Pick<Task, 'done' | 'skipped' | 'total'>): number {
  return total === null || total === 0 ? 0 : Math.min(100, Math.floor(((done + skipped) / total) * 100))
}
