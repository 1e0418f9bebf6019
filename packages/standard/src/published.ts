import type { TSchema } from 'typebox'
import * as files from './schema/files.ts'

/** The JSON Schemas that editors use for completion, by the glob of the files they describe. */
export function publishedSchemas(): Record<string, object> {
  const publish = (schema: TSchema) =>
    pointReferences({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema })
  return {
    standard: publish(files.StandardHead),
    criteria: publish(files.CriteriaFile),
    words: publish(files.WordsFile),
    acts: publish(files.ActsFile),
    moments: publish(files.ClausesFile),
    tones: publish(files.ToneFile),
    contact: publish(files.ContactFile),
    commitments: publish(files.CommitmentsFile),
    scorecards: publish(files.ScorecardFile),
  }
}

/**
 * Hoists the cyclic definition to the root and makes its references JSON pointers, as editors expect. Draft-07 lets
 * nothing stand beside `$ref`: what a use says of itself goes around it.
 */
function pointReferences(schema: object): object {
  const definitions: Record<string, unknown> = {}
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit)
    if (!node || typeof node !== 'object') return node
    const { $defs, $ref, $id: _, ...rest } = node as Record<string, unknown>
    if ($defs)
      for (const [name, body] of Object.entries($defs))
        if (!(name in definitions)) definitions[name] = ((definitions[name] = {}), visit(body))
    const out = Object.fromEntries(Object.entries(rest).map(([k, v]) => [k, visit(v)]))
    if (typeof $ref !== 'string') return out
    const reference = { $ref: `#/definitions/${$ref}` }
    return Object.keys(out).length > 0 ? { ...out, allOf: [reference] } : reference
  }
  const root = visit(schema) as object
  return Object.keys(definitions).length > 0 ? { ...root, definitions } : root
}
