import type { FileText, StandardDiagnostic } from '@liangyan/contract'
import { diagnoseFile } from '@liangyan/standard'
import {
  addDraft,
  type DraftChange,
  hashOf,
  record,
  removeDraftFile,
  standardFile,
  standardFilesOf,
  standardVersion,
  versionInForce,
  writeDraftFile,
} from '@liangyan/store'
import { nameOf, personOf, type Visitor } from '../access/visitor.ts'
import { conflict, notFound, unusable } from '../http/refused.ts'
import type { System } from '../system.ts'
import { pathProblem } from './paths.ts'
import { subjectOf } from './versions.ts'

/** Files of one version, and characters of one file, at most. */
export const MOST_FILES = 2_000
export const LONGEST_FILE = 4_000_000

export async function createDraft(
  { db }: System,
  { title, basedOn }: { readonly title: string; readonly basedOn?: number | undefined },
  visitor: Visitor,
): Promise<number> {
  const base = basedOn === undefined ? await versionInForce(db) : await standardVersion(db, basedOn)
  if (!base) throw notFound('作为底本的规范版本')
  return db.transaction(async (tx) => {
    const id = await addDraft(tx, { title, basedOn: base.id, createdBy: personOf(visitor) })
    await record(tx, {
      userId: personOf(visitor),
      who: nameOf(visitor),
      action: 'standard.createDraft',
      subject: subjectOf(id),
      detail: { title, basedOn: base.id },
    })
    return id
  })
}

/** Writes a file of a draft; refused where it cannot be a file of a standard, or somebody else came between. */
export async function writeFile(
  { db }: System,
  draft: number,
  file: { readonly path: string; readonly text: string; readonly revision: number },
  visitor: Visitor,
): Promise<FileText & { readonly digest: string; readonly diagnostics: StandardDiagnostic[] }> {
  const problem = pathProblem(file.path)
  if (problem) throw unusable(problem, 'path')
  if (file.text.length > LONGEST_FILE) throw unusable(`文件过大，至多 ${LONGEST_FILE / 1e6} 百万字`, 'text')
  if (file.text.includes('\0')) throw unusable('文件里有空字符，不是文本文件', 'text')
  if (file.revision === 0 && (await standardFilesOf(db, draft)).length >= MOST_FILES)
    throw unusable(`一个版本至多 ${MOST_FILES} 个文件`, 'path')
  const change = await db.transaction(async (tx) => {
    const made = await writeDraftFile(tx, draft, file, personOf(visitor))
    if ('obstacle' in made) return made
    await record(tx, {
      userId: personOf(visitor),
      who: nameOf(visitor),
      action: 'standard.writeFile',
      subject: subjectOf(draft),
      detail: { path: file.path, revision: made.revision },
    })
    return made
  })
  const { revision, digest } = made(change, file.path)
  const profiles = file.path === 'profiles.yaml' ? undefined : await standardFile(db, draft, 'profiles.yaml')
  const diagnostics = [...diagnoseFile(file.path, file.text, profiles?.text)]
  return { path: file.path, text: file.text, hash: hashOf(file.text), revision, digest, diagnostics }
}

export async function removeFile(
  { db }: System,
  draft: number,
  file: { readonly path: string; readonly revision: number },
  visitor: Visitor,
): Promise<string> {
  const change = await db.transaction(async (tx) => {
    const made = await removeDraftFile(tx, draft, file, personOf(visitor))
    if ('obstacle' in made) return made
    await record(tx, {
      userId: personOf(visitor),
      who: nameOf(visitor),
      action: 'standard.removeFile',
      subject: subjectOf(draft),
      detail: { path: file.path },
    })
    return made
  })
  return made(change, file.path).digest
}

/** A change that was made; what stood in its way is refused with the way out. */
export function made(change: DraftChange, path: string): Extract<DraftChange, { digest: string }> {
  if (!('obstacle' in change)) return change
  switch (change.obstacle) {
    case 'no-version':
      throw notFound('规范草稿')
    case 'not-a-draft':
      throw conflict('not-a-draft', '该版本已提交或发布，不能再改；请先退回草稿，或以它为底本新建草稿')
    case 'no-file':
      throw conflict('file-gone', `${path} 已被他人删除；如仍需要，请把内容另存为新文件`)
    default:
      throw conflict('changed-meanwhile', `${path} 在您打开之后已被他人修改；请先载入最新内容，对照后再保存`)
  }
}
