import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BUILT_IN, readTexts, REPOSITORY } from '../built-in-standard.ts'

/** No sentence of an evaluation set may have found its way into the standard, its examples or its training sentences. */

const GIVEN_SET = join(REPOSITORY, '..', 'shared', 'evaluation', 'dev')

/**
 * So many Chinese characters in a row are no coincidence. The given set forbids shorter runs than the project's own, whose
 * authors, writing in hundreds of thousands of words, often hit upon the same eight as those of the standard
 * (要带什么材料过来).
 */
const runIn = (set: string): number => (set === GIVEN_SET ? 8 : 12)

function runsOf(text: string, length: number): Set<string> {
  const runs = new Set<string>()
  for (const [stretch] of text.matchAll(/[\u4e00-\u9fff]+/g))
    for (let at = 0; at + length <= stretch.length; at++) runs.add(stretch.slice(at, at + length))
  return runs
}

/** @param set a folder of conversations, utterances and situations, or a table of turns */
function textOf(set: string): string {
  if (set.endsWith('.tsv')) return readFileSync(set, 'utf8')
  return readdirSync(set)
    .filter((name) => /^(conversations|utterances|situations)\.(jsonl|tsv)$/.test(name))
    .map((name) => readFileSync(join(set, name), 'utf8'))
    .join('\n')
}

const inFolder = (folder: string, wanted: (name: string) => boolean): string[] =>
  readdirSync(join(REPOSITORY, 'evaluation', folder))
    .filter(wanted)
    .map((name) => join(REPOSITORY, 'evaluation', folder, name))

const sets = [
  ...inFolder('sets', (name) => !name.includes('.')),
  ...inFolder('acts', (name) => name.endsWith('.tsv')),
  ...inFolder('ordinary', (name) => name.endsWith('.tsv')),
  ...(existsSync(GIVEN_SET) ? [GIVEN_SET] : []),
]

const standard = readTexts(BUILT_IN)
const source = standard.get('sources.tsv') as string
standard.delete('sources.tsv')
for (const name of standard.keys()) if (name.endsWith('-model.json')) standard.delete(name)

test.each(sets)('the standard shares no run of characters with %s', (set) => {
  const length = runIn(set)
  const forbidden = runsOf(textOf(set), length)
  // what the source itself says, anybody may say
  for (const run of runsOf(source, length)) forbidden.delete(run)
  const shared = [...standard].flatMap(([file, text]) =>
    text.split('\n').flatMap((line, at) => {
      const run = [...runsOf(line, length)].find((r) => forbidden.has(r))
      return run === undefined ? [] : [`${file}:${at + 1} ${run}`]
    }),
  )
  expect(forbidden.size).toBeGreaterThan(100)
  expect(shared).toEqual([])
})
