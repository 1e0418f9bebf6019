import { closeSync, openSync, writeSync } from 'node:fs'

const BATCH = 1 << 20

/** A file of lines, written in batches. */
export class Sink {
  private readonly descriptor: number
  private batch = ''
  /** Bytes written to the file so far. */
  written = 0

  constructor(file: string) {
    this.descriptor = openSync(file, 'w')
  }

  write(line: string): void {
    this.batch += `${line}\n`
    if (this.batch.length > BATCH) this.flush()
  }

  flush(): void {
    if (this.batch !== '') this.written += writeSync(this.descriptor, this.batch)
    this.batch = ''
  }

  close(): void {
    this.flush()
    closeSync(this.descriptor)
  }
}
