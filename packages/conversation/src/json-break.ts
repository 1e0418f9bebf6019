const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /true|false|null/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y

/**
 * The offset at which `text` stops being JSON: the first character that cannot stand where it stands, or the end of a text cut off.
 * Engines do not always tell.
 */
export function jsonBreak(text: string): number {
  const open: string[] = []
  let at = skipSpace(text, 0)
  let wantsKey = false
  for (;;) {
    if (wantsKey) {
      const colon = skipKey(text, at)
      if (colon.broken !== undefined) return colon.broken
      at = colon.end
    }
    const opener = text[at]
    if (opener === '{' || opener === '[') {
      const inside = skipSpace(text, at + 1)
      if (text[inside] !== (opener === '{' ? '}' : ']')) {
        open.push(opener)
        wantsKey = opener === '{'
        at = inside
        continue
      }
      at = inside + 1
    } else {
      const scalar = skipScalar(text, at)
      if (scalar.broken !== undefined) return scalar.broken
      at = scalar.end
    }
    at = skipSpace(text, at)
    while (open.length > 0 && text[at] === (open.at(-1) === '{' ? '}' : ']')) {
      open.pop()
      at = skipSpace(text, at + 1)
    }
    if (open.length === 0 || text[at] !== ',') return at
    wantsKey = open.at(-1) === '{'
    at = skipSpace(text, at + 1)
  }
}

type Skipped = { end: number; broken?: undefined } | { broken: number }

function skipSpace(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++
  return at
}

function skipKey(text: string, from: number): Skipped {
  const key = text[from] === '"' ? skipString(text, from) : { broken: from }
  if (key.broken !== undefined) return key
  const colon = skipSpace(text, key.end)
  return text[colon] === ':' ? { end: skipSpace(text, colon + 1) } : { broken: colon }
}

function skipScalar(text: string, from: number): Skipped {
  if (text[from] === '"') return skipString(text, from)
  for (const pattern of [NUMBER, WORD]) {
    pattern.lastIndex = from
    if (pattern.test(text)) return { end: pattern.lastIndex }
  }
  return { broken: from }
}

function skipString(text: string, from: number): Skipped {
  let at = from + 1
  while (at < text.length) {
    const character = text.charCodeAt(at)
    if (character === 0x22) return { end: at + 1 }
    if (character < 0x20) return { broken: at }
    if (character !== 0x5c) {
      at++
      continue
    }
    ESCAPE.lastIndex = at
    if (!ESCAPE.test(text)) return { broken: at }
    at = ESCAPE.lastIndex
  }
  return { broken: text.length }
}
