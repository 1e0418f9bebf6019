/** What asking may cost. All bounds hold for one run, that is for one `ConversationJudge`. */
export interface Limits {
  /** HTTP requests, repeated ones included. */
  readonly calls: number
  /** Requests under way at the same time. */
  readonly concurrent: number
  /** Characters (UTF-16) of conversation in one request; of a longer one the neighbourhood of the finding is sent. */
  readonly characters: number
  /** Tokens that an answer may have, thinking included. */
  readonly tokens: number
  /** Milliseconds for one request, from sending to the last byte of the answer. */
  readonly requestTime: number
  /** Milliseconds for all, from the first request. */
  readonly totalTime: number
}

export const DEFAULT_LIMITS: Limits = {
  calls: 200,
  concurrent: 4,
  characters: 8000,
  tokens: 2000,
  requestTime: 60_000,
  totalTime: 600_000,
}

/** Lets at most so many run at the same time; the others wait in their order. */
export class Gate {
  private free: number
  private readonly waiting: (() => void)[] = []

  constructor(places: number) {
    this.free = places
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--
    else await new Promise<void>((enter) => this.waiting.push(enter))
    try {
      return await work()
    } finally {
      const next = this.waiting.shift()
      if (next) next()
      else this.free++
    }
  }
}

/** Faults of the server one after another, after which asking on is no use. */
const FAULTS_IN_A_ROW = 5

/** What of the limits is left. */
export class Budget {
  private readonly limits: Limits
  private deadline: AbortSignal | undefined
  private spent = 0
  private faults = 0
  private hopeless = false

  constructor(limits: Limits) {
    this.limits = limits
  }

  /** Requests sent. */
  get requests(): number {
    return this.spent
  }

  /** Fires when the time for all is over. The clock starts with the first request. */
  get end(): AbortSignal {
    return (this.deadline ??= AbortSignal.timeout(this.limits.totalTime))
  }

  /** Takes one request, or says why there is none left. */
  take(): 'calls' | 'time' | 'given-up' | undefined {
    if (this.hopeless) return 'given-up'
    if (this.end.aborted) return 'time'
    if (this.spent >= this.limits.calls) return 'calls'
    this.spent++
    return undefined
  }

  /** Notes how the server took a request; a server that refuses us for good is not asked again. */
  note(outcome: 'fine' | 'fault' | 'no-use'): void {
    this.faults = outcome === 'fault' ? this.faults + 1 : 0
    if (outcome === 'no-use' || this.faults >= FAULTS_IN_A_ROW) this.hopeless = true
  }
}
