import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml'
import { type Diagnostic, didYouMean } from './diagnostic.ts'

/** Path into a YAML file: keys and indexes. */
export type Path = readonly (string | number)[]

const MAX_BYTES = 8_000_000

/** A YAML file with positions, so that every mistake can be shown at its line and column. */
export class YamlFile {
  readonly name: string
  readonly diagnostics: Diagnostic[] = []
  /** Whether the file can be read as YAML at all. */
  readonly wellFormed: boolean
  private readonly document: Document | undefined
  private readonly lines = new LineCounter()
  private readonly source: string

  constructor(name: string, source: string) {
    this.name = name
    this.source = source
    if (source.length > MAX_BYTES) {
      this.wellFormed = false
      this.report([], 'error', `larger than ${MAX_BYTES / 1e6} MB: split the file`)
      return
    }
    const document = parseDocument(source, { lineCounter: this.lines, prettyErrors: false, uniqueKeys: true })
    // one slip makes the parser complain about all that follows: the first complaint is the one to mend
    for (const error of document.errors.slice(0, 1)) {
      const at = this.lines.linePos(error.pos[0])
      this.diagnostics.push({
        severity: 'error',
        file: name,
        line: at.line,
        column: at.col,
        message: error.message,
        text: this.lineText(at.line),
      })
    }
    this.wellFormed = document.errors.length === 0
    if (this.wellFormed) this.document = document
  }

  /** The file's value if it fits the schema, else undefined with diagnostics. */
  read<T>(schema: TSchema): T | undefined {
    if (!this.document) return undefined
    let value: unknown
    try {
      value = this.document.toJS({ maxAliasCount: 50 })
    } catch (error) {
      this.report([], 'error', `cannot be read: ${(error as Error).message}`)
      return undefined
    }
    const validator = validatorOf(schema)
    if (validator.Check(value)) return value as T
    for (const problem of problemsOf(validator, schema, value))
      this.report(problem.path, 'error', problem.message, problem.onKey)
    return undefined
  }

  report(path: Path, severity: Diagnostic['severity'], message: string, onKey = false): void {
    const { line, column } = this.locate(path, onKey)
    this.diagnostics.push({ severity, file: this.name, line, column, message, text: this.lineText(line) })
  }

  /** Line and column of the value at a path (or of its key), or of its nearest ancestor that exists. */
  locate(path: Path, onKey = false): { line: number; column: number } {
    for (let depth = path.length; depth > 0 && this.document; depth--) {
      const offset = this.offsetOf(path.slice(0, depth), onKey && depth === path.length)
      if (offset === undefined) continue
      const at = this.lines.linePos(offset)
      return { line: at.line, column: at.col }
    }
    return { line: 1, column: 1 }
  }

  private offsetOf(path: Path, onKey: boolean): number | undefined {
    if (onKey) {
      const parent = this.document?.getIn(path.slice(0, -1), true)
      const pair = isMap(parent)
        ? parent.items.find((p) => isPair(p) && isScalar(p.key) && p.key.value === path.at(-1))
        : undefined
      return pair && isNode(pair.key) ? pair.key.range?.[0] : undefined
    }
    const node = this.document?.getIn(path, true)
    return isNode(node) ? node.range?.[0] : undefined
  }

  private lineText(line: number): string {
    const text = (this.source.split('\n')[line - 1] ?? '').trim()
    return text.length > 80 ? `${text.slice(0, 79)}…` : text
  }
}

const validators = new WeakMap<TSchema, Validator>()

function validatorOf(schema: TSchema): Validator {
  const known = validators.get(schema)
  if (known) return known
  const made = Compile<TSchema>(schema)
  validators.set(schema, made)
  return made
}

interface Problem {
  readonly path: Path
  readonly message: string
  readonly onKey: boolean
}

interface SchemaError {
  keyword: string
  schemaPath: string
  instancePath: string
  params: object
  message: string
}

/** Schema errors as one readable line a place; of alternatives that all fail, the one that came furthest speaks. */
function problemsOf(validator: Validator, schema: TSchema, value: unknown): Problem[] {
  const errors = validator.Errors(value) as SchemaError[]
  const told = new Map<string, Problem>()
  const deepest = errors.filter((e) => e.keyword !== 'boolean' && !errors.some((other) => isInside(other, e)))
  for (const error of deepest) {
    const path = pathOf(error.instancePath, value)
    if (error.keyword === 'additionalProperties') {
      const known = propertiesAt(schema, error.schemaPath)
      for (const key of (error.params as { additionalProperties: string[] }).additionalProperties)
        told.set(`${error.instancePath}/${key}`, {
          path: [...path, key],
          message: `unknown key "${key}"${didYouMean(key, known)}`,
          onKey: true,
        })
    } else if (!told.has(error.instancePath)) {
      told.set(error.instancePath, { path, message: sentenceOf(error, path, schema), onKey: false })
    }
  }
  return [...told.values()]
}

/** Whether `other` is a more precise complaint: deeper inside the same value, or naming the key that is wrong. */
function isInside(other: SchemaError, error: SchemaError): boolean {
  if (other === error || other.keyword === 'boolean' || error.keyword === 'additionalProperties') return false
  if (other.instancePath.startsWith(`${error.instancePath}/`)) return true
  return other.keyword === 'additionalProperties' && other.instancePath === error.instancePath
}

function pathOf(pointer: string, root: unknown): (string | number)[] {
  let here = root
  return pointer
    .split('/')
    .slice(1)
    .map((raw) => {
      const key = raw.replaceAll('~1', '/').replaceAll('~0', '~')
      const step = Array.isArray(here) ? Number(key) : key
      here = (here as Record<string | number, unknown>)?.[step]
      return step
    })
}

function sentenceOf(error: SchemaError, path: Path, schema: TSchema): string {
  const name = path.length > 0 ? (path.findLast((p) => typeof p === 'string') ?? 'file') : 'file'
  if (error.keyword === 'required')
    return `${(error.params as { requiredProperties: string[] }).requiredProperties.map((k) => `"${k}"`).join(', ')} is missing`
  const description = (nodeAt(schema, error.schemaPath) as { description?: string } | undefined)?.description
  return `"${name}" ${error.message.replace('must match a schema in anyOf', 'does not fit')}${description ? `: ${description}` : ''}`
}

function nodeAt(schema: TSchema, pointer: string): unknown {
  let here: unknown = schema
  for (const key of pointer.split('/').slice(1)) {
    here = deref(schema, here)
    here = (here as Record<string, unknown> | undefined)?.[key]
  }
  return deref(schema, here)
}

function deref(root: TSchema, node: unknown): unknown {
  const reference = (node as { $ref?: string; $defs?: Record<string, unknown> } | undefined)?.$ref
  if (!reference) return node
  return (node as { $defs?: Record<string, unknown> }).$defs?.[reference] ?? findDefinition(root, reference)
}

function findDefinition(node: unknown, name: string): unknown {
  if (!node || typeof node !== 'object') return undefined
  const own = (node as { $defs?: Record<string, unknown> }).$defs?.[name]
  if (own) return own
  for (const child of Object.values(node)) {
    const found = findDefinition(child, name)
    if (found) return found
  }
  return undefined
}

function propertiesAt(schema: TSchema, pointer: string): string[] {
  const node = nodeAt(schema, pointer) as { properties?: object } | undefined
  return Object.keys(node?.properties ?? {})
}
