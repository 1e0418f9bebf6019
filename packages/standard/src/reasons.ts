import { NEUTRAL } from '@liangyan/language'
import { type Diagnostic, didYouMean } from './diagnostic.ts'
import type { ContactReason } from './schema/files.ts'
import { SentenceCollector } from './sentence-collector.ts'
import type { ToneExamples } from './standard.ts'

/**
 * What customers say when they state their matter, by reason of contact: `reasons/<reason>.examples.txt`, or several files
 * for one reason, e.g. by author: `reasons/<reason>.<part>.examples.txt`. The reason without a condition, which all else
 * falls to, is the neutral one that the others are told from.
 */
export function gatherReasons(
  contact: readonly ContactReason[],
  texts: ReadonlyMap<string, string>,
): { reasons: ToneExamples[]; diagnostics: Diagnostic[] } {
  const titles = new Map(contact.map(({ id, title }) => [id, title]))
  const fallback = contact.find(({ when }) => when === undefined)?.id
  const collector = new SentenceCollector(
    (reason) => (titles.has(reason) ? '' : undefined),
    (reason) =>
      `contact.yaml 里没有来电原因 "${reason}"${didYouMean(reason, [...titles.keys()])}：例句文件的名称要以原因的编号开头`,
  )
  const names = [...texts.keys()].filter((name) => /^reasons\/.*\.examples\.txt$/.test(name))
  for (const name of names.sort()) collector.add(name, texts.get(name) as string)
  const reasons = collector.collected().map(([id, said]) => ({
    id: id === fallback ? NEUTRAL : id,
    title: titles.get(id) as string,
    ...said,
  }))
  return { reasons, diagnostics: collector.diagnostics }
}
