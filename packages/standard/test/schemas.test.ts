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

const CHINESE = '[\\u4e00-\\u9fff“”（）]'
const HALF_WIDTH_IN_CHINESE = new RegExp(`${CHINESE}[,;:?!()]|[,;:?!()]${CHINESE}`)

describe.each(schemas)('the help that an editor shows for %s', (_, schema) => {
  test('stands at every key, at any depth: what the key is for, not only what its type is', () => {
    for (const [pointer, node] of nodes(schema))
      if (/\/properties\/[^/]+$/.test(pointer)) expect(node.description, pointer).toMatch(/[\u4e00-\u9fff]/)
  })

  test('is Chinese with full-width punctuation', () => {
    for (const [pointer, { description }] of nodes(schema))
      if (typeof description === 'string') expect(description, pointer).not.toMatch(HALF_WIDTH_IN_CHINESE)
  })
})

test('the keys that hold a condition have help of their own, and nothing stands beside a reference', () => {
  for (const schema of Object.values(publishedSchemas()))
    for (const [pointer, node] of nodes(schema))
      if ('$ref' in node && !NAMED.test(pointer)) expect(Object.keys(node), pointer).toEqual(['$ref'])
  const { properties } = (publishedSchemas().moments as { items: unknown }).items as {
    properties: Record<string, Node>
  }
  const help = ['applies', 'when', 'unless', 'require', 'forbid', 'until'].map((key) => properties[key].description)
  expect(new Set(help).size).toBe(6)
})
