import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ENVIRONMENT } from '../src/settings.ts'

const page = (name: string) => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8')
const rowsOf = (text: string) =>
  [...text.matchAll(/^\| `([A-Z_]+)` \| (.+) \|$/gm)].map(([, name, says]) => [name, says])

test('the page on operation has every variable of the environment, in the words of the program', () => {
  const known = Object.entries(ENVIRONMENT.properties).map(([name, schema]) => [
    name,
    'description' in schema ? schema.description : '',
  ])
  expect(rowsOf(page('operation.zh-CN.md'))).toEqual(known)
  expect(rowsOf(page('operation.md')).map(([name]) => name)).toEqual(known.map(([name]) => name))
})
