import type { Readable } from 'node:stream'
import { decode } from '@liangyan/conversation'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { Unreadable } from './unreadable.ts'

const MOST_ENTRIES = 10_000
/** All files of an archive together, unpacked, in bytes. */
const MOST_BYTES = 4 * 1024 ** 3
/** Text packs to a tenth, seldom to a fiftieth; what packs better and is large is made to fill disks. */
const MOST_RATIO = 200
const LARGE = 16 * 1024 ** 2
/** Packed data is never much longer than what it was packed from. */
const LONGEST_EXCESS = 1024

/** A file in an archive. Its name is only ever shown and looked at for its ending; no path is made from it. */
export interface ArchivedFile {
  readonly name: string
  /** Bytes, unpacked. */
  readonly size: number
  readonly entry: Entry
}

/** A zip archive that unpacks to a bearable size. */
export class Archive {
  readonly files: readonly ArchivedFile[]
  readonly #zip: ZipFile

  private constructor(zip: ZipFile, files: readonly ArchivedFile[]) {
    this.#zip = zip
    this.files = files
  }

  /** Reads the archive's directory. Throws `Unreadable` for one that is damaged, encrypted, or unpacks to too much. */
  static async open(path: string): Promise<Archive> {
    let zip: ZipFile | undefined
    try {
      zip = await openPromise(path, { decodeStrings: false, autoClose: false })
      return new Archive(zip, await filesIn(zip))
    } catch (error) {
      zip?.close()
      throw error instanceof Unreadable ? error : new Unreadable('文件已损坏或不完整：请重新打包（工作簿请另存）后上传')
    }
  }

  /** Whether it is an Excel workbook, which is a zip archive too. */
  get isWorkbook(): boolean {
    return this.files.some(({ name }) => name === '[Content_Types].xml' || name.startsWith('xl/'))
  }

  /** What the file holds; the stream fails as soon as that is more than the directory says. */
  async read(file: ArchivedFile): Promise<Readable> {
    return this.#zip.openReadStreamPromise(file.entry)
  }

  close(): void {
    this.#zip.close()
  }
}

async function filesIn(zip: ZipFile): Promise<ArchivedFile[]> {
  if (zip.entryCount > MOST_ENTRIES) throw tooMuch(`有 ${zip.entryCount} 个文件，至多 ${MOST_ENTRIES} 个`)
  const files: ArchivedFile[] = []
  let bytes = 0
  for await (const entry of zip.eachEntry()) {
    const name = decode(entry.fileName).text.replaceAll('\\', '/')
    const { uncompressedSize: size } = entry
    bytes += size
    if (bytes > MOST_BYTES) throw tooMuch(`解压后超过 ${MOST_BYTES / 1024 ** 3} GB`)
    if (size > LARGE && size > MOST_RATIO * entry.compressedSize) throw tooMuch('有文件的压缩率高得不合常理')
    if (entry.compressedSize > size + LONGEST_EXCESS) throw tooMuch('所声明的文件大小与内容不符')
    if (entry.isEncrypted()) throw new Unreadable('压缩包设有密码：请解压后上传，或去掉密码重新打包')
    if (!name.endsWith('/')) files.push({ name, size, entry })
  }
  return files
}

const tooMuch = (what: string): Unreadable => new Unreadable(`压缩包无法接收：${what}；请解压后分批上传`)
