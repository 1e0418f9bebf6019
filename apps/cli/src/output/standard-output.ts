import { once } from 'node:events'
import { codeOf, reasonOf } from '../failure.ts'
import { EXIT } from '../exit-codes.ts'

/** `liangyan … | head`: the reader has left, so there is nobody to write to any more. Any other failure is told. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error) => {
    if (codeOf(error) === 'EPIPE') process.exit(process.exitCode ?? EXIT.fine)
    process.stderr.write(`liangyan: 无法写到标准输出：${reasonOf(error)}\n`)
    process.exit(EXIT.unusable)
  })
  process.stderr.on('error', () => process.exit(process.exitCode ?? EXIT.fine))
}

/** Writes and waits until the reader has taken enough of it. */
export async function writeOut(chunk: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
}
