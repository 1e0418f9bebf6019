/** One line of a byte stream, without its newline; `tooLong` stands for a line whose bytes were not kept. */
export type ByteLine = { line: number; bytes: Uint8Array } | { line: number; tooLong: true }

const NEWLINE = 10

/**
 * Cuts chunks of bytes into lines, whatever the chunk boundaries. Holds at most one line of `limit` bytes:
 * a longer one is dropped while it arrives. Give it each chunk, then `end()`.
 */
export class LineCutter {
  #limit: number
  #line = 1
  #held = new Uint8Array(0)
  #length = 0
  #tooLong = false

  constructor(limit: number) {
    this.#limit = limit
  }

  /** The lines which this chunk completes; their bytes are good until the next line is asked for. */
  *push(chunk: Uint8Array): Generator<ByteLine> {
    let from = 0
    for (let newline = chunk.indexOf(NEWLINE); newline !== -1; newline = chunk.indexOf(NEWLINE, from)) {
      yield this.#release(chunk.subarray(from, newline))
      from = newline + 1
    }
    this.#hold(chunk.subarray(from))
  }

  /** The last line, where the stream does not end with a newline. */
  *end(): Generator<ByteLine> {
    if (this.#length > 0 || this.#tooLong) yield this.#release(new Uint8Array(0))
  }

  #hold(part: Uint8Array): void {
    const length = this.#length + part.length
    if (this.#tooLong || length > this.#limit) {
      this.#tooLong ||= part.length > 0
      this.#held = new Uint8Array(0)
      this.#length = 0
      return
    }
    if (length > this.#held.length) {
      const larger = new Uint8Array(Math.min(this.#limit, Math.max(length, 2 * this.#held.length)))
      larger.set(this.#held.subarray(0, this.#length))
      this.#held = larger
    }
    this.#held.set(part, this.#length)
    this.#length = length
  }

  #release(rest: Uint8Array): ByteLine {
    const whole = this.#length === 0 && !this.#tooLong && rest.length <= this.#limit
    if (!whole) this.#hold(rest)
    const line = this.#line++
    const released: ByteLine = this.#tooLong
      ? { line, tooLong: true }
      : { line, bytes: whole ? rest : this.#held.subarray(0, this.#length) }
    this.#length = 0
    this.#tooLong = false
    return released
  }
}
