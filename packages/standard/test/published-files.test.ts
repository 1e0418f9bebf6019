import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { publishedSchemas } from '../src/index.ts'

const folder = new URL('../../../standards/schemas/', import.meta.url)

test('the schemas in standards/schemas are those of the code; else run: npx liangyan schema standards', () => {
  const schemas = publishedSchemas()
  expect(readdirSync(folder).sort()).toEqual(
    Object.keys(schemas)
      .map((name) => `${name}.schema.json`)
      .sort(),
  )
  for (const [name, schema] of Object.entries(schemas))
    expect(JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), 'utf8')), name).toEqual(
      JSON.parse(JSON.stringify(schema)),
    )
})
