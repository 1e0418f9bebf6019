import { harmless } from '../terminal/width.ts'

const MOST_NOTES = 20
const MOST_PROBLEMS = 100

/** What is said on stderr about inputs: one line each, and not without end. */
export class Complaints {
  skipped = 0
  private notes = 0
  private readonly quiet: boolean

  /** `quiet` keeps notes back, never problems. */
  constructor(quiet = false) {
    this.quiet = quiet
  }

  problem(source: string, message: string): void {
    this.skipped++
    if (this.skipped <= MOST_PROBLEMS) this.say(`跳过 ${source}：${message}`)
  }

  note(source: string, message: string): void {
    if (this.quiet) return
    this.notes++
    if (this.notes <= MOST_NOTES) this.say(`提示 ${source}：${message}`)
  }

  finish(): void {
    if (this.skipped > MOST_PROBLEMS) this.say(`另有 ${this.skipped - MOST_PROBLEMS} 处输入无法读取，未逐一列出`)
    if (this.notes > MOST_NOTES) this.say(`另有 ${this.notes - MOST_NOTES} 条提示，未逐一列出`)
  }

  private say(line: string): void {
    process.stderr.write(`${harmless(line)}\n`)
  }
}
