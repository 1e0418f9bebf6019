import { checkAdvice } from '@liangyan/assist'
import type { StandardDiagnostic, TriedExample } from '@liangyan/contract'
import { checkStandard, tryDialogues } from '@liangyan/inspection'
import {
  compareStandards,
  type Diagnostic,
  type ExampleDialogue,
  type LoadedStandard,
  loadStandard,
  type Standard,
  type StandardDifferences,
} from '@liangyan/standard'
import { exampleText } from './examples-text.ts'
import { clausesMarked, type Reading, readingOf } from './reading.ts'
import { UnusableStandard } from './unusable-standard.ts'

/** What takes long with a whole standard, and is done apart from the server's own thread. */

/** The texts of a version by path, and their digest. */
export interface Texts {
  readonly digest: string
  readonly texts: ReadonlyMap<string, string>
}

/** What running all examples of a version shows. */
export interface CheckedExamples {
  readonly green: boolean
  readonly dialogues: number
  readonly passed: number
  readonly failed: number
  readonly diagnostics: readonly StandardDiagnostic[]
}

export type Progress = (done: number, total: number) => void

/** Which examples are tried: those that speak of a clause, or stand in a file. */
export interface Tried {
  readonly clause?: string | undefined
  readonly file?: string | undefined
}

/** Loaded versions that are kept: the one that is written, and the one it is held against. */
const KEPT = 2
const MOST_TRIED = 200
/** Told of one check, at most. */
const MOST_TOLD = 500

const loaded = new Map<string, LoadedStandard>()

function load({ digest, texts }: Texts): LoadedStandard {
  const known = loaded.get(digest)
  if (known) return known
  const made = loadStandard(texts)
  loaded.set(digest, made)
  if (loaded.size > KEPT) loaded.delete(loaded.keys().next().value as string)
  return made
}

function usable(texts: Texts): LoadedStandard & { readonly standard: Standard } {
  const { standard, diagnostics, reread } = load(texts)
  if (standard) return { standard, diagnostics, reread }
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const [first] = errors
  throw new UnusableStandard(`规范有 ${errors.length} 处错误，请先改正：${first.file}:${first.line} ${first.message}`)
}

/** Everything there is to say about a version. */
export function diagnose(texts: Texts): readonly Diagnostic[] {
  return plain(load(texts).diagnostics)
}

/** All that is shown of a version. */
export function read(texts: Texts): Reading {
  return readingOf(usable(texts).standard, texts.texts)
}

/** Runs some examples, and tells of every mark. */
export function tryOut({ version, wanted }: { readonly version: Texts; readonly wanted: Tried }): {
  readonly examples: TriedExample[]
  readonly more: boolean
} {
  const { standard, reread } = usable(version)
  const all = [...standard.dialogues, ...standard.dialoguesElsewhere].filter(
    (dialogue) =>
      dialogue.marks.length > 0 &&
      (wanted.file === undefined || dialogue.file === wanted.file) &&
      (wanted.clause === undefined || clausesMarked(dialogue).has(wanted.clause)),
  )
  const dialogues = all.slice(0, MOST_TRIED)
  const advice = adviceOn(dialogues, standard, reread)
  const tried = tryDialogues({ standard, reread }, dialogues).map(({ dialogue, marks }) => ({
    ...exampleText(dialogue, version.texts.get(dialogue.file) ?? ''),
    tried: [
      ...marks.map(({ mark: { line, expect, id }, right, message, text }) => ({
        line,
        expect,
        id,
        right,
        message: right ? '' : message,
        text,
      })),
      ...advice(dialogue),
    ].sort((a, b) => a.line - b.line),
  }))
  return { examples: tried, more: all.length > dialogues.length }
}

/** What became of the marks of advice, which only a check of the whole advice tells. */
function adviceOn(dialogues: readonly ExampleDialogue[], standard: Standard, reread: LoadedStandard['reread']) {
  const isOfAdvice = ({ expect }: { readonly expect: string }) => expect === 'advise' || expect === 'no-advise'
  const advising = new Set(dialogues.filter(({ marks }) => marks.some(isOfAdvice)))
  const of = (all: readonly ExampleDialogue[]) => all.filter((dialogue) => advising.has(dialogue))
  const report =
    advising.size > 0
      ? checkAdvice(
          { ...standard, dialogues: of(standard.dialogues), dialoguesElsewhere: of(standard.dialoguesElsewhere) },
          (settings) => {
            const again = reread(settings)
            return again.standard ? { ...again, standard: { ...again.standard, everyClause: [] } } : again
          },
        )
      : undefined
  return ({ file, marks, conversation }: ExampleDialogue) =>
    marks.filter(isOfAdvice).map(({ line, expect, id, turn }) => {
      const wrong = report?.diagnostics.find(
        (d) => d.severity === 'error' && d.file === file && d.line === line && d.message.includes(`"${id}"`),
      )
      const text = turn === null ? '' : (conversation.turns[turn]?.text ?? '')
      return { line, expect, id, right: wrong === undefined, message: wrong?.message ?? '', text }
    })
}

/** Runs all examples of a version, as `liangyan check` does; one that has mistakes has none that could be run. */
export function check(version: Texts, progress: Progress): CheckedExamples {
  const { standard, diagnostics, reread } = load(version)
  if (!standard) return { green: false, dialogues: 0, passed: 0, failed: 0, diagnostics: told(diagnostics) }
  const total = 2 * (standard.dialogues.length + standard.dialoguesElsewhere.length)
  let done = 0
  const seen = () => progress(++done, total)
  const report = checkStandard(standard, reread, seen)
  const advice = checkAdvice(standard, reread, seen)
  const all = [...diagnostics, ...report.diagnostics, ...advice.diagnostics]
  return {
    green: all.every(({ severity }) => severity !== 'error'),
    dialogues: report.dialogues,
    passed: report.passed + advice.passed,
    failed: report.failed + advice.failed,
    diagnostics: told(all),
  }
}

export function compare({ from, to }: { readonly from: Texts; readonly to: Texts }): StandardDifferences {
  return compareStandards(
    { standard: usable(from).standard, texts: from.texts },
    { standard: usable(to).standard, texts: to.texts },
  )
}

/** The worst, as many as anybody reads. */
const told = (diagnostics: readonly Diagnostic[]) => plain(diagnostics.toSorted(worstFirst).slice(0, MOST_TOLD))

const worstFirst = (a: Diagnostic, b: Diagnostic) => Number(a.severity === 'warning') - Number(b.severity === 'warning')

/** Places are worked out when somebody asks: what crosses to another thread has them worked out. */
const plain = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  diagnostics.map(({ severity, file, line, column, message, text }) => ({
    severity,
    file,
    line,
    column,
    message,
    ...(text !== undefined && { text }),
  }))
