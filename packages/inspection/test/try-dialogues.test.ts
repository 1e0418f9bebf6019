import { loadStandard } from '@liangyan/standard'
import { expect, test } from 'vitest'
import { checkStandard, tryDialogues } from '../src/index.ts'
import { readBuiltIn, usable } from './built-in.ts'

const FILES = {
  'standard.yaml': 'id: t\ntitle: 测试\nversion: "1"\n',
  'criteria.yaml': '- { id: c, title: 项, level: turn }\n',
  'moments/m.yaml': [
    '- { id: curt, title: 不说不知道, criterion: c, sources: [], note: 试, forbid: { says: 不知道 } }',
    '- { id: rude, title: 不骂人, criterion: c, sources: [], note: 试, forbid: { says: 滚 } }',
  ].join('\n'),
  'moments/m.dialogues.txt':
    '== 一\nA: 不知道。   # hit: curt\nA: 我查一下。  # pass: curt\n== 二\nA: 我不晓得。  # hit: curt\nA: 滚。  # hit: rude\n',
}

test('every mark is told, right or wrong, with what was found', () => {
  const loaded = loadStandard(new Map(Object.entries(FILES)))
  const [first, second] = tryDialogues(loaded, usable(loaded).dialogues)
  expect(first.marks.map(({ mark, right }) => `${mark.expect} ${mark.id} ${right}`)).toEqual([
    'hit curt true',
    'pass curt true',
  ])
  expect(second.marks.map(({ right, message }) => `${right} ${message}`)).toEqual([
    'false 条款 "curt" 在这里没有命中',
    expect.stringMatching(/^true /),
  ])
})

test('of the built-in standard, what a check finds right is found right one dialogue at a time', () => {
  const loaded = readBuiltIn({ forRunning: true })
  const standard = usable(loaded)
  const dialogues = [...standard.dialogues, ...standard.dialoguesElsewhere].filter(
    ({ file }) => file === 'moments/hold.dialogues.txt' || file === 'moments/choices-line.dialogues.txt',
  )
  const tried = tryDialogues(loaded, dialogues)
  expect(tried.flatMap(({ marks }) => marks).length).toBeGreaterThan(40)
  expect(tried.flatMap(({ marks }) => marks.filter(({ right }) => !right))).toEqual([])
})

test('a check tells of each dialogue that it has run', () => {
  const loaded = loadStandard(new Map(Object.entries(FILES)))
  let seen = 0
  checkStandard(usable(loaded), loaded.reread, () => void seen++)
  expect(seen).toBe(2)
})
