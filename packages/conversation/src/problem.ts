/**
 * What stops a conversation from being read.
 * `message` is one whole line for people: it names the place and the way out.
 * `place` is the place alone (`turns[3].speaker`, `line 12`, `row 4, column C`), `line` its line number from 1 where there is one.
 */
export type Problem = { place: string; message: string; line?: number }

/** What a reader assumed or noticed; the conversation was read all the same. `conversation` is its id. */
export type Note = { conversation?: string; message: string }

/** A problem whose message is the place and what is wrong there, e.g. `turns[3].text` + `is missing: expected text`. */
export function problemAt(place: string, says: string, line?: number): Problem {
  const problem: Problem = { place, message: place === '' ? says : `${place} ${says}` }
  if (line !== undefined) problem.line = line
  return problem
}

/** The same problem seen from outside: `within('line 3', …)` says `line 3: turns[3].speaker is …`. */
export function within(outer: string, inner: Problem, line: number | undefined = inner.line): Problem {
  if (outer === '') return line === undefined ? inner : { ...inner, line }
  const problem: Problem = {
    place: inner.place === '' ? outer : `${outer}, ${inner.place}`,
    message: `${outer}: ${inner.message}`,
  }
  if (line !== undefined) problem.line = line
  return problem
}

const SHOWN_CHARACTERS = 40

/** A value as a problem line shows it: short, on one line, never a whole object. */
export function shown(value: unknown): string {
  if (typeof value === 'string') {
    const text = value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value
    return JSON.stringify(text)
  }
  if (value === undefined) return 'missing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value)
  return `a ${typeof value}`
}

/** `agent, customer or system`. */
export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
