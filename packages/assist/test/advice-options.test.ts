import { type ExampleDialogue, loadStandard, type Standard } from '@liangyan/standard'
import { describe, expect, test } from 'vitest'
import { Advisor, checkAdvice } from '../src/index.ts'
import { BUILT_IN_FILES, usable } from './standards.ts'

const bank = loadStandard(BUILT_IN_FILES)
const standard = usable(bank)
const examples = [...standard.dialogues, ...standard.dialoguesElsewhere]
const profiles = Object.keys(standard.profiles?.profiles ?? {})

type OptionValue = string | number | boolean

/** What of a clause decides which words the agent is given. */
const adviceOf = ({ everyClause }: Standard) =>
  everyClause.filter(({ clause }) => clause.advise).map(({ clause }) => clause)

/** The options that can change which clause speaks: one that only advises is for one of their values, or its trigger reads them. */
function optionsOfAdvice(): string[] {
  const wanted = adviceOf(standard).flatMap(({ options }) => Object.keys(options ?? {}))
  const clauses = [...BUILT_IN_FILES.values()]
    .flatMap((text) => text.split(/^- id: /m))
    .filter((text) => text.includes('advise: true'))
  const read = Object.keys(standard.profiles?.options ?? {}).filter((name) =>
    clauses.some((text) => new RegExp(`^  when:.*\\$\\{${name}\\}`, 'm').test(text)),
  )
  return [...new Set([...wanted, ...read])]
}

const marked = (name: string): ExampleDialogue[] =>
  examples.filter(({ settings, marks }) => settings.has(name) && marks.some(({ expect }) => expect === 'advise'))

describe('with an option set otherwise the agent is given other words', () => {
  const options = optionsOfAdvice()

  test('options that change words are known', () => {
    const reported = 'opening.identify_by complaint.order reply.within abuse.endurance complaint.entry'.split(' ')
    expect(options).toEqual(expect.arrayContaining(reported))
    expect(options.length).toBeGreaterThan(14)
  })

  test.each(options)('%s', (name) => {
    const choices: readonly OptionValue[] = standard.profiles?.options[name].choices ?? []
    const shown = marked(name)
    // a value whose words nobody would miss has no clause of its own
    const own = new Set(adviceOf(standard).flatMap((clause) => [clause.options?.[name] ?? []].flat()))
    for (const value of choices.filter((choice) => own.has(choice)))
      expect(
        shown.some(({ settings }) => settings.get(name) === value),
        `${name}: ${value}`,
      ).toBe(true)
    expect(shown.length, `no dialogue shows what ${name} changes`).toBeGreaterThan(0)
    // what is right with one value is wrong with another
    const values = [...new Set([...choices, ...examples.flatMap(({ settings }) => settings.get(name) ?? [])])]
    const wrong = values.map((value) => wrongWith(name, value, shown))
    expect(
      wrong.reduce((sum, n) => sum + n, 0),
      name,
    ).toBeGreaterThan(0)
  })

  /** How many clauses that dialogues of other values are given nobody is given with this value. */
  function wrongWith(name: string, value: OptionValue, shown: readonly ExampleDialogue[]): number {
    const advisor = new Advisor(usable(bank.reread(new Map([[name, value]]))))
    return shown
      .filter(({ settings }) => settings.get(name) !== value)
      .flatMap(({ marks, conversation }) =>
        marks
          .filter(({ expect }) => expect === 'advise')
          .filter(({ id, reached: { turns, events } }) => {
            const soFar = { turns: conversation.turns.slice(0, turns), events: conversation.events.slice(0, events) }
            const { suggestions } = advisor.advise({ ...conversation, ...soFar })
            return suggestions.every(({ clause }) => clause !== id)
          }),
      ).length
  }
})

test.each([
  [2, '两个'],
  [1, '一个'],
])('contact.numbers: %i is said as %s', (value, said) => {
  const other = usable(bank.reread(new Map([['contact.numbers', value]])))
  const turns = [{ index: 0, speaker: 'agent' as const, text: '我为您登记工单，转给相关部门处理。' }]
  const { suggestions } = new Advisor(other).advise({ id: 'c', turns, events: [] }, { style: 'formal' })
  expect(suggestions.map(({ text }) => text).join()).toContain(`${said}联系电话`)
})

describe.each(profiles)('the examples of the profile %s', (profile) => {
  test('every clause that advises comes up, where its examples say', () => {
    const read = loadStandard(BUILT_IN_FILES, { profile })
    const { diagnostics, passed } = checkAdvice(usable(read), read.reread)
    expect(diagnostics.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([])
    expect(passed).toBeGreaterThan(200)
  })
})
