import type { Condition } from './schema/condition.ts'
import type { Path } from './diagnostic.ts'

/** The conditions directly inside a condition, with their paths. */
export function childConditions(condition: Condition, path: Path = []): { condition: Condition; path: Path }[] {
  const found: { condition: Condition; path: Path }[] = []
  const add = (child: Condition | undefined, ...steps: (string | number)[]) => {
    if (child) found.push({ condition: child, path: [...path, ...steps] })
  }
  condition.all?.forEach((c, i) => add(c, 'all', i))
  condition.any?.forEach((c, i) => add(c, 'any', i))
  add(condition.not, 'not')
  add(condition.count?.of, 'count', 'of')
  add(condition.nth?.of, 'nth', 'of')
  add(condition.after?.of, 'after', 'of')
  add(condition.replies_to, 'replies_to')
  add(condition.reads_back?.of, 'reads_back', 'of')
  add(condition.since?.of, 'since', 'of')
  add(condition.since?.unless, 'since', 'unless')
  return found
}

/** Calls `visit` for a condition and everything inside it. */
export function walkCondition(
  condition: Condition,
  path: Path,
  visit: (condition: Condition, path: Path) => void,
): void {
  visit(condition, path)
  for (const child of childConditions(condition, path)) walkCondition(child.condition, child.path, visit)
}

/** One phrase as it stands in a condition. */
export interface PhraseUse {
  readonly phrase: string
  readonly path: Path
  readonly exact: boolean
}

/** Every phrase that stands directly in a condition (not in its inner conditions). */
export function phrasesOf(condition: Condition, path: Path = []): PhraseUse[] {
  const found: PhraseUse[] = []
  const add = (phrases: string | readonly string[] | undefined, exact: boolean, ...steps: (string | number)[]) => {
    if (typeof phrases === 'string') found.push({ phrase: phrases, path: [...path, ...steps], exact })
    else phrases?.forEach((phrase, i) => found.push({ phrase, path: [...path, ...steps, i], exact }))
  }
  const says = condition.says
  const exact = typeof says === 'object' && !Array.isArray(says) && says.exact === true
  if (typeof says === 'string' || Array.isArray(says)) add(says, false, 'says')
  else if (says) for (const key of ['any', 'all', 'none', 'of'] as const) add(says[key], exact, 'says', key)
  add(condition.except, exact, 'except')
  add(condition.density?.of, true, 'density', 'of')
  add(condition.repeats?.except, false, 'repeats', 'except')
  return found
}

/** The acts a condition names directly. */
export function actsOf(condition: Condition): string[] {
  return condition.act === undefined ? [] : [condition.act].flat()
}
