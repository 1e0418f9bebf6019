import * as condition from './schema/condition.ts'
import { FILES, ToneFile } from './schema/files.ts'

/** The JSON Schemas that editors use for completion, by the glob of the files they describe. */
export function publishedSchemas(): Record<string, object> {
  return Object.fromEntries(
    Object.entries({ ...FILES, tones: ToneFile }).map(([kind, schema]) => [
      kind,
      pointReferences({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema }),
    ]),
  )
}

/**
 * Puts the definitions that a schema uses at its root and makes its references JSON pointers, as editors expect.
 * Draft-07 lets nothing stand beside `$ref`: what a use says of itself goes around it.
 */
function pointReferences(schema: object): object {
  const definitions: Record<string, unknown> = {}
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit)
    if (!node || typeof node !== 'object') return node
    const { $ref, $id: _, ...rest } = node as Record<string, unknown>
    const out = Object.fromEntries(Object.entries(rest).map(([k, v]) => [k, visit(v)]))
    if (typeof $ref !== 'string') return out
    if (!($ref in definitions)) definitions[$ref] = ((definitions[$ref] = {}), visit(condition.definitions[$ref]))
    const reference = { $ref: `#/definitions/${$ref}` }
    return Object.keys(out).length > 0 ? { ...out, allOf: [reference] } : reference
  }
  const root = visit(schema) as object
  return Object.keys(definitions).length > 0 ? { ...root, definitions } : root
}
