import { buffer } from 'node:stream/consumers'
import { TextDecoder } from 'node:util'
import { addStandardVersion, record, versionInForce } from '@liangyan/store'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { nameOf, personOf, type Visitor } from '../access/visitor.ts'
import { Archive, type ArchivedFile } from '../files/archive.ts'
import { Spool } from '../files/spool.ts'
import { Unreadable } from '../files/unreadable.ts'
import { receiveFile } from '../http/receive-file.ts'
import { unusable } from '../http/refused.ts'
import type { System } from '../system.ts'
import { LONGEST_FILE, MOST_FILES } from './drafts.ts'
import { pathProblem } from './paths.ts'
import { subjectOf } from './versions.ts'

/** The archive itself, and all its files unpacked, in bytes. */
const LARGEST_ARCHIVE = 64 * 1024 ** 2
const MOST_BYTES = 128 * 1024 ** 2
/** What other programs leave in folders. */
const CLUTTER = /(^|\/)(__MACOSX|\.(?!\.)[^/]+)(\/|$)|(^|\/)(Thumbs\.db|desktop\.ini)$/

/** Makes a draft of the files of a .zip; refused where it holds anything but the texts of a standard. */
export async function importArchive(
  { db, settings }: System,
  {
    title = '导入的规范',
    request,
    reply,
  }: { readonly title?: string | undefined; readonly request: FastifyRequest; readonly reply: FastifyReply },
  visitor: Visitor,
): Promise<number> {
  const spool = new Spool(settings)
  const { file, name } = await receiveFile(request, reply, spool, Math.min(LARGEST_ARCHIVE, settings.largestUpload))
  try {
    const texts = await textsIn(spool.path(file))
    const base = await versionInForce(db)
    return await db.transaction(async (tx) => {
      const by = personOf(visitor)
      const id = await addStandardVersion(
        tx,
        { title, basedOn: base?.id ?? null, createdBy: by, changedBy: by, note: name },
        texts,
      )
      await record(tx, {
        userId: by,
        who: nameOf(visitor),
        action: 'standard.import',
        subject: subjectOf(id),
        detail: { title, file: name, files: texts.size },
      })
      return id
    })
  } catch (error) {
    throw error instanceof Unreadable ? unusable(error.message, 'file') : error
  } finally {
    await spool.remove(file)
  }
}

/** The texts of the standard in an archive by path; a single folder around all of them is left away. */
async function textsIn(path: string): Promise<Map<string, string>> {
  const archive = await Archive.open(path)
  try {
    const files = archive.files.filter(({ name }) => !CLUTTER.test(name))
    if (files.length > MOST_FILES) throw new Unreadable(`压缩包里有 ${files.length} 个文件，规范至多 ${MOST_FILES} 个`)
    const bytes = files.reduce((sum, { size }) => sum + size, 0)
    if (bytes > MOST_BYTES) throw new Unreadable(`解压后超过 ${MOST_BYTES / 1024 ** 2} MB，不像是一份规范`)
    const folder = folderAround(files.map(({ name }) => name))
    const texts = new Map<string, string>()
    for (const file of files) {
      const name = file.name.slice(folder.length)
      const problem = pathProblem(name)
      if (problem) throw new Unreadable(`压缩包里的 ${JSON.stringify(file.name)} 不能是规范的文件：${problem}`)
      if (texts.has(name)) throw new Unreadable(`压缩包里有两个 ${name}`)
      texts.set(name, textOf(name, await contentOf(archive, file)))
    }
    if (!texts.has('standard.yaml')) throw new Unreadable('压缩包里没有 standard.yaml：请压缩整个规范目录')
    return texts
  } finally {
    archive.close()
  }
}

async function contentOf(archive: Archive, file: ArchivedFile): Promise<Buffer> {
  try {
    return await buffer(await archive.read(file))
  } catch {
    throw new Unreadable(`压缩包已损坏：${JSON.stringify(file.name)} 无法解压`)
  }
}

function folderAround(names: readonly string[]): string {
  if (names.includes('standard.yaml')) return ''
  const home = names.find((name) => /^[^/]+\/standard\.yaml$/.test(name))
  const folder = home?.slice(0, -'standard.yaml'.length) ?? ''
  return names.every((name) => name.startsWith(folder)) ? folder : ''
}

function textOf(name: string, bytes: Buffer): string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Unreadable(`${name} 不是 UTF-8 编码的文本文件`)
  }
  if (text.includes('\0')) throw new Unreadable(`${name} 里有空字符，不是文本文件`)
  if (text.length > LONGEST_FILE) throw new Unreadable(`${name} 过大，至多 ${LONGEST_FILE / 1e6} 百万字`)
  return text
}
