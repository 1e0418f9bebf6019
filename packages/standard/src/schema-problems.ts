import type { TSchema } from 'typebox'
// the validator of typebox/compile would bring the whole library with it
import { Compile, Errors, type Validator } from 'typebox/schema'
import { didYouMean, type Path } from './diagnostic.ts'
import { definitions } from './schema/condition.ts'
import { type FileKind, FILES } from './schema/files.ts'

/** One place of a value that does not fit its schema. */
export interface SchemaProblem {
  readonly path: Path
  readonly message: string
  /** Whether the key is wrong, not its value. */
  readonly onKey: boolean
}

interface SchemaError {
  keyword: string
  schemaPath: string
  instancePath: string
  params: object
}

/** All kinds of files compiled together, since conditions are most of the work and several kinds hold them. */
let validator: Validator | undefined

export function fits(kind: FileKind, value: unknown): boolean {
  validator ??= Compile(definitions, { type: 'object', properties: FILES })
  return validator.Check({ [kind]: value })
}

/** Schema errors as one readable line a place. */
export function problemsOf(kind: FileKind, value: unknown): SchemaProblem[] {
  const schema = FILES[kind]
  const [, errors] = Errors(definitions, schema, value)
  const told = new Map<string, SchemaProblem>()
  const deepest = errors.filter((e) => e.keyword !== 'boolean' && !errors.some((other) => isInside(other, e)))
  for (const error of deepest) {
    const path = pathOf(error.instancePath, value)
    if (error.keyword === 'additionalProperties') {
      const known = propertiesAt(schema, error.schemaPath)
      for (const key of error.params.additionalProperties)
        told.set(`${error.instancePath}/${key}`, {
          path: [...path, key],
          message: `不认识的键 "${key}"${didYouMean(key, known)}`,
          onKey: true,
        })
    } else if (!told.has(error.instancePath)) {
      const here = deepest.filter((e) => e.instancePath === error.instancePath)
      told.set(error.instancePath, { path, message: sentenceOf(here, path, schema), onKey: false })
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

/** What the errors of one place say together: its name, what it should be, and what the schema says of it. */
function sentenceOf(errors: readonly SchemaError[], path: Path, schema: TSchema): string {
  const missing = errors.find((e) => e.keyword === 'required')
  if (missing)
    return `缺少 ${(missing.params as { requiredProperties: string[] }).requiredProperties.map((k) => `"${k}"`).join('、')}`
  const [description] = errors
    .toSorted((a, b) => a.schemaPath.length - b.schemaPath.length)
    .flatMap((e) => descriptionAt(schema, e.schemaPath) ?? [])
  return `${placeName(path)}${demandOf(errors)}${description ? `。${description}` : ''}`
}

/** `"says" `, `"wording" 的第 2 项`, `第 1 项` or `文件`. */
function placeName(path: Path): string {
  const last = path.at(-1)
  if (last === undefined) return '文件'
  if (typeof last === 'string') return `"${last}" `
  const name = path.findLast((p) => typeof p === 'string')
  return `${name === undefined ? '' : `"${name}" 的`}第 ${last + 1} 项`
}

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  integer: '整数',
  boolean: '是非值（true、false）',
  array: '列表',
  object: '“键: 值”',
}

/** `甲`, `甲或乙`, `甲、乙或丙` */
const listed = (names: readonly string[]) =>
  [names.slice(0, -1).join('、'), ...names.slice(-1)].filter(Boolean).join('或')

/** What the value should be: nearest to it is a limit it broke, then the words it may be, then its type. */
function demandOf(errors: readonly SchemaError[]): string {
  for (const error of errors) {
    const limit = limitOf(error)
    if (limit) return limit
  }
  const others = errors.filter((e) => e.keyword !== 'anyOf')
  const choices = others.flatMap(({ keyword, params }) =>
    keyword === 'const'
      ? [(params as { allowedValue: unknown }).allowedValue]
      : keyword === 'enum'
        ? (params as { allowedValues: unknown[] }).allowedValues
        : [],
  )
  const types = others.flatMap(({ keyword, params }) => (keyword === 'type' ? [(params as { type: string }).type] : []))
  if (choices.length > 0 && types.every((type) => type === 'string' || type === 'array'))
    return `只能写 ${[...new Set(choices)].join('、')}`
  const named = [...new Set(types.map((type) => TYPES[type] ?? type))]
  return named.length > 0 && choices.length === 0 ? `应为${listed(named)}` : '不合要求'
}

function limitOf({ keyword, params }: SchemaError): string | undefined {
  const { limit } = params as { limit?: number }
  switch (keyword) {
    case 'minLength':
      return limit === 1 ? '不能为空' : `至少要写 ${limit} 个字`
    case 'minItems':
      return limit === 1 ? '不能为空' : `至少要写 ${limit} 项`
    case 'minProperties':
      return '不能为空'
    case 'minimum':
      return `不能小于 ${limit}`
    case 'maximum':
      return `不能大于 ${limit}`
    case 'pattern':
      return '写法不对'
    default:
      return undefined
  }
}

/** The description of a schema node; where it refers to a definition, its own comes first. */
function descriptionAt(schema: TSchema, pointer: string): string | undefined {
  const node = childAt(schema, pointer) as { description?: string } | undefined
  return node?.description ?? (deref(node) as { description?: string } | undefined)?.description
}

function childAt(schema: TSchema, pointer: string): unknown {
  let here: unknown = schema
  for (const key of pointer.split('/').slice(1)) here = (deref(here) as Record<string, unknown> | undefined)?.[key]
  return here
}

function deref(node: unknown): unknown {
  const reference = (node as { $ref?: string } | undefined)?.$ref
  return reference ? definitions[reference] : node
}

function propertiesAt(schema: TSchema, pointer: string): string[] {
  const node = deref(childAt(schema, pointer)) as { properties?: object } | undefined
  return Object.keys(node?.properties ?? {})
}
