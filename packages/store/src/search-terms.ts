/** What the words of a conversation are searched by: pairs of neighbouring characters, each once. */

const LETTER = /[\p{L}\p{N}]/u

function* termsIn(text: string): Generator<string> {
  let before = ''
  for (const character of text.toLowerCase()) {
    if (!LETTER.test(character)) {
      before = ''
      continue
    }
    if (before !== '') yield before + character
    before = character
  }
}

/** A `tsvector` holds a megabyte at most; hours of talk come to a tenth of this. */
const MOST_TERMS = 60_000

/** A `tsvector` literal, without places; of a text longer than anybody speaks, its first part. */
export function termsOf(texts: Iterable<string>): string {
  const terms = new Set<string>()
  for (const text of texts) {
    for (const term of termsIn(text)) terms.add(term)
    if (terms.size > MOST_TERMS) break
  }
  return [...terms].slice(0, MOST_TERMS).join(' ')
}

/** A `tsquery` literal that every text with these words fulfils; undefined for words without two letters in a row. */
export function termsOfWords(words: string): string | undefined {
  const terms = new Set(termsIn(words))
  return terms.size === 0 ? undefined : [...terms].map((term) => `'${term}'`).join(' & ')
}

/** Pattern for `like`: the text stands somewhere. */
export const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

/** Pattern for `like` over the JSON text of a record: the words as JSON writes them. */
export function likePattern(words: string): string {
  return containing(JSON.stringify(words).slice(1, -1))
}
