import { describe, expect, test } from 'vitest'
import { publishedSchemas } from '../src/index.ts'

const schemas = Object.entries(publishedSchemas())
type Node = Record<string, unknown>

/** Every schema node with its JSON pointer: what an editor walks. */
function* nodes(node: unknown, pointer = '#'): Generator<[string, Node]> {
  if (!node || typeof node !== 'object') return
  if (!Array.isArray(node)) yield [pointer, node as Node]
  for (const [key, child] of Object.entries(node))
    yield* nodes(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
}

const resolve = (root: object, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((here, key) => (here as Node | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], root)

const DRAFT_07 = new Set([
  '$schema',
  '$id',
  '$ref',
  '$comment',
  'title',
  'description',
  'default',
  'examples',
  'type',
  'enum',
  'const',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'items',
  'additionalItems',
  'minItems',
  'maxItems',
  'uniqueItems',
  'contains',
  'minProperties',
  'maxProperties',
  'required',
  'properties',
  'patternProperties',
  'additionalProperties',
  'dependencies',
  'propertyNames',
  'if',
  'then',
  'else',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'format',
  'definitions',
])
/** Under these keys stand names of the standard, not keywords. */
const NAMED = /\/(properties|patternProperties|definitions|dependencies)$/

describe.each(schemas)('the schema of %s', (_, schema) => {
  test('names its dialect and survives JSON', () => {
    expect((schema as Node).$schema).toBe('http://json-schema.org/draft-07/schema#')
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
  })

  test('every reference leads somewhere inside the file', () => {
    for (const [pointer, node] of nodes(schema)) {
      if (typeof node.$ref !== 'string' || NAMED.test(pointer)) continue
      expect(node.$ref, pointer).toMatch(/^#\//)
      expect(resolve(schema, node.$ref), `${pointer} → ${node.$ref}`).toBeTypeOf('object')
    }
  })

  test('holds only keywords of draft-07, with patterns that compile', () => {
    for (const [pointer, node] of nodes(schema)) {
      if (NAMED.test(pointer) || /\/(enum|const|examples|default)(\/|$)/.test(pointer)) continue
      for (const key of Object.keys(node)) expect(DRAFT_07, `${pointer}/${key}`).toContain(key)
      if (typeof node.pattern === 'string') expect(() => new RegExp(node.pattern as string, 'u')).not.toThrow()
      for (const name of (node.required as string[] | undefined) ?? [])
        expect(node.properties, `${pointer} requires ${name}`).toHaveProperty([name])
    }
  })
})

test('an editor finds help where a condition is written, at any depth', () => {
  const { moments } = publishedSchemas()
  const described = [...nodes(moments)].filter(([pointer]) =>
    /properties\/(says|silence|means|pattern|when|forbid|count)$/.test(pointer),
  )
  expect(described.length).toBeGreaterThan(5)
  for (const [pointer, node] of described) {
    const target = typeof node.$ref === 'string' ? (resolve(moments, node.$ref) as Node) : node
    expect(target.description, pointer).toBeTypeOf('string')
  }
})
