import type { Vocabulary } from '@liangyan/contract'
import type { Place, Step } from './place.ts'

/** A name that may be written. */
export interface NameHelp {
  readonly name: string
  /** What it is called, or what it says. */
  readonly text: string
}

/** Windows as people write them most. */
const WINDOWS = ['next agent turn', '2 agent turns', '3 turns', '3 turns before', '30s', 'conversation', 'rest']

const ACTS: ReadonlySet<Step> = new Set(['act', 'promise', 'learned'])

/** The names that may stand as a value at a place of a file, besides those that the schema lists. */
export function namesAt(vocabulary: Vocabulary, { path }: Place, item: string): NameHelp[] {
  const key = path.findLast((step) => step !== '*') ?? ''
  const named = (all: readonly { readonly id: string; readonly title: string }[]) =>
    all.map(({ id, title }) => ({ name: id, text: title }))
  if (ACTS.has(key)) return named(vocabulary.acts)
  switch (key) {
    case 'criterion':
    case 'criteria':
      return named(vocabulary.criteria)
    case 'kind':
    case 'kinds':
      return named(kindsFor(vocabulary, item))
    case 'clauses':
      return named(vocabulary.clauses)
    case 'moment':
    case 'moments':
    case 'next':
    case 'in':
      return vocabulary.moments.map((name) => ({ name, text: '' }))
    case 'sources':
    case 'disagree':
      return vocabulary.sources.map(({ id, text }) => ({ name: id, text }))
    case 'means':
    case 'tone':
      return named(vocabulary.tones)
    case 'profiles':
      return named(vocabulary.profiles)
    case 'within':
      return WINDOWS.map((name) => ({ name, text: '' }))
    default:
      return []
  }
}

/** The kinds of the criterion that the same item names, else of all. */
function kindsFor({ criteria }: Vocabulary, item: string) {
  const criterion = /criterion:\s*([\w-]+)/.exec(item)?.[1]
  const own = criteria.find(({ id }) => id === criterion)
  return own ? own.kinds : criteria.flatMap(({ kinds }) => kinds)
}

/** Keys under which phrases stand. */
const PHRASES: ReadonlySet<Step> = new Set(['says', 'except', 'instead_of', 'any', 'all', 'none', 'of'])

/** Whether a phrase is being written, in which word classes are named as `<name>`. */
export function isPhrase({ path, typing }: Place): boolean {
  if (typing === 'key') return false
  const key = path.findLast((step) => step !== '*')
  return key !== undefined && PHRASES.has(key) && (key === 'says' || key === 'except' || path.includes('says'))
}
