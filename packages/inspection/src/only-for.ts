import type { Mark, Standard } from '@liangyan/standard'

/** Of a standard, what the marks ask for: compiling the whole takes long. */
export function onlyFor(standard: Standard, marks: readonly Mark[]): Standard {
  const marked = new Set(marks.map(({ id }) => id))
  const contact = marks.some(({ expect }) => expect === 'contact')
  return {
    ...standard,
    clauses: standard.clauses.filter(({ clause }) => marked.has(clause.id)),
    practice: { ...standard.practice, moments: [] },
    scorecards: [],
    rewordings: [],
    tones: [],
    reasons: [],
    ...(!contact && { contact: [], reasonModel: undefined }),
  }
}
