import type { AnswerOf, ClauseForm, previewClause, Trigger } from '@liangyan/contract'
import { type Clause, type Condition, type DialogueLine, writeClause, writeDialogue } from '@liangyan/standard'
import { digestOf, record, standardFile, writeDraftFile } from '@liangyan/store'
import { nameOf, personOf, type Visitor } from '../access/visitor.ts'
import { unusable } from '../http/refused.ts'
import type { System } from '../system.ts'
import { appended, dialoguesBeside, holdsClause } from './clause-files.ts'
import { made } from './drafts.ts'
import { subjectOf } from './versions.ts'

/** The clause that a form says, as the standard has it. */
export function clauseOf(form: ClauseForm): Clause {
  const { id, title, moment, status, severity, criterion, kind, sources, note, wording, check } = form
  return {
    id,
    title,
    ...(moment !== undefined && { moment }),
    ...(status !== 'active' && { status }),
    sources,
    ...(severity !== 'minor' && check.reads !== 'advises' && { severity }),
    ...(criterion !== undefined && { criterion }),
    ...(kind !== undefined && { kind }),
    ...checkOf(check),
    ...(wording.length > 0 && { wording }),
    ...(note !== undefined && { note }),
  }
}

function checkOf(check: ClauseForm['check']): Pick<Clause, 'advise' | 'when' | 'require' | 'forbid' | 'within'> {
  if (check.reads === 'forbids') {
    const { phrases, except = [] } = check
    return { forbid: { says: few(phrases), ...(except.length > 0 && { except: few(except) }) } }
  }
  const when = triggerOf(check.trigger)
  if (check.reads === 'advises') return { advise: true, ...(when && { when }) }
  const { duty, within } = check
  const require = duty.by === 'act' ? { act: few(duty.acts) } : { says: few(duty.phrases) }
  return { ...(when && { when, within: within ?? 'next agent turn' }), require }
}

function triggerOf(trigger: Trigger): Condition | undefined {
  if (trigger.by === 'act') return { act: trigger.act }
  if (trigger.by === 'words') return { by: trigger.speaker, says: few(trigger.phrases) }
  return trigger.by === 'event' ? { event: trigger.event } : undefined
}

const few = (all: string[]): string | string[] => (all.length === 1 ? all[0] : all)

/** The two example dialogues of a form, in the notation; the marks stand on the agent's last line, advice on the last. */
export function examplesOf({ id, title, check, hit, pass }: ClauseForm): string {
  const advises = check.reads === 'advises'
  const marked = (lines: ClauseForm['hit'], expect: DialogueMark): DialogueLine[] => {
    const last = advises ? lines.length - 1 : lines.findLastIndex(({ speaker }) => speaker === 'agent')
    const mark = [{ expect, id }]
    const written = lines.map((line, i): DialogueLine => (i === last ? { ...line, marks: mark } : line))
    return last < 0 ? [...written, { speaker: 'event', text: 'end', marks: mark }] : written
  }
  const [first, second] = advises ? ['提示', '不提示'] : ['违反', '做到']
  const found = writeDialogue(`${title}：${first}`, marked(hit, advises ? 'advise' : 'hit'))
  return `${found}${writeDialogue(`${title}：${second}`, marked(pass, advises ? 'no-advise' : 'pass'))}`
}

type DialogueMark = NonNullable<DialogueLine['marks']>[number]['expect']

/**
 * What a form would be written as, what the version would then have to complain of that it has not now, and whether the
 * examples hold.
 */
export async function previewFormClause(
  { standards: { reader } }: System,
  version: number,
  form: ClauseForm,
): Promise<AnswerOf<typeof previewClause>> {
  const { file, id } = form
  const [yaml, dialogues] = [writeClause(clauseOf(form)), examplesOf(form)]
  const { texts } = await reader.texts(version)
  const clauses = appended(texts.get(file), yaml)
  const after = new Map(texts)
    .set(file, clauses)
    .set(dialoguesBeside(file), appended(texts.get(dialoguesBeside(file)), dialogues))
  const changed = { digest: digestOf(after), texts: after }
  const [told, before] = await Promise.all([
    reader.diagnosisOf(changed),
    reader.diagnosisOf({ digest: digestOf(texts), texts }),
  ])
  const known = new Set(before.map(({ file: of, message }) => `${of} ${message}`))
  const diagnostics = told.filter(({ file: of, message }) => !known.has(`${of} ${message}`))
  const runs = told.every(({ severity }) => severity !== 'error')
  const tried = runs ? await reader.workshop.ask('tryOut', { version: changed, wanted: { clause: id } }) : undefined
  return { file, line: lineOf(clauses, yaml), yaml, dialogues, diagnostics, examples: tried?.examples ?? [] }
}

/** The line, from 1, that a piece at the end of a text begins on. */
const lineOf = (text: string, piece: string): number => text.slice(0, text.length - piece.length).split('\n').length

/** Writes the clause of a form, and its examples, at the end of their files in a draft. */
export async function addFormClause(
  system: System,
  draft: number,
  form: ClauseForm,
  visitor: Visitor,
): Promise<{ file: string; line: number; digest: string }> {
  const { file, id } = form
  const yaml = writeClause(clauseOf(form))
  return system.db.transaction(async (tx) => {
    const by = personOf(visitor)
    const [clauses, dialogues] = await Promise.all([
      standardFile(tx, draft, file),
      standardFile(tx, draft, dialoguesBeside(file)),
    ])
    if (clauses && holdsClause(clauses.text, id)) throw unusable(`${file} 里已有编号为 ${id} 的条款`, 'id')
    const text = appended(clauses?.text, yaml)
    made(await writeDraftFile(tx, draft, { path: file, text, revision: clauses?.revision ?? 0 }, by), file)
    const beside = dialoguesBeside(file)
    const examples = appended(dialogues?.text, examplesOf(form))
    const { digest } = made(
      await writeDraftFile(tx, draft, { path: beside, text: examples, revision: dialogues?.revision ?? 0 }, by),
      beside,
    )
    await record(tx, {
      userId: by,
      who: nameOf(visitor),
      action: 'standard.addClause',
      subject: subjectOf(draft),
      detail: { clause: id, path: file },
    })
    return { file, line: lineOf(text, yaml), digest }
  })
}
