/** A step into a value: the name of a key, or `*` for an item of a list. */
export type Step = string

/** Where in a YAML text somebody is writing. */
export interface Place {
  /** The way to what is being written: for a key, to the mapping that it stands in; for a value, to the value. */
  readonly path: readonly Step[]
  /** `either`: a list item has just begun, and may become a key or a value. */
  readonly typing: 'key' | 'value' | 'either'
  /** What of it has been written. */
  readonly prefix: string
  /** Inside `{ }` or `[ ]`. */
  readonly flow: boolean
}

/** What encloses a place in block style. */
interface Level {
  readonly indent: number
  readonly step: Step
}

/** What encloses it in flow style. */
interface Bracket {
  readonly list: boolean
  key: string | undefined
  token: string
}

const KEY = /^("[^"]*"|'[^']*'|[^\s#"'{}[\],&*!|>%@`-][^#]*?|-[^\s#][^#]*?)\s*:(?=\s|$)/

/**
 * Tells where the end of a text is: how deep in which keys. The text may be unfinished there, as it is while somebody
 * writes; what stands before it is taken to be sound.
 */
export function placeAt(text: string): Place {
  const reader = new Reader()
  const lines = text.split(/\r?\n/)
  lines.forEach((line, i) => reader.read(line, i === lines.length - 1))
  return reader.place()
}

class Reader {
  private levels: Level[] = []
  private readonly brackets: Bracket[] = []
  /** Text of a block scalar (`|`, `>`) goes on while lines are further in than this. */
  private scalar = Number.POSITIVE_INFINITY
  private typing: Place['typing'] = 'key'
  private prefix = ''

  read(line: string, last: boolean): void {
    if (this.brackets.length > 0) {
      this.flow(line)
      return
    }
    const indent = line.length - line.trimStart().length
    const content = line.slice(indent)
    if (content === '' || content.startsWith('#')) {
      if (last) this.begin(indent, '')
      return
    }
    if (indent > this.scalar) {
      if (last) this.write('value', content)
      return
    }
    this.scalar = Number.POSITIVE_INFINITY
    this.block(indent, content)
  }

  place(): Place {
    const path = this.levels.map(({ step }) => step)
    for (const { list, key } of this.brackets) {
      if (list) path.push('*')
      else if (key !== undefined) path.push(key)
    }
    const open = this.brackets.at(-1)
    if (!open) return { path, typing: this.typing, prefix: this.prefix, flow: false }
    const prefix = open.token.trimStart()
    if (open.list) return { path, typing: 'value', prefix, flow: true }
    return { path, typing: open.key === undefined ? 'key' : 'value', prefix, flow: true }
  }

  private block(at: number, content: string): void {
    let [indent, rest] = [at, content]
    let item = false
    for (let dash = /^-(\s+|$)/.exec(rest); dash; dash = /^-(\s+|$)/.exec(rest)) {
      this.leave(indent, true)
      this.levels.push({ indent, step: '*' })
      indent += dash[0].length
      rest = rest.slice(dash[0].length)
      item = true
    }
    const key = KEY.exec(rest)
    if (!key) {
      if (!item) this.leave(indent, false)
      if (/^[{[]/.test(rest)) this.flow(rest)
      else this.write(item ? 'either' : 'key', rest)
      return
    }
    this.leave(indent, false)
    this.levels.push({ indent, step: unquoted(key[1]) })
    this.value(indent, rest.slice(key[0].length).trimStart())
  }

  private value(indent: number, value: string): void {
    if (/^[|>][+-]?\d*\s*(#.*)?$/.test(value)) this.scalar = indent
    if (/^[{[]/.test(value)) this.flow(value)
    else this.write('value', value)
  }

  /** A line on which nothing is written yet. */
  private begin(indent: number, prefix: string): void {
    this.leave(indent, false)
    this.write('key', prefix)
  }

  private write(typing: Place['typing'], prefix: string): void {
    this.typing = typing
    this.prefix = prefix
  }

  /** Leaves all that is as far in; a list may stand as far out as the key that it belongs to. */
  private leave(indent: number, toList: boolean): void {
    this.levels = this.levels.filter((level) => {
      return level.indent < indent || (toList && level.indent === indent && level.step !== '*')
    })
  }

  private flow(line: string): void {
    for (let i = 0; i < line.length; i++) {
      const sign = line[i]
      const open = this.brackets.at(-1)
      if (sign === '{' || sign === '[') this.brackets.push({ list: sign === '[', key: undefined, token: '' })
      else if (!open) return
      else if (sign === '}' || sign === ']') {
        this.brackets.pop()
        if (this.brackets.length === 0) {
          this.write('value', '')
          return
        }
      } else if (sign === ',') {
        open.token = ''
        if (!open.list) open.key = undefined
      } else if (sign === '"' || sign === "'") i = this.quoted(line, i, open)
      else if (sign === ':' && !open.list && /^(\s|$)/.test(line.slice(i + 1))) {
        open.key = unquoted(open.token.trim())
        open.token = ''
      } else if (sign === '#' && /(^|\s)$/.test(line.slice(0, i))) return
      else open.token += sign
    }
    const open = this.brackets.at(-1)
    if (open && open.token.trim() === '') open.token = ''
  }

  /** Takes in a quoted text; where it is not closed, all that follows. */
  private quoted(line: string, from: number, open: Bracket): number {
    const end = line.indexOf(line[from], from + 1)
    const to = end < 0 ? line.length : end + 1
    open.token += line.slice(from, to)
    return to - 1
  }
}

const unquoted = (key: string): string => key.replace(/^(["'])(.*)\1$/, '$2')
