import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { codeOf, reasonOf, Unusable } from '../failure.ts'
import { writeOut } from './standard-output.ts'

/** Where a result goes. Nothing is visible under the name asked for before `finish`. */
export interface Destination {
  write(chunk: string | Uint8Array): Promise<void>
  finish(): Promise<void>
  /** Gives up: leaves nothing behind. Harmless after `finish`. */
  abandon(): void
}

const BUFFERED = 64 * 1024
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Standard output, or a file that appears whole or not at all. */
export function openDestination(out: string | undefined): Destination {
  return out === undefined ? new StandardOutput() : new WholeFile(out)
}

class StandardOutput implements Destination {
  private pending = ''

  async write(chunk: string | Uint8Array): Promise<void> {
    if (typeof chunk === 'string') {
      this.pending += chunk
      if (this.pending.length >= BUFFERED) await this.flush()
    } else {
      await this.flush()
      await writeOut(chunk)
    }
  }

  async finish(): Promise<void> {
    await this.flush()
  }

  abandon(): void {
    if (this.pending !== '') process.stdout.write(this.pending)
    this.pending = ''
  }

  private async flush(): Promise<void> {
    const { pending } = this
    this.pending = ''
    if (pending !== '') await writeOut(pending)
  }
}

class WholeFile implements Destination {
  private readonly asked: string
  private readonly path: string
  /** The file being written; the target itself where it is a device or a pipe. */
  private readonly draft: string
  private readonly descriptor: number
  private open = false
  private pending = ''

  constructor(asked: string) {
    this.asked = asked
    const { path, plain } = resolveTarget(asked)
    this.path = path
    this.draft = plain ? join(dirname(path), `.${basename(path)}.${process.pid}.tmp`) : path
    process.once('exit', this.abandon)
    for (const signal of SIGNALS) process.once(signal, this.interrupted)
    this.descriptor = this.attempt(() => openSync(this.draft, plain ? 'wx' : 'w'))
    this.open = true
  }

  // oxlint-disable-next-line typescript/require-await -- the interface is asynchronous, a file is not
  async write(chunk: string | Uint8Array): Promise<void> {
    if (typeof chunk === 'string') {
      this.pending += chunk
      if (this.pending.length >= BUFFERED) this.flush()
    } else {
      this.flush()
      this.put(chunk)
    }
  }

  // oxlint-disable-next-line typescript/require-await -- as above
  async finish(): Promise<void> {
    this.flush()
    this.open = false
    this.attempt(() => {
      closeSync(this.descriptor)
      if (this.draft !== this.path) renameSync(this.draft, this.path)
    })
    this.forget()
  }

  abandon = (): void => {
    this.forget()
    if (!this.open) return
    this.open = false
    closeSync(this.descriptor)
    this.removeDraft()
  }

  private removeDraft(): void {
    if (this.draft !== this.path) rmSync(this.draft, { force: true })
  }

  private interrupted = (signal: NodeJS.Signals): void => {
    this.abandon()
    process.kill(process.pid, signal)
  }

  private forget(): void {
    process.off('exit', this.abandon)
    for (const signal of SIGNALS) process.off(signal, this.interrupted)
  }

  private flush(): void {
    const { pending } = this
    this.pending = ''
    if (pending !== '') this.put(Buffer.from(pending))
  }

  private put(bytes: Uint8Array): void {
    this.attempt(() => {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.descriptor, bytes, at)
    })
  }

  private attempt<T>(action: () => T): T {
    try {
      return action()
    } catch (error) {
      this.abandon()
      this.removeDraft()
      throw new Unusable(`无法写入 ${this.asked}：${reasonOf(error)}`)
    }
  }
}

/** A link is followed; a device or a pipe is written to as it is, never replaced. */
function resolveTarget(asked: string): { path: string; plain: boolean } {
  try {
    const path = realpathSync(asked)
    const status = statSync(path)
    if (status.isDirectory()) throw new Unusable(`无法写入 ${asked}：这是一个目录，请给出文件名`)
    return { path, plain: status.isFile() }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { path: asked, plain: true }
    if (error instanceof Unusable) throw error
    throw new Unusable(`无法写入 ${asked}：${reasonOf(error)}`)
  }
}
