import { parseDialogues } from '@liangyan/standard'
import {
  addDraft,
  type Database,
  openDraft,
  record,
  standardFile,
  standardTextsUnder,
  versionInForce,
  writeDraftFile,
} from '@liangyan/store'
import { nameOf, personOf, type Visitor } from '../access/visitor.ts'
import { conflict, unusable } from '../http/refused.ts'
import { appended, dialoguesBeside, holdsClause } from './clause-files.ts'
import { made } from './drafts.ts'
import { NoStandard } from './no-standard.ts'
import { subjectOf } from './versions.ts'

/** Where an example dialogue was added. */
export interface AddedExample {
  /** The draft, by its number. */
  readonly version: number
  readonly file: string
  /** Where the dialogue begins, from 1. */
  readonly line: number
}

/**
 * Adds an example dialogue, in the notation of `parseDialogues`, at the end of the file beside its clause in the draft that
 * was begun last; where none is open, one is begun from the version in force. Refused where it cannot be read, bears no
 * mark of the clause, or the draft has no such clause. In the transaction of `db`, where that is one.
 */
export async function addExampleToDraft(
  { db }: { readonly db: Database },
  { clause, dialogue, by }: { readonly clause: string; readonly dialogue: string; readonly by: Visitor },
): Promise<AddedExample> {
  return db.transaction(async (tx) => {
    const version = (await openDraft(tx)) ?? (await beginDraft(tx, by))
    const home = [...(await standardTextsUnder(tx, version, 'moments'))].find(
      ([path, text]) => /\.ya?ml$/.test(path) && holdsClause(text, clause),
    )
    if (!home)
      throw conflict('no-such-clause', `草稿里没有编号为 ${clause} 的条款，无处添加示例；请先在草稿中恢复该条款`)
    const file = dialoguesBeside(home[0])
    const standing = await standardFile(tx, version, file)
    const piece = pieceOf(dialogue, clause)
    const text = appended(standing?.text, piece)
    const { diagnostics } = parseDialogues(file, text)
    if (diagnostics.length > 0)
      throw unusable(`添加之后 ${file} 第 ${diagnostics[0].line} 行无法读取：${diagnostics[0].message}`)
    made(await writeDraftFile(tx, version, { path: file, text, revision: standing?.revision ?? 0 }, personOf(by)), file)
    await record(tx, {
      userId: personOf(by),
      who: nameOf(by),
      action: 'standard.addExample',
      subject: subjectOf(version),
      detail: { clause, path: file },
    })
    return { version, file, line: text.slice(0, text.length - piece.length).split('\n').length }
  })
}

async function beginDraft(tx: Database, by: Visitor): Promise<number> {
  const base = await versionInForce(tx)
  if (!base) throw new NoStandard('没有正在使用的规范版本')
  const title = '补充示例'
  const id = await addDraft(tx, { title, basedOn: base.id, createdBy: personOf(by) })
  await record(tx, {
    userId: personOf(by),
    who: nameOf(by),
    action: 'standard.createDraft',
    subject: subjectOf(id),
    detail: { title, basedOn: base.id },
  })
  return id
}

/** One dialogue with a heading of its own and a mark of the clause, ending with a line break. */
function pieceOf(dialogue: string, clause: string): string {
  const text = dialogue.trim()
  const piece = `${text.startsWith('==') ? text : `== 补充示例\n${text}`}\n`
  const { dialogues, diagnostics } = parseDialogues('示例', piece)
  const [problem] = diagnostics
  if (problem) throw unusable(`示例对话第 ${problem.line} 行无法读取：${problem.message}`, 'dialogue')
  if (dialogues.length !== 1) throw unusable('一次只能添加一段示例对话', 'dialogue')
  if (!dialogues[0].marks.some(({ id }) => id === clause))
    throw unusable(
      `示例对话里没有标注条款 ${clause}：请在相应的一行末尾写 # hit: ${clause} 或 # pass: ${clause}`,
      'dialogue',
    )
  return piece
}
