import type { ExplainedCheck, FoundTone } from './explain-check.ts'

/** Words that only an exception took back come as close as anything can. */
const TAKEN_BACK = 0.9
/** A tone below its threshold, or like none of its examples, however near. */
const BELOW_THRESHOLD = 0.8

/**
 * How near a condition came to holding, from 0 to 1; undefined where it asks nothing of what was said or happened (who
 * speaks, on which channel). What holds counts 1. The figure only ranks the steps of one conversation.
 */
export function closenessOf(check: ExplainedCheck): number | undefined {
  switch (check.kind) {
    case 'all':
      return ofAll(check.parts)
    case 'any':
    case 'act':
      return most(check.parts.map(closenessOf))
    case 'not':
      // that something is absent brings nothing nearer; that it is there stands in the way
      return check.holds === 'no' ? 0 : undefined
    case 'speaker':
    case 'record':
      return check.holds === 'no' ? 0 : undefined
    case 'words':
      if (check.holds === 'yes') return 1
      return check.found?.some(({ exception }) => exception !== undefined) ? TAKEN_BACK : 0
    case 'tone':
      if (check.holds === 'yes') return 1
      return check.tone ? ofTone(check.tone) * BELOW_THRESHOLD : 0
    default:
      return check.holds === 'yes' ? 1 : check.holds === 'unknown' ? 0.5 : 0
  }
}

/** Both what would make a turn improper and the likeness to one tone must suffice. */
function ofTone({ improper, threshold, unlikely }: FoundTone): number {
  const likely = unlikely ? unlikely.probability / unlikely.least : 1
  return Math.min(1, improper / threshold) * likely
}

function ofAll(parts: readonly ExplainedCheck[]): number | undefined {
  // said by somebody else, or on another channel: nowhere near
  if (parts.some(({ kind, holds }) => (kind === 'speaker' || kind === 'record') && holds === 'no')) return 0
  const known = parts.map(closenessOf).filter((c) => c !== undefined)
  return known.length === 0 ? undefined : known.reduce((sum, c) => sum + c, 0) / known.length
}

function most(all: readonly (number | undefined)[]): number | undefined {
  const known = all.filter((c) => c !== undefined)
  return known.length === 0 ? undefined : Math.max(...known)
}
