import { expect, test } from 'vitest'
import { isAbout } from '../src/scoring.ts'
import { builtInStandard } from './built-in.ts'

const standard = builtInStandard()
const items = standard.scorecards[0].groups.flatMap(({ items: all }) => all)
const active = standard.clauses
  .map(({ clause }) => clause)
  .filter(({ advise, status = 'active' }) => !advise && status === 'active')
const itemsOf = ({ id, criterion, kind }: (typeof active)[number]) =>
  items.filter((item) => isAbout(item, { clause: id, criterion, kind })).map((item) => item.id)

test('each of the 32 items is fed by clauses in force, or says who must judge it and why', () => {
  expect(items).toHaveLength(32)
  const fed = new Set(active.flatMap(itemsOf))
  const unfed = items.filter(({ id, judged_by, why }) => !fed.has(id) && !(judged_by === 'person' && why))
  expect(unfed.map(({ id }) => id)).toEqual([])
})

test('each clause in force feeds one item', () => {
  const counts = active.map((clause) => [clause.id, itemsOf(clause).length])
  expect(counts.filter(([, count]) => count !== 1)).toEqual([])
})
