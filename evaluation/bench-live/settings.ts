/** What a source tells of each conversation in ms of real time: a turn, and parts of it as it is spoken. */
export const PACE = { turn: 4_000, partial: 500 } as const
/** An agent's turn now and then holds words that a warning is expected for while they are still being spoken. */
export const HARSH = '你烦不烦啊'
/** One of so many turns. */
export const HARSH_EVERY = 25
/** The goal: 99 of 100 events are advised on within so many ms. */
export const SOON = 50

/** One load, as the load process is told it. */
export interface Load {
  readonly address: string
  readonly key: string
  /** Begins every id. */
  readonly name: string
  readonly conversations: number
  /** How long turns are told, once all conversations are open. */
  readonly seconds: number
  readonly seed: number
}

/** Times in ms. */
export interface Times {
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/** What the load process found. */
export interface Loaded {
  /** From an event sent to the view that follows it. */
  readonly advice: Times
  /** From the part of a turn that holds harsh words sent to the warning. */
  readonly warned: Times
  /** Harsh words of which nothing was heard before the turn was over. */
  readonly unwarned: number
  /** From an event sent to its acknowledgement: it is in the store. */
  readonly stored: Times
  /** From the hang-up sent to the result of the inspection. */
  readonly concluded: Times
  readonly events: number
  readonly partials: number
  /** By id: the highest number of which all up to it were acknowledged, and how many were. */
  readonly acknowledged: readonly (readonly [id: string, upTo: number, count: number])[]
  /** How late the load process was with what it had to send. */
  readonly late: Times
  /** Processor seconds of the load process while turns were told. */
  readonly processorSeconds: number
  readonly reconnected: number
}

/** What one number of conversations came to. */
export interface Held {
  readonly conversations: number
  readonly seconds: number
  readonly loaded: Loaded
  /** Kilobytes of the server process a conversation, halfway through. */
  readonly memory: number
  /** Processor seconds of the server process (all its threads), and of PostgreSQL, while turns were told. */
  readonly server: number
  readonly database: number
  /** Processor seconds of other programs on this machine, and of other machines on its host, meanwhile. */
  readonly others: number
  readonly stolen: number
  /** Acknowledged events that are not in the store. */
  readonly lost: number
  readonly inStore: number
}

export function timesOf(values: readonly number[]): Times {
  const sorted = Float64Array.from(values).sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) }
}
