import { conflict } from '../http/refused.ts'
import type { Reviewer } from '../reviews/begin.ts'
import type { System } from '../system.ts'

export async function addExampleToDraft(
  _system: System,
  _example: { readonly clause: string; readonly dialogue: string; readonly by: Reviewer },
): Promise<{ readonly version: number }> {
  throw conflict('no-draft', '还没有规范草稿')
}
