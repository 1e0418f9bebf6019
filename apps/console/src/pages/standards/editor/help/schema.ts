import type { Step } from './place.ts'

/** A JSON Schema, as far as it is looked into here. */
export interface Schema {
  readonly description?: string
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly $ref?: string
  readonly definitions?: Readonly<Record<string, Schema>>
}

export interface KeyHelp {
  readonly name: string
  readonly description: string
  readonly required: boolean
  /** Whether a mapping or a list follows, not a single value. */
  readonly deep: boolean
}

/** What may stand at the end of a path, in all the readings that the schema allows. */
export function schemasAt(root: Schema, path: readonly Step[]): Schema[] {
  let here = readings(root, root)
  for (const step of path)
    here = here.flatMap((schema) => inside(schema, step)).flatMap((schema) => readings(root, schema))
  return here
}

/** The keys of mappings that may stand there. */
export function keysAt(root: Schema, path: readonly Step[]): KeyHelp[] {
  const keys = new Map<string, KeyHelp>()
  for (const { properties = {}, required = [] } of schemasAt(root, path))
    for (const [name, schema] of Object.entries(properties)) {
      if (keys.has(name)) continue
      const deep = readings(root, schema).every(({ type }) => type === 'object' || type === 'array')
      keys.set(name, { name, description: descriptionOf(root, schema), required: required.includes(name), deep })
    }
  return [...keys.values()]
}

/** The values that may stand there, where these are few. */
export function valuesAt(root: Schema, path: readonly Step[]): string[] {
  const values = schemasAt(root, path).flatMap((schema) => {
    if (schema.const !== undefined) return [schema.const]
    if (schema.enum) return schema.enum
    return schema.type === 'boolean' ? [true, false] : []
  })
  return [...new Set(values.map(String))]
}

/** What the schema says of the key at the end of a path; '' where it says nothing. */
export function descriptionAt(root: Schema, path: readonly Step[]): string {
  const parent = path.slice(0, -1)
  const key = path.at(-1) as string
  for (const { properties } of schemasAt(root, parent)) {
    const schema = properties?.[key]
    const description = schema && descriptionOf(root, schema)
    if (description) return description
  }
  return ''
}

function descriptionOf(root: Schema, schema: Schema): string {
  if (schema.description) return schema.description
  return readings(root, schema).find(({ description }) => description)?.description ?? ''
}

/** Looks so many references deep; those of conditions in conditions go on for ever. */
const DEEPEST = 8

function readings(root: Schema, schema: Schema, depth = 0): Schema[] {
  if (depth > DEEPEST) return []
  const parts = [...(schema.anyOf ?? []), ...(schema.allOf ?? []), ...referred(root, schema)]
  if (parts.length === 0) return [schema]
  return parts.flatMap((part) => readings(root, part, depth + 1))
}

function referred(root: Schema, { $ref }: Schema): Schema[] {
  const target = $ref === undefined ? undefined : root.definitions?.[$ref.replace('#/definitions/', '')]
  return target ? [target] : []
}

function inside({ properties, additionalProperties, patternProperties, items }: Schema, step: Step): Schema[] {
  if (step === '*') return items ? [items] : []
  const own = properties?.[step]
  if (own) return [own]
  const matching = Object.entries(patternProperties ?? {}).filter(([pattern]) => new RegExp(pattern).test(step))
  if (matching.length > 0) return matching.map(([, schema]) => schema)
  return typeof additionalProperties === 'object' ? [additionalProperties] : []
}
