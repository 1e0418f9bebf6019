import { Presets, SingleBar } from 'cli-progress'

const SHOWN_AFTER = 1000

/** A progress bar on stderr: only on a terminal, and only for work that lasts. */
export class Progress {
  private readonly total: number
  private readonly wanted: boolean
  private readonly began = Date.now()
  private done = 0
  private conversations = 0
  private bar: SingleBar | undefined

  constructor(totalBytes: number, wanted: boolean) {
    this.total = totalBytes
    this.wanted = wanted && process.stderr.isTTY && totalBytes > 0
  }

  bytes(count: number): void {
    this.done += count
    this.show()
  }

  conversation(): void {
    this.conversations++
  }

  finish(): void {
    this.bar?.stop()
    this.bar = undefined
  }

  private show(): void {
    if (!this.wanted || Date.now() - this.began < SHOWN_AFTER) return
    if (!this.bar) {
      const format = '{bar} {percentage}%  {conversations} 通  剩余 {eta_formatted}'
      this.bar = new SingleBar({ format, clearOnComplete: true, hideCursor: true }, Presets.shades_classic)
      this.bar.start(this.total, 0, { conversations: 0 })
    }
    this.bar.update(Math.min(this.done, this.total), { conversations: this.conversations })
  }
}
