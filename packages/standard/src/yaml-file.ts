import { CORE_SCHEMA, load } from 'js-yaml'
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml'
import { type Diagnostic, excerpt, type Path } from './diagnostic.ts'
import { ONLY_PROFILE, type OptionReader, withOptions } from './profile.ts'
import type { FileKind, FileOf } from './schema/files.ts'
import { fits, problemsOf } from './schema-problems.ts'
import { yamlReadingProblem, yamlSyntaxProblem } from './yaml-problems.ts'

const MAX_BYTES = 8_000_000

/** The text of a YAML file, parsed once however often it is read. */
export class YamlText {
  readonly name: string
  readonly source: string
  readonly lines = new LineCounter()
  private readonly quickly: { readonly value: unknown } | undefined
  private parsed: { readonly document: Document | undefined; readonly problems: readonly Diagnostic[] } | undefined

  /** @param quick whether it is to be parsed with places only when somebody asks for these, or something is wrong */
  constructor(name: string, source: string, quick = false) {
    this.name = name
    this.source = source
    this.quickly = quick && source.length <= MAX_BYTES ? quickly(source) : undefined
  }

  /** What it says, where that was read quickly. */
  get quickValue(): { readonly value: unknown } | undefined {
    return this.quickly
  }

  /** The text with its places; undefined where it cannot be read as YAML at all, which `problems` then tells of. */
  get document(): Document | undefined {
    return (this.parsed ??= this.parse()).document
  }

  get problems(): readonly Diagnostic[] {
    return (this.parsed ??= this.parse()).problems
  }

  private parse(): { document: Document | undefined; problems: readonly Diagnostic[] } {
    const { name, source, lines } = this
    if (source.length > MAX_BYTES) {
      const message = `文件超过 ${MAX_BYTES / 1e6} MB，请拆成几个文件`
      const text = this.lineText(1)
      return { document: undefined, problems: [{ severity: 'error', file: name, line: 1, column: 1, message, text }] }
    }
    const document = parseDocument(source, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: true,
      logLevel: 'error',
    })
    // one slip makes the parser complain about all that follows: the first complaint is the one to mend
    const problems = document.errors.slice(0, 1).map((error): Diagnostic => {
      const { line, col } = lines.linePos(error.pos[0])
      const message = yamlSyntaxProblem(error, source.split('\n')[line - 1] ?? '')
      return { severity: 'error', file: name, line, column: col, message, text: this.lineText(line) }
    })
    return { document: problems.length > 0 ? undefined : document, problems }
  }

  lineText(line: number): string {
    const start = this.lines.lineStarts[line - 1]
    const end = this.source.indexOf('\n', start)
    return excerpt(this.source.slice(start, end < 0 ? undefined : end))
  }
}

/** Anchors, references and tags: with them a text may be longer than it looks, or mean something else. */
const SYMBOLS = /(?:^|[\s,:[{-])[&*!]/

/** What a text says, by a parser that is four times as quick and knows no places; undefined where it cannot tell. */
function quickly(source: string): { readonly value: unknown } | undefined {
  if (SYMBOLS.test(source)) return undefined
  try {
    return { value: load(source, { schema: CORE_SCHEMA }) }
  } catch {
    return undefined
  }
}

/** A YAML file with positions, so that every mistake can be shown at its line and column. */
export class YamlFile {
  readonly name: string
  readonly diagnostics: Diagnostic[] = []
  /** Whether the file can be read as YAML at all. */
  wellFormed = true
  private readonly text: YamlText
  private readonly options: Omit<OptionReader, 'complain'>

  /** @param options whose values stand where the file says `${name}` */
  constructor(text: YamlText, options: Omit<OptionReader, 'complain'> = { profile: ONLY_PROFILE, noticed: () => {} }) {
    this.name = text.name
    this.text = text
    this.options = options
  }

  /** The file's value if it fits the schema of its kind, else undefined with diagnostics. */
  read<Kind extends FileKind>(kind: Kind): FileOf<Kind> | undefined {
    return this.readQuickly(kind) ?? this.readWithPlaces(kind)
  }

  private readQuickly<Kind extends FileKind>(kind: Kind): FileOf<Kind> | undefined {
    const { quickValue } = this.text
    if (!quickValue) return undefined
    let sound = true
    const value = this.filled(quickValue.value, () => (sound = false))
    return sound && fits(kind, value) ? (value as FileOf<Kind>) : undefined
  }

  private readWithPlaces<Kind extends FileKind>(kind: Kind): FileOf<Kind> | undefined {
    const { document, problems } = this.text
    this.wellFormed = document !== undefined
    this.diagnostics.push(...problems)
    if (!document) return undefined
    let value: unknown
    try {
      value = document.toJS({ maxAliasCount: 50 })
    } catch (error) {
      this.report([], 'error', yamlReadingProblem(error as Error))
      return undefined
    }
    value = this.filled(value, (path, message) => this.report(path, 'error', message))
    if (fits(kind, value)) return value as FileOf<Kind>
    for (const problem of problemsOf(kind, value)) this.report(problem.path, 'error', problem.message, problem.onKey)
    return undefined
  }

  private filled(value: unknown, complain: OptionReader['complain']): unknown {
    return this.text.source.includes('${') ? withOptions(value, { ...this.options, complain }) : value
  }

  /** Of a file that was read quickly only errors are told: a place for a warning would mean reading it again. */
  report(path: Path, severity: Diagnostic['severity'], message: string, onKey = false): void {
    if (severity === 'warning' && this.text.quickValue) return
    const { line, column } = this.locate(path, onKey)
    this.diagnostics.push({ severity, file: this.name, line, column, message, text: this.text.lineText(line) })
  }

  /** Line and column of the value at a path (or of its key), or of its nearest ancestor that exists. */
  locate(path: Path, onKey = false): { line: number; column: number } {
    for (let depth = path.length; depth > 0 && this.text.document; depth--) {
      const offset = this.offsetOf(path.slice(0, depth), onKey && depth === path.length)
      if (offset === undefined) continue
      const at = this.text.lines.linePos(offset)
      return { line: at.line, column: at.col }
    }
    return { line: 1, column: 1 }
  }

  private offsetOf(path: Path, onKey: boolean): number | undefined {
    if (onKey) {
      const parent = this.text.document?.getIn(path.slice(0, -1), true)
      const pair = isMap(parent)
        ? parent.items.find((p) => isPair(p) && isScalar(p.key) && p.key.value === path.at(-1))
        : undefined
      return pair && isNode(pair.key) ? pair.key.range?.[0] : undefined
    }
    const node = this.text.document?.getIn(path, true)
    return isNode(node) ? node.range?.[0] : undefined
  }
}
