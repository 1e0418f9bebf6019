import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BUILT_IN, readTexts, REPOSITORY } from '../built-in-standard.ts'

/** No sentence of an evaluation set may have found its way into the standard, its examples or its training sentences. */

const RUN = 8
const OWN_SETS = join(REPOSITORY, 'evaluation', 'sets')
const GIVEN_SET = join(REPOSITORY, '..', 'shared', 'evaluation', 'dev')

/** Every run of so many Chinese characters in a text, punctuation between. */
function runsOf(text: string): Set<string> {
  const runs = new Set<string>()
  for (const [stretch] of text.matchAll(/[\u4e00-\u9fff]+/g))
    for (let at = 0; at + RUN <= stretch.length; at++) runs.add(stretch.slice(at, at + RUN))
  return runs
}

function runsOfSet(folder: string): Set<string> {
  const texts = readdirSync(folder)
    .filter((name) => /^(conversations|utterances|situations)\.(jsonl|tsv)$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  return runsOf(texts.join('\n'))
}

const sets = [
  ...readdirSync(OWN_SETS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(OWN_SETS, name)),
  ...(existsSync(GIVEN_SET) ? [GIVEN_SET] : []),
]

const standard = readTexts(BUILT_IN)
// what the source itself says, anybody may say
const ofTheSource = runsOf(standard.get('sources.tsv') as string)
standard.delete('sources.tsv')
for (const name of standard.keys()) if (name.endsWith('-model.json')) standard.delete(name)

const runsBySet = new Map(sets.map((set) => [set, runsOfSet(set)]))

/**
 * What a set forbids. What two of the project's own authors wrote independently of each other is common speech
 * (三个工作日内给您回电); the given set forbids all of its runs.
 */
function forbiddenBy(set: string): Set<string> {
  const own = runsBySet.get(set) as Set<string>
  if (set === GIVEN_SET) return own
  const others = [...runsBySet].filter(([other]) => other !== set).map(([, runs]) => runs)
  return new Set([...own].filter((run) => !others.some((runs) => runs.has(run))))
}

test.each(sets)('the standard shares no run of characters with %s', (set) => {
  const forbidden = forbiddenBy(set)
  const shared = [...standard].flatMap(([file, text]) =>
    text.split('\n').flatMap((line, at) => {
      const run = [...runsOf(line)].find((r) => forbidden.has(r) && !ofTheSource.has(r))
      return run === undefined ? [] : [`${file}:${at + 1} ${run}`]
    }),
  )
  expect(forbidden.size).toBeGreaterThan(1000)
  expect(shared).toEqual([])
})
