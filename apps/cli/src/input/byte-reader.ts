import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { Source } from './sources.ts'

const CHUNK = 256 * 1024

/** The bytes of a source: first a look at its head, then all of it, once. */
export class ByteReader {
  private readonly stream: Readable
  private readonly iterator: AsyncIterator<Uint8Array>
  private readonly progress: (bytes: number) => void
  private held: Uint8Array[] = []

  constructor(source: Source, progress: (bytes: number) => void = () => {}) {
    this.stream = source.path === undefined ? process.stdin : createReadStream(source.path, { highWaterMark: CHUNK })
    this.iterator = this.stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
    this.progress = progress
  }

  /** The head: at least `bytes` long unless the source is shorter. */
  async peek(bytes: number): Promise<Uint8Array> {
    let size = 0
    while (size < bytes) {
      const chunk = await this.take()
      if (!chunk) break
      this.held.push(chunk)
      size += chunk.length
    }
    return Buffer.concat(this.held)
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = this.held.shift() ?? (await this.take())
      if (!chunk) return
      yield chunk
    }
  }

  /** All bytes at once; undefined if there are more than `limit`. */
  async rest(limit: number): Promise<Uint8Array | undefined> {
    const parts: Uint8Array[] = []
    let size = 0
    for await (const chunk of this.chunks()) {
      parts.push(chunk)
      size += chunk.length
      if (size > limit) return undefined
    }
    return Buffer.concat(parts)
  }

  close(): void {
    this.stream.destroy()
  }

  private async take(): Promise<Uint8Array | undefined> {
    const { done, value } = await this.iterator.next()
    if (done) return undefined
    this.progress(value.length)
    return value
  }
}
