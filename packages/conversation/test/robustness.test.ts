import { readdirSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formats, readFile, validate } from '../src/index.ts'
import { fixture } from './fixture.ts'

const names = readdirSync(new URL('fixtures/', import.meta.url))
const FRAGMENTS = [
  '-->',
  'WEBVTT\n',
  '<v 坐席>',
  '坐席:',
  '\n\n',
  '"',
  ',',
  '\t',
  '00:00:01.000',
  '[0:1.000,0:3.000,0]',
  '{',
  '}',
  '[',
  ']',
  ':',
  'null',
  '"turns":[',
  '"start":-1',
  '1e999',
  '\u0000',
  '\uD800',
  '\uFEFF',
  '\\',
  '"st":',
  '"rl":0',
  '9999999999999',
  '2026-02-30 10:00:00',
  '会话编号',
  'sep=;',
  '__proto__',
]

/**
 * What is wrong with how the formats take this input, read in every one of them: nothing, if none throws, each answers something,
 * and what they answer is valid and said on one line.
 */
async function faultsOf(name: string, bytes: Uint8Array): Promise<string[]> {
  const faults: string[] = []
  for (const input of [bytes, Buffer.from(bytes).toString('utf8')]) {
    for (const format of formats) {
      const { conversations, problems } = await format.read(input, { name })
      if (conversations.length + problems.length === 0) faults.push(`${format.id} answers nothing`)
      if (!conversations.every((conversation) => validate(conversation).ok))
        faults.push(`${format.id} lets through what is not valid`)
      if (!problems.every(({ message }) => /^.{1,1000}$/u.test(message)))
        faults.push(`${format.id} says a problem on several lines`)
    }
    await readFile(name, input)
  }
  return faults
}

type Edit = { kind: 'cut' | 'byte' | 'insert' | 'end' | 'repeat'; at: number; size: number }

function edited(bytes: Uint8Array, edits: Edit[]): Uint8Array {
  let list = [...bytes]
  for (const { kind, at, size } of edits) {
    const position = at % (list.length + 1)
    if (kind === 'cut') list.splice(position, 1 + (size % 50))
    if (kind === 'byte') list[position] = size % 256
    if (kind === 'insert') list.splice(position, 0, ...new TextEncoder().encode(FRAGMENTS[size % FRAGMENTS.length]))
    if (kind === 'end') list = list.slice(0, position)
    if (kind === 'repeat') list.splice(position, 0, ...list.slice(position, position + (size % 80)))
  }
  return Uint8Array.from(list)
}

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('cut', 'byte', 'insert', 'end', 'repeat'),
  at: fc.nat(1 << 20),
  size: fc.nat(1 << 20),
})

const SERVICE_FIELDS =
  'turns events id Result Sentences Text BeginTime ChannelId tickets dialogue role words beginTime Response Data ResultDetail FinalSentence StartMs content orderResult lattice json_1best st rl bg rt ws cw w label rl_track sentence_info spk text start end segments speaker Transcript ParticipantRole Content Participants NonTalkTime Instances'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

async function expectNoFaults(inputs: fc.Arbitrary<Uint8Array>, name: string, numRuns: number): Promise<void> {
  const property = fc.asyncProperty(inputs, async (bytes) => {
    expect(await faultsOf(name, bytes)).toEqual([])
  })
  await fc.assert(property, { numRuns })
}

describe('no input makes a reader throw', () => {
  test.each(names)('%s, damaged', async (name) => {
    const damaged = fc.array(edit, { minLength: 1, maxLength: 6 }).map((edits) => edited(fixture(name), edits))
    await expect(expectNoFaults(damaged, name, 15)).resolves.toBeUndefined()
  })

  test('fragments of every format in any order', async () => {
    const part = fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 8 }))
    const joined = fc.array(part, { maxLength: 40 }).map((parts) => encode(parts.join('')))
    await expect(expectNoFaults(joined, 'x.csv', 150)).resolves.toBeUndefined()
  })

  test('arbitrary bytes', async () => {
    await expect(expectNoFaults(fc.uint8Array({ maxLength: 200 }), 'x.xlsx', 150)).resolves.toBeUndefined()
  })

  test('any JSON with the field names of the services', async () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 6, depthSize: 'medium' },
        fc.constantFrom('坐席', '客户', '1', '0:01', 'agent', '{}', '[]', null),
        fc.double(),
        fc.boolean(),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom(...SERVICE_FIELDS.split(' ')), tie('value'), { maxKeys: 8 }),
      ),
    }))
    const documents = value.map((content) => encode(JSON.stringify(content)))
    await expect(expectNoFaults(documents, 'x.json', 400)).resolves.toBeUndefined()
  })
})

describe('regressions found by fuzzing', () => {
  test.each(['{"tickets":[]}', '[]', '{"lattice":[]}', '{"segments":[]}'])(
    'a result without a single conversation is a problem, not silence: %s',
    async (content) => {
      expect(await faultsOf('x.json', encode(content))).toEqual([])
    },
  )

  test.each([
    ['voice tags that never close', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<v '.repeat(100_000)}`],
    ['a line of blanks', `坐席:您好\n${' '.repeat(300_000)}x`],
    ['blanks before a delimiter', `${' '.repeat(300_000)}x,角色`],
    ['carriage returns only', `角色,内容\r${'坐席,好\r'.repeat(20_000)}`],
    ['quotes only', '"'.repeat(300_000)],
    ['deeply nested lists', '['.repeat(300_000)],
  ])('%s take linear time', async (_, text) => {
    const began = performance.now()
    for (const format of formats) await format.read(text)
    expect(performance.now() - began).toBeLessThan(30_000)
  })
})
