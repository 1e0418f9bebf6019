/** The part of yauzl 3 that is used here; it brings no types of its own. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream'

  export interface Entry {
    /** Bytes, where `decodeStrings` is off. */
    readonly fileName: Buffer
    readonly compressedSize: number
    readonly uncompressedSize: number
    readonly compressionMethod: number
    isEncrypted(): boolean
  }

  export interface ZipFile {
    readonly entryCount: number
    eachEntry(): AsyncIterable<Entry>
    /** Fails as soon as an entry unpacks to more than it says. */
    openReadStreamPromise(entry: Entry): Promise<Readable>
    close(): void
  }

  export function openPromise(
    path: string,
    options: { readonly decodeStrings: false; readonly autoClose: false },
  ): Promise<ZipFile>
}
