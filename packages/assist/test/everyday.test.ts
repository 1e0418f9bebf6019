import { readFileSync } from 'node:fs'
import { parseDialogues } from '@liangyan/standard'
import { describe, expect, test } from 'vitest'
import { Advisor, type Suggestion } from '../src/index.ts'
import { builtInStandard } from './standards.ts'

/** The commonest situations, each under the moments that a team lead would have first; see the files. */
const TABLES = [
  { file: 'hotline', profile: 'phone-centre' },
  { file: 'branch', profile: 'branch' },
  { file: 'chat', profile: 'online' },
  { file: 'outbound', profile: 'phone-centre' },
]
const advisors = new Map(TABLES.map(({ profile }) => [profile, new Advisor(builtInStandard(profile))]))

const cases = TABLES.flatMap(({ file, profile }) => {
  const text = readFileSync(new URL(`everyday/${file}.dialogues.txt`, import.meta.url), 'utf8')
  const { dialogues, diagnostics } = parseDialogues(file, text)
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics))
  return dialogues.map(({ title, conversation: { channel, ...rest }, line }) => {
    // a branch's records need not name their channel: the profile does
    const conversation = { ...rest, ...(profile !== 'branch' && { channel }) }
    const { suggestions } = (advisors.get(profile) as Advisor).advise(conversation)
    return { name: `${file}:${line}`, profile, wanted: title.split('、'), suggestions }
  })
})

const isRight = (wanted: readonly string[], suggestion: Suggestion | undefined) =>
  suggestion !== undefined && wanted.includes(suggestion.moment)

describe('everyday situations', () => {
  test.each(cases)('$name: $wanted among the first three', ({ wanted, suggestions }) => {
    expect(suggestions.map(({ moment }) => moment)).toEqual(
      expect.arrayContaining([expect.toSatisfy((moment: string) => wanted.includes(moment))]),
    )
  })

  test('nine in ten first', () => {
    const right = cases.filter(({ wanted, suggestions }) => isRight(wanted, suggestions[0]))
    expect(cases.length).toBeGreaterThan(150)
    expect(right.length / cases.length).toBeGreaterThan(0.9)
  })

  test('what is sure is right, and half of all is sure', () => {
    const sure = cases.flatMap(({ wanted, suggestions }) =>
      suggestions.filter((s) => s.sure).map((s) => ({ wanted, s })),
    )
    expect(sure.filter(({ wanted, s }) => !isRight(wanted, s)).map(({ s }) => s)).toEqual([])
    expect(sure.length).toBeGreaterThan(cases.length / 2)
  })

  test.each(cases)('$name: words that can be said here', ({ profile, suggestions }) => {
    for (const { text, open } of suggestions) {
      expect(text).not.toMatch(/[{}]/)
      expect([...text.matchAll(/〔(.+?)〕/g)].map(([, slot]) => slot)).toEqual(expect.arrayContaining(open as string[]))
      if (profile === 'branch') expect(text).not.toMatch(/来电|致电|挂机|电话里|听不到您|接听/)
      if (profile === 'online') expect(text).not.toMatch(/来电|挂机|电话里|听不到您|大声|话筒/)
    }
  })
})
