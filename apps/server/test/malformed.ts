import * as fc from 'fast-check'
import type { TSchema } from 'typebox'
import { Check } from 'typebox/value'

/** What is sent, and as what kind of content. */
export interface Sent {
  readonly payload: string | Buffer
  readonly type: string
}

const JSON_TYPE = 'application/json'
const asJson = (value: unknown): Sent => ({ payload: JSON.stringify(value), type: JSON_TYPE })

/** A body that no route may take: not what the schema says, not JSON, not even text. */
export function malformed(schema: TSchema): fc.Arbitrary<Sent> {
  return fc.oneof(
    { weight: 6, arbitrary: damaged(schema) },
    { weight: 3, arbitrary: fc.jsonValue().filter(wrongFor(schema)).map(asJson) },
    { weight: 2, arbitrary: brokenOff(schema) },
    { weight: 1, arbitrary: notJson.filter(({ payload }) => wrongFor(schema)(parsed(payload))) },
    { weight: 1, arbitrary: otherwiseCalled(schema) },
  )
}

const wrongFor = (schema: TSchema) => (value: unknown) => !Check(schema, value)

/** A value like those the schema asks for, with one place replaced, left out or added to. */
const damaged = (schema: TSchema): fc.Arbitrary<Sent> =>
  fc
    .tuple(alike(schema), fc.nat(), anything)
    .map(([value, at, instead]) => damage(value, at, instead))
    .filter(wrongFor(schema))
    .map(asJson)

/** A line of JSON that ends too early. */
const brokenOff = (schema: TSchema): fc.Arbitrary<Sent> =>
  fc.tuple(alike(schema), fc.nat()).map(([value, at]) => {
    const text = JSON.stringify(value)
    return { payload: text.slice(0, 1 + (at % Math.max(1, text.length - 1))), type: JSON_TYPE }
  })

const notJson: fc.Arbitrary<Sent> = fc.oneof(
  fc
    .string({ unit: 'binary', minLength: 1 })

    .map((payload) => ({ payload, type: JSON_TYPE })),
  fc.uint8Array({ minLength: 1 }).map((bytes) => ({ payload: Buffer.from([0xff, ...bytes]), type: JSON_TYPE })),
  fc.constantFrom(
    { payload: '', type: JSON_TYPE },
    { payload: '['.repeat(200_000), type: JSON_TYPE },
    { payload: `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, type: JSON_TYPE },
    { payload: '{"__proto__":{"role":"administrator"}}', type: JSON_TYPE },
    { payload: '{"constructor":{"prototype":{"role":"administrator"}}}', type: JSON_TYPE },
    { payload: '{"a":1}{"a":1}', type: JSON_TYPE },
    { payload: '{"a":NaN}', type: JSON_TYPE },
  ),
)

const otherwiseCalled = (schema: TSchema): fc.Arbitrary<Sent> =>
  fc
    .tuple(alike(schema), fc.constantFrom('text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'x'))
    .map(([value, type]) => ({ payload: JSON.stringify(value), type }))

/** What the JSON says; a symbol, which no schema takes, where it is none. */
function parsed(payload: Sent['payload']): unknown {
  try {
    return JSON.parse(String(payload))
  } catch {
    return Symbol('no JSON')
  }
}

/** What people have tried on servers. */
export const HOSTILE = [
  `'; drop table conversations; --`,
  `1' or '1'='1`,
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  '\u0000',
  '\ud800',
  'NaN',
  '1e400',
  '٣',
  'x'.repeat(5000),
]
/** One of anything. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.constantFrom(null, true, -1, 0.5, Number.MAX_SAFE_INTEGER, 1e308, '', [], {}, [[]], { a: { b: [null] } }),
  fc.jsonValue({ maxDepth: 2 }),
)

/** The value with the `at`th of its places, counted in depth, replaced; every third one is left out instead. */
export function damage(value: unknown, at: number, instead: unknown): unknown {
  const places = placesIn(value)
  if (places.length === 0 || at % 11 === 0) return instead
  const path = places[at % places.length]
  const copy = structuredClone(value)
  let holder = copy as Record<string, unknown>
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>
  const last = path.at(-1)!
  if (at % 3 === 0 && !Array.isArray(holder)) delete holder[last]
  else holder[last] = instead
  return copy
}

function placesIn(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [[key], ...placesIn(inner).map((path) => [key, ...path])])
}

/** A value of nearly the form that the schema asks for: limits of length and patterns are not minded. */
function alike(schema: TSchema): fc.Arbitrary<unknown> {
  const said = schema as {
    type?: string
    const?: unknown
    enum?: readonly unknown[]
    anyOf?: readonly TSchema[]
    items?: TSchema
    properties?: Record<string, TSchema>
    patternProperties?: Record<string, TSchema>
    minimum?: number
  }
  if ('const' in said) return fc.constant(said.const)
  if (said.enum) return fc.constantFrom(...said.enum)
  if (said.anyOf) return fc.oneof(...said.anyOf.map(alike))
  if (said.properties)
    return fc.record(Object.fromEntries(Object.entries(said.properties).map(([key, each]) => [key, alike(each)])))
  if (said.items) return fc.array(alike(said.items), { minLength: 1, maxLength: 3 })
  if (said.type === 'integer' || said.type === 'number')
    return fc.integer({ min: said.minimum ?? 1, max: (said.minimum ?? 1) + 100 })
  if (said.type === 'boolean') return fc.boolean()
  return said.type === 'null' ? fc.constant(null) : fc.constantFrom('2026-03-05', 'ab', '会话')
}
