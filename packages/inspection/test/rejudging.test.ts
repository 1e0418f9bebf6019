import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Clause, loadStandard, type PlacedClause, type Standard } from '@liangyan/standard'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differingClauses, Engine, type Inspection, type Judged, Rejudging } from '../src/index.ts'
import { usable } from './built-in.ts'
import { busyStandard } from './busy-standard.ts'
import { conversations } from './conversations.ts'

/** What must be the same whether all clauses were judged or only those that differ. */
const outcome = ({ findings, verdicts, scorecard }: Judged) => ({
  findings: findings.map(({ clause, criterion, kind, verdict, severity, turns }) => ({
    clause,
    criterion,
    kind,
    verdict,
    severity,
    turns,
  })),
  verdicts,
  scorecard,
})

/** What stands in the store of an inspection. */
const stored = (inspection: Inspection): Judged => JSON.parse(JSON.stringify(inspection))

describe('conversations judged anew where the standard differs, over few words', () => {
  const before = new Engine(busyStandard)
  const { clauses, acts, criteria } = busyStandard
  const number = fc.nat(clauses.length - 1)
  type Edit = (standard: Standard) => Standard
  const clauseEdit = (change: (clause: Clause, other: Clause) => Clause | undefined) =>
    fc.tuple(number, number).map(
      ([i, j]): Edit =>
        (standard) => ({
          ...standard,
          clauses: standard.clauses.flatMap((placed, at): PlacedClause[] => {
            if (at !== i) return [placed]
            const clause = change(placed.clause, clauses[j].clause)
            return clause ? [{ ...placed, clause }] : []
          }),
        }),
    )
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    clauseEdit(() => undefined),
    clauseEdit(({ id }, other) => ({ ...other, id })),
    clauseEdit((clause, other) => ({ ...other, id: clause.id, criterion: 'd' })),
    clauseEdit((clause) => ({ ...clause, severity: 'fatal' })),
    clauseEdit((clause) => ({ ...clause, status: clause.status === 'trial' ? 'active' : 'trial' })),
    clauseEdit((clause) => ({ ...clause, status: 'draft' })),
    clauseEdit((clause) => ({ ...clause, criterion: 'd', kind: 'k' })),
    clauseEdit((clause) => ({ ...clause, title: '只是改个名称', wording: ['好的'] })),
    fc.tuple(fc.nat(acts.length - 1), fc.nat(acts.length - 1)).map(
      ([i, j]): Edit =>
        (standard) => ({
          ...standard,
          acts: standard.acts.map((placed, at) =>
            at === i ? { ...placed, act: { ...placed.act, is: acts[j].act.is } } : placed,
          ),
        }),
    ),
    fc.constant<Edit>((standard) => ({ ...standard, clauses: standard.clauses.toReversed() })),
    fc.constant<Edit>((standard) => ({ ...standard, toneModel: undefined })),
    fc.constant<Edit>((standard) => ({ ...standard, scorecards: [] })),
    fc.constant<Edit>((standard) => ({
      ...standard,
      scorecards: standard.scorecards.map((card) => ({
        ...card,
        groups: card.groups.map((group) => ({
          ...group,
          items: group.items.map((item) => ({ ...item, deduct: 1, applies: { says: '好' } })),
        })),
      })),
    })),
    fc.subarray(criteria.map(({ id }) => id)).map(
      (whole): Edit =>
        (standard) => ({
          ...standard,
          criteria: criteria.map((criterion) => ({
            ...criterion,
            level: whole.includes(criterion.id) ? 'conversation' : 'turn',
          })),
        }),
    ),
  )
  // acts that ask for each other in a circle cannot be compiled; no act of this standard asks for another

  test('gives what judging all of them gives, whatever was edited', () => {
    fc.assert(
      fc.property(
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        fc.array(edit, { maxLength: 2 }),
        fc.array(conversations, { minLength: 1, maxLength: 5 }),
        (edits, earlier, spoken) => {
          const old = earlier.reduce((standard, change) => change(standard), busyStandard)
          const engine = earlier.length === 0 ? before : new Engine(old)
          const after = edits.reduce((standard, change) => change(standard), old)
          const rejudging = new Rejudging(old, after)
          const whole = new Engine(after)
          for (const conversation of spoken) {
            const expected = outcome(whole.inspect(conversation))
            const read = rejudging.needsConversation ? conversation : { id: conversation.id, turns: [], events: [] }
            expect(outcome(rejudging.inspect(read, stored(engine.inspect(conversation))))).toEqual(expected)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  test('judges nothing anew where nothing but words for people has changed', () => {
    const renamed = clauses.map(({ clause, place }) => ({ place, clause: { ...clause, title: '另一个名称' } }))
    const { anew, gone } = differingClauses(busyStandard, { ...busyStandard, clauses: renamed })
    expect([[...anew], [...gone]]).toEqual([[], []])
  })
})

const FOLDER = fileURLToPath(new URL('../../../standards/bank/', import.meta.url))
const TEXTS = new Map(
  readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ya?ml|json|tsv|txt)$/.test(name))
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(FOLDER + name, 'utf8')]),
)
const loadTexts = (texts: ReadonlyMap<string, string>) => usable(loadStandard(texts, { forRunning: true }))
const bank = loadTexts(TEXTS)
const bankEngine = new Engine(bank)
const spoken = [...bank.dialogues, ...bank.dialoguesElsewhere].map(({ conversation }) => conversation)
const judged = spoken.map((conversation) => stored(bankEngine.inspect(conversation)))

const replaced = (path: string, from: string | RegExp, to: string): [string, string] => {
  const text = TEXTS.get(path) as string
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`nothing to replace in ${path}`)
  return [path, changed]
}

describe('the bank’s standard edited', () => {
  test.each<[string, readonly [string, string][], (anew: ReadonlySet<string>) => void]>([
    [
      'one act',
      [replaced('acts/courtesy.yaml', /says: \[/, 'says: [深表歉意, ')],
      (anew) => expect(anew.size).toBeLessThan(150),
    ],
    [
      'one clause of a turn',
      [replaced('moments/hold.yaml', '3 turns before', '2 turns before')],
      (anew) => expect([...anew]).toEqual(['hold-ask-first']),
    ],
    [
      'a limit among the options',
      [replaced('profiles.yaml', 'default: 60s', 'default: 15s')],
      (anew) => expect([...anew]).toEqual(['hold-limit']),
    ],
    [
      'a clause of a whole conversation',
      [replaced('moments/complaint.yaml', 'occurrence: first', 'occurrence: 2')],
      (anew) => expect([...anew]).toContain('complaint-apologise'),
    ],
    ['points', [replaced('scorecards/d18.yaml', /deduct: 3/g, 'deduct: 7')], (anew) => expect(anew.size).toBe(0)],
    [
      'a criterion that becomes one of the whole conversation',
      [replaced('criteria.yaml', 'id: improper-wording\n  level: turn', 'id: improper-wording\n  level: conversation')],
      (anew) => expect(anew.size).toBeGreaterThan(5),
    ],
    [
      'clauses in another order',
      [
        ['moments/aa.yaml', TEXTS.get('moments/taboo.yaml') as string],
        ['moments/taboo.yaml', '[]'],
      ],
      (anew) => expect(anew.size).toBe(0),
    ],
  ])('%s: the same findings, verdicts and points', (_, edits, narrow) => {
    const after = loadTexts(new Map([...TEXTS, ...edits]))
    const rejudging = new Rejudging(bank, after)
    narrow(rejudging.differing.anew)
    const whole = new Engine(after)
    spoken.forEach((conversation, i) => {
      const found = outcome(rejudging.inspect(conversation, judged[i]))
      expect(found).toEqual(outcome(whole.inspect(conversation)))
    })
  })
})
