import { copyFile, open, stat, truncate } from 'node:fs/promises'

/** Bytes after which the log is put aside. */
const LARGEST = 10 * 1024 * 1024

/** Puts a long log aside (one older one is kept). The server keeps writing to the same file, at its new end. */
export async function rotateLog(log: string): Promise<void> {
  if ((await logLength(log)) < LARGEST) return
  await copyFile(log, `${log}.1`)
  await truncate(log)
}

/** In bytes; none for a log that is not there. */
export async function logLength(log: string): Promise<number> {
  return (await stat(log).catch(() => undefined))?.size ?? 0
}

/** What was written to the log after the given byte, at most 64 kB of it. */
export async function logSince(log: string, from: number): Promise<string> {
  const file = await open(log, 'r')
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(65_536), position: from })
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
