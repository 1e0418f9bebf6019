/**
 * What stops a conversation from being read.
 * `message` is one whole line for people: it names the place and the way out.
 * `place` is the place alone (`turns[3].speaker`, `第 12 行`, `第 4 行 C 列`), `line` its line number from 1 where there is one.
 */
export type Problem = { place: string; message: string; line?: number }

/** What a reader assumed or noticed; the conversation was read all the same. `conversation` is its id. */
export type Note = { conversation?: string; message: string }

/** A problem whose message is the place and what is wrong there, e.g. `turns[3].text` + `缺失，应为文字`. */
export function problemAt(place: string, says: string, line?: number): Problem {
  const problem: Problem = { place, message: joined(place, says) }
  if (line !== undefined) problem.line = line
  return problem
}

/** The same problem seen from outside: `within('第 3 行', …)` says `第 3 行：turns[3].speaker 的值是 …`. */
export function within(outer: string, inner: Problem, line: number | undefined = inner.line): Problem {
  if (outer === '') return line === undefined ? inner : { ...inner, line }
  const problem: Problem = {
    place: inner.place === '' ? outer : `${outer}，${inner.place}`,
    message: `${outer}：${inner.message}`,
  }
  if (line !== undefined) problem.line = line
  return problem
}

const LATIN_BESIDE_HAN = /^(?:[!-~]\p{Script=Han}|\p{Script=Han}[!-~])$/u

/** Texts put together as Chinese is set: with a space where a Latin character and a Chinese one meet. */
export function joined(...parts: readonly string[]): string {
  return parts.reduce((before, part) => {
    const seam = `${Array.from(before.slice(-2)).at(-1) ?? ''}${Array.from(part.slice(0, 2))[0] ?? ''}`
    return LATIN_BESIDE_HAN.test(seam) ? `${before} ${part}` : before + part
  }, '')
}

const SHOWN_CHARACTERS = 40

/** A JSON value as a problem line shows it: short, on one line, never a whole object. */
export function shown(value: unknown): string {
  if (typeof value === 'string') {
    const text = value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value
    return JSON.stringify(text)
  }
  if (value === undefined) return '空缺'
  if (Array.isArray(value)) return '列表'
  if (typeof value === 'object' && value !== null) return '对象'
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value)
  return typeof value
}

/** A name or words of the input as people read them: short, on one line, in Chinese quotation marks. */
export function quoted(text: string): string {
  return `“${shown(text).slice(1, -1).replaceAll('\\"', '"')}”`
}

/** `agent、customer 或 system`. */
export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : joined(words.slice(0, -1).join('、'), '或', words.at(-1)!)
}
