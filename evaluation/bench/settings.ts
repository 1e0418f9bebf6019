/** What every part of the benchmark is told. Plain data: it goes to the processes as JSON. */
export interface Settings {
  readonly file: string
  /** Calls in the file. */
  readonly calls: number
  /** Folder of the standard: a copy, so that all parts measure the same one. */
  readonly standard: string
  /** Where parts may write. */
  readonly folder: string
  /** About a minute for everything, instead of what it takes. */
  readonly short: boolean
  /** How often the file is gone through for the memory of a long run; 0: not at all. */
  readonly longLoops: number
}

/** Microseconds of processor time since the start of the process, all threads. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** Wall and processor time of some work. */
export interface Time {
  /** Milliseconds. */
  readonly wall: number
  /** Milliseconds. */
  readonly processor: number
}

export function timed(work: () => void): Time {
  const wall = performance.now()
  const processor = processorTime()
  work()
  return { wall: performance.now() - wall, processor: (processorTime() - processor) / 1000 }
}

/** The least of each: what disturbs a measurement on a shared machine only ever adds. */
export function least(times: readonly Time[]): Time {
  return { wall: Math.min(...times.map((t) => t.wall)), processor: Math.min(...times.map((t) => t.processor)) }
}
