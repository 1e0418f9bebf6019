import { assemble, type Draft } from './draft.ts'
import { type Input, type ReadOptions, type ReadResult, type Sample, unreadable } from './format.ts'
import { parseJson } from './json-access.ts'
import { joined, type Problem, problemAt, within } from './problem.ts'

/** Takes one result of a service apart; `place` is its JSON path in the file, empty for the whole file. */
export type ResultReader = (value: unknown, place: string) => Draft[] | Problem

/** Reads a JSON file with the result of a speech service, or a list of such results. */
export function readRecognition(input: Input, options: ReadOptions, readResult: ResultReader): ReadResult {
  const parsed = parseJson(input)
  if ('problem' in parsed) return unreadable(parsed.problem)
  const result: ReadResult = { conversations: [], notes: parsed.notes, problems: [] }
  const values = Array.isArray(parsed.value)
    ? parsed.value.map((value, index) => [value, `[${index}]`] as const)
    : [[parsed.value, ''] as const]
  if (values.length === 0) result.problems.push(problemAt('列表', '是空的：应有识别结果'))
  for (const [value, place] of values) {
    const drafts = readResult(value, place)
    if (Array.isArray(drafts) && drafts.length === 0) result.problems.push(within(place, lacking('会话')))
    if (!Array.isArray(drafts)) {
      result.problems.push(within(place, drafts))
      continue
    }
    for (const draft of drafts) assemble(draft, options, result)
  }
  return result
}

/** Does the content have all of these JSON fields, plain or inside JSON text that is quoted once more? */
export function hasFields({ text }: Sample, ...names: string[]): boolean {
  return names.every((name) => new RegExp(`"${name}\\\\*"\\s*:`).test(text))
}

/** A service reports that it failed, or is not done: there is nothing to read yet. */
export function unfinished(status: string): Problem {
  return problemAt('识别结果', `尚不可用（${status}）：请在识别成功后重新获取`)
}

/** A file of the right service without the part that is read. */
export function lacking(what: string): Problem {
  return problemAt('识别结果', joined('里没有', what))
}
