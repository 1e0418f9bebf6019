/** What the words of a conversation are searched by: single characters and pairs of neighbours, each once. */

const LETTER = /[\p{L}\p{N}]/u

function* termsIn(text: string): Generator<string> {
  let before = ''
  for (const character of text.toLowerCase()) {
    if (!LETTER.test(character)) {
      before = ''
      continue
    }
    yield character
    if (before !== '') yield before + character
    before = character
  }
}

/** A `tsvector` literal, without places. */
export function termsOf(texts: Iterable<string>): string {
  const terms = new Set<string>()
  for (const text of texts) for (const term of termsIn(text)) terms.add(term)
  return [...terms].join(' ')
}

/** A `tsquery` literal that every text with these words fulfils; one of no letters fulfils nothing. */
export function termsOfWords(words: string): string {
  const letters = [...words.toLowerCase()].filter((character) => LETTER.test(character))
  if (letters.length === 0) return ''
  const terms = new Set(letters.length === 1 ? letters : [...termsIn(words)].filter((term) => [...term].length === 2))
  return [...(terms.size > 0 ? terms : new Set(letters))].map((term) => `'${term}'`).join(' & ')
}

/** Pattern for `like` over the JSON text of a record: the words as JSON writes them. */
export function likePattern(words: string): string {
  const written = JSON.stringify(words).slice(1, -1)
  return `%${written.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}
