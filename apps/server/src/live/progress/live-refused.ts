import type { LiveProblem } from '@liangyan/contract'

/** A message that is refused; what came before stands. */
export class LiveRefused extends Error {
  readonly code: LiveProblem['code']

  constructor(code: LiveProblem['code'], message: string) {
    super(message)
    this.code = code
  }
}
