import {
  addCalibration,
  type Assignment,
  type Calibration,
  calibrationResult,
  type CalibrationResult,
  closeCalibration,
  compareCalibrated,
  type Comparison,
  handBackAssignment,
  listAssignments,
  listCalibrations,
  readCalibration,
  reassign,
  removeCalibration,
  type ReviewContent,
  takeAssignment,
} from '@liangyan/contract'
import { agreementOf, confusionTable } from '@liangyan/review'
import { sql } from '@liangyan/store'
import { afterEach, describe, expect, test } from 'vitest'
import { planning } from './planning.ts'
import { handIn, open, read, refusal } from './reviewing.ts'
import { type Client, running } from './running.ts'

const whole = await running()
const { system, person } = whole
const { db } = system
const administrator = await person('administrator')
const manager = await person('manager')
const [a, b, c] = [await person('inspector'), await person('inspector'), await person('inspector')]
const { fill, add, draw, drawnBy, forget } = planning(whole, administrator)
const ids = await fill(8)

afterEach(async () => {
  await db.execute(sql`delete from reviews`)
  await db.execute(sql`delete from calibrations`)
})

const CRITERIA: Readonly<Record<string, string>> = {
  'tone-curt': 'improper-wording',
  'hold-ask-first': 'hold-without-consent',
}
const create = (body: Record<string, unknown>) =>
  manager.get<Calibration>(addCalibration, { body: { name: '九月校准', inspectors: [a.id, b.id, c.id], ...body } })
const finding = (clause: string, turns: number[] = [0]): ReviewContent['added'][number] => {
  return { key: clause, clause, criterion: '-', kind: null, turns, quote: null, comment: '' }
}
const score = async (who: Client, id: string, clauses: string[]) =>
  handIn(who, await open(who, id), { added: clauses.map((clause) => finding(clause)) })
const result = (id: number) => manager.get<CalibrationResult>(calibrationResult, { params: { id } })

describe('a calibration', () => {
  test('is scored blind by each, and shows nothing of it before it is closed', async () => {
    const five = ids.slice(0, 5)
    const made = await create({ conversations: five })
    expect(made).toMatchObject({ state: 'open', conversations: 5 })
    expect(made.inspectors.map(({ id, done }) => [id, done])).toEqual([a, b, c].map(({ id }) => [id, 0]))
    const { items } = await a.get<{ items: Assignment[] }>(listAssignments)
    expect(items.map(({ conversation }) => conversation.id)).toEqual(five)
    expect(items.every(({ blind, judged, calibration }) => blind && !judged && calibration?.id === made.id)).toBe(true)
    expect(await read(a, five[0])).toMatchObject({ blind: true })
    const back = await a.ask(handBackAssignment, { params: { id: items[0].id }, body: { reason: '没空' } })
    expect(refusal(back).message).toContain('须由本人完成')

    const before = (await read(manager, five[0])).conversation
    await score(a, five[0], ['tone-curt'])
    expect((await read(b, five[0])).inspection!.findings).toEqual([])
    expect((await read(manager, five[0])).conversation).toEqual(before)
    expect(refusal(await manager.ask(calibrationResult, { params: { id: made.id } }))).toMatchObject({
      status: 409,
      message: expect.stringContaining('尚未结束'),
    })
    const comparison = { params: { calibration: made.id, id: five[0] } }
    expect((await b.ask(compareCalibrated, comparison)).statusCode).toBe(409)
    const now = await manager.get<Calibration>(readCalibration, { params: { id: made.id } })
    expect(now.inspectors.map(({ done }) => done)).toEqual([1, 0, 0])
    expect(refusal(await manager.ask(removeCalibration, { params: { id: made.id } })).message).toContain('不能删除')
  })

  test('gives percent and κ between every two and with the machine, as worked out by hand', async () => {
    const five = ids.slice(0, 5)
    const made = await create({ conversations: five, inspectors: [a.id, b.id] })
    // both find the tone in two, a alone the hold in a third, b alone in a fourth; the last is clean
    const said: [string[], string[]][] = [
      [['tone-curt'], ['tone-curt']],
      [['tone-curt'], ['tone-curt']],
      [['hold-ask-first'], []],
      [[], ['hold-ask-first']],
      [[], []],
    ]
    for (const [i, [first, second]] of said.entries()) {
      await score(a, five[i], first)
      await score(b, five[i], second)
    }
    await manager.get(closeCalibration, { params: { id: made.id } })
    const { betweenPeople, withMachine, pairs, conversations } = await result(made.id)

    const tone = betweenPeople.criteria.find(({ id }) => id === 'improper-wording')!
    expect(tone.figures).toMatchObject({ percent: 1 })
    const hold = betweenPeople.criteria.find(({ id }) => id === 'hold-without-consent')!
    const applied = hold.figures.pairs
    expect(hold.figures.percent).toBeCloseTo((applied - 2) / applied, 10)
    expect(betweenPeople.criteria[0].id).toBe('hold-without-consent')
    const { table } = hold.figures
    expect(table.categories).toEqual(['broken', 'kept'])
    const counted = table.counts.flat().reduce((sum, each) => sum + each, 0)
    expect(counted).toBe(applied)

    const total = betweenPeople.overall
    expect(total.pairs).toBe(betweenPeople.criteria.reduce((sum, { figures }) => sum + figures.pairs, 0))
    const kept = total.pairs - 4
    const rated = [
      ...Array.from({ length: 2 }, () => ({ first: 'broken', second: 'broken' })),
      { first: 'broken', second: 'kept' },
      { first: 'kept', second: 'broken' },
      ...Array.from({ length: kept }, () => ({ first: 'kept', second: 'kept' })),
    ]
    expect(total.kappa).toBeCloseTo(agreementOf(confusionTable(rated)).kappa!, 10)
    expect(pairs.map(({ first, second }) => [first.id, second?.id])).toEqual([
      [a.id, b.id],
      [a.id, undefined],
      [b.id, undefined],
    ])
    expect(pairs[0].figures).toEqual(total)
    const machine = new Map<string, Set<string>>()
    for (const id of five) {
      const found = (await read(manager, id)).inspection!.findings
      const broken = found.filter(({ verdict, trial }) => verdict === 'broken' && !trial)
      machine.set(id, new Set(broken.map(({ criterion }) => criterion)))
    }
    const byPerson = new Map(said.map(([first], i) => [five[i], new Set(first.map((clause) => CRITERIA[clause]))]))
    const both = five.reduce((sum, id) => sum + machine.get(id)!.intersection(byPerson.get(id)!).size, 0)
    const { categories, counts: cells } = pairs[1].figures.table
    const cell = (one: string, other: string) => cells[categories.indexOf(one)]?.[categories.indexOf(other)] ?? 0
    expect(cell('broken', 'broken')).toBe(both)
    expect(cell('kept', 'broken')).toBe([...machine.values()].reduce((sum, each) => sum + each.size, 0) - both)
    expect(withMachine.overall.pairs).toBe(pairs[1].figures.pairs + pairs[2].figures.pairs)
    expect(new Set(conversations.slice(0, 2).map(({ id }) => id))).toEqual(new Set([five[2], five[3]]))
    expect(conversations.map(({ disagreement }) => disagreement)).toEqual(
      conversations.map(({ disagreement }) => disagreement).toSorted((one, other) => other - one),
    )

    const side = await a.get<Comparison>(compareCalibrated, { params: { calibration: made.id, id: five[2] } })
    expect(side.reviewers.map(({ reviewer }) => reviewer?.id ?? null)).toEqual([a.id, b.id, null])
    const differing = side.items.filter(({ deducted: [one, other] }) => one !== other)
    expect(differing.length).toBeGreaterThan(0)
    expect(side.reviewers[0].score).toBeLessThan(side.reviewers[1].score)
  })

  test('that is closed early leaves out what was not handed in, and empties the queues', async () => {
    const made = await create({ conversations: ids.slice(0, 6) })
    await score(a, ids[0], [])
    await score(b, ids[0], ['tone-curt'])
    await open(c, ids[1])
    const closed = await manager.get<Calibration>(closeCalibration, { params: { id: made.id } })
    expect(closed).toMatchObject({ state: 'closed', conversations: 1 })
    expect((await c.get<{ items: unknown[] }>(listAssignments)).items).toEqual([])
    expect(await read(c, ids[1])).toMatchObject({ blind: false })
    const { conversations, pairs } = await result(made.id)
    expect(conversations.map(({ id }) => id)).toEqual([ids[0]])
    expect(pairs).toHaveLength(3)
    expect((await manager.ask(closeCalibration, { params: { id: made.id } })).statusCode).toBe(409)
  })

  test('of which nobody handed anything in shows that', async () => {
    const made = await create({ conversations: ids.slice(0, 5) })
    await manager.get(closeCalibration, { params: { id: made.id } })
    const { betweenPeople, conversations } = await result(made.id)
    expect(betweenPeople.overall).toMatchObject({ pairs: 0, percent: null, kappa: null, lack: 'no-pairs' })
    expect(conversations).toEqual([])
  })

  test('is drawn at random, or removed before anybody began', async () => {
    const made = await create({ draw: { size: 5, filter: { channel: 'phone' } } })
    expect(made.conversations).toBe(5)
    const { rows } = await db.execute(sql`
      select distinct c.channel from assignments a join conversations c on c.key = a.conversation_key
      where a.calibration_id = ${made.id}`)
    expect(rows).toEqual([{ channel: 'phone' }])
    await open(a, (await a.get<{ items: Assignment[] }>(listAssignments)).items[0].conversation.id)
    await manager.get(removeCalibration, { params: { id: made.id } })
    expect((await a.get<{ items: Calibration[] }>(listCalibrations)).items).toEqual([])
    expect((await a.get<{ items: Assignment[] }>(listAssignments)).items).toEqual([])
  })

  test('keeps who scores it blind from reviewing it otherwise meanwhile', async () => {
    const free = await add(manager, { rule: { kind: 'random', size: 8 } })
    await draw(manager, free)
    await create({ conversations: ids.slice(0, 5), inspectors: [a.id, b.id] })
    const taking = async (who: Client) =>
      (await who.get<{ items: Assignment[] }>(listAssignments, { query: { whose: 'free' } })).items
    const forA = await taking(a)
    expect(forA.map(({ conversation }) => conversation.id).sort()).toEqual(ids.slice(5).sort())
    const forC = await taking(c)
    expect(forC).toHaveLength(8)
    const blind = forC.find(({ conversation }) => conversation.id === ids[0])!
    expect((await a.ask(takeAssignment, { params: { id: blind.id } })).statusCode).toBe(409)
    const body = { assignments: [blind.id], reviewer: a.id }
    expect(await manager.get(reassign, { body })).toMatchObject({
      refused: [{ message: expect.stringContaining('正在盲评') }],
    })
    await forget()
    const later = await add(manager, { rule: { kind: 'random', size: 8 }, reviewers: [a.id] })
    await draw(manager, later)
    expect((await drawnBy(later)).map(({ id }) => id).sort()).toEqual(ids.slice(5).sort())
    await forget()
  })

  test('that cannot be carried out is refused with the way out', async () => {
    const own = await person('inspector', { staffNumber: 'A0' })
    const refused = async (body: Record<string, unknown>) => {
      const inspectors = [a.id, b.id]
      return refusal(await manager.ask(addCalibration, { body: { name: '甲', inspectors, ...body } })).message
    }
    expect(await refused({})).toContain('二者取一')
    expect(await refused({ conversations: [...ids.slice(0, 4), 'nowhere'] })).toContain('nowhere 不存在')
    expect(await refused({ conversations: ids.slice(0, 5), inspectors: [a.id, manager.id] })).toContain('不担任质检')
    expect(await refused({ conversations: ids, inspectors: [a.id, own.id] })).toContain('本人的会话')
    expect(await refused({ draw: { size: 5, filter: { service: '没有的业务' } } })).toContain('只有 0 通')
    await create({ conversations: ids.slice(0, 5), inspectors: [a.id, c.id] })
    expect(await refused({ conversations: ids.slice(0, 5) })).toMatch(/已分派给inspector .*且尚未完成/)
    expect(await refused({ draw: { size: 5, filter: {} } })).toContain('只有 3 通')
    expect((await a.ask(addCalibration, { body: {} })).statusCode).toBe(403)
  })
})
