import { promisify } from 'node:util'
import { zip, type Zippable } from 'fflate'
import type { System } from '../system.ts'

/** Files carry no moment: the same texts give the same archive. */
const MADE = new Date(1980, 0, 1)

const pack = promisify<Zippable, { level: 6; mtime: Date }, Uint8Array>(zip)

/** A version as a .zip of its folder. */
export async function archiveOf({ standards }: System, version: number): Promise<Buffer> {
  const { texts } = await standards.reader.texts(version)
  const files = [...texts].sort(([a], [b]) => (a < b ? -1 : 1))
  const packed = await pack(Object.fromEntries(files.map(([path, text]) => [path, Buffer.from(text)])), {
    level: 6,
    mtime: MADE,
  })
  return Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength)
}
