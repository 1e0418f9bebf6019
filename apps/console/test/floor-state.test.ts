import type { LiveLine, ToFloor } from '@liangyan/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { turnsOf } from '../src/pages/desk/state/talk.ts'
import { type Act, acted, EMPTY_FLOOR, type FloorState, floorState } from '../src/pages/floor/state/floor-state.ts'
import { turn, VIEW } from './desk-told.ts'
import { anyLine, changes, floor, line } from './floor-told.ts'

const tell = (state: FloorState, ...messages: ToFloor[]) =>
  messages.reduce((to, message) => floorState(to, message, 0), state)
const act = (state: FloorState, ...acts: Act[]) => acts.reduce(acted, state)
const snapshot = (line: LiveLine, turns = [turn(0, 'customer', '在吗')]): ToFloor => ({
  type: 'snapshot',
  id: line.id,
  snapshot: { line, turns, events: [], marks: [], view: VIEW },
})
const A = line('a')
const LOOKING = act(tell(EMPTY_FLOOR, floor(A, line('b'))), { type: 'look', id: 'a' })

describe('what is on the floor', () => {
  test('is what the server has, however often the line broke', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const step = fc.record({
      lines: fc.uniqueArray(anyLine(id), { selector: (line) => line.id }),
      gone: fc.uniqueArray(id),
      // the page missed everything until now: it is told all there is
      breaks: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const there = new Map<string, LiveLine>()
        let state = tell(EMPTY_FLOOR, floor())
        for (const { lines, gone, breaks } of steps) {
          for (const id of gone) there.delete(id)
          for (const line of lines) there.set(line.id, line)
          state = tell(state, breaks ? floor(...there.values()) : changes(lines, gone))
          expect(state.lines).toEqual(there)
        }
      }),
    )
  })

  test('stays the same object where nothing has changed', () => {
    const state = tell(EMPTY_FLOOR, floor(A))
    expect(tell(state, changes([])).lines).toBe(state.lines)
  })

  test('figures and agents stay until they are told anew', () => {
    const agents = [{ agent: '3101', name: '陈晓雯', presence: 'ready' as const, conversations: 1 }]
    const told = tell(EMPTY_FLOOR, floor(), { ...changes([]), agents } as ToFloor)
    expect(tell(told, changes([A]))).toMatchObject({ agents, queue: { within: 20 } })
  })
})

describe('looking in', () => {
  test('gives the same transcript in whatever order, and however often, it is told', () => {
    const turns = [turn(0, 'customer', '在吗', 0), turn(1, 'agent', '您好', 1_000), turn(2, 'customer', '好', 2_000)]
    const single = turns.map((turn): ToFloor => ({ type: 'turn', id: 'a', turn }))
    const messages = fc.tuple(fc.subarray(turns), fc.subarray(single)).chain(([some, again]) => {
      const all = [...single, ...again, snapshot(A, some)]
      return fc.shuffledSubarray(all, { minLength: all.length })
    })
    fc.assert(
      fc.property(messages, (messages) => {
        expect(turnsOf(tell(LOOKING, ...messages).look!.talk)).toEqual(turns)
      }),
    )
  })

  test('what is told of others is not mixed in', () => {
    const state = tell(LOOKING, snapshot(A), { type: 'turn', id: 'b', turn: turn(5, 'agent', '别处') })
    expect(turnsOf(state.look!.talk).map(({ text }) => text)).toEqual(['在吗'])
  })

  test('what has left the floor stays readable, and goes on when it comes back', () => {
    const told = tell(LOOKING, snapshot(A))
    const gone = tell(told, changes([], ['a']))
    expect(gone.look).toMatchObject({ isGone: true, line: A })
    expect(turnsOf(gone.look!.talk)).toHaveLength(1)
    const held = line('a', { line: 'held' })
    expect(tell(gone, floor(held)).look).toMatchObject({ isGone: false, line: held })
    expect(act(gone, { type: 'leave' }).look).toBeUndefined()
  })

  test('a refusal stands where the transcript would', () => {
    const refused = tell(LOOKING, { type: 'problem', id: 'a', code: 'unknown', message: '不属于您的班组' })
    expect(refused).toMatchObject({ look: { refused: '不属于您的班组' }, notices: [] })
    expect(act(refused, { type: 'look', id: 'a' }).look!.refused).toBeUndefined()
  })
})

describe('what was asked', () => {
  const whisper: Act = { type: 'ask', ref: 'r1', asked: { what: 'whisper', id: 'a', text: '先致歉' } }
  const takeOver: Act = { type: 'ask', ref: 'r2', asked: { what: 'take-over', id: 'a', kind: 'chat' } }

  test('waits until it is answered, once', () => {
    const asked = act(LOOKING, whisper, takeOver)
    const done: ToFloor = { type: 'done', id: 'a', ref: 'r2' }
    expect(asked.asked.size).toBe(2)
    const answered = tell(asked, done, done)
    expect([...answered.asked.keys()]).toEqual(['r1'])
    expect(answered.notices).toEqual([{ kind: 'taken-over', id: 'a', of: 'chat' }])
    expect(act(answered, { type: 'noticed' }).notices).toEqual([])
  })

  test('a whisper that was refused comes back to be written again', () => {
    const problem: ToFloor = { type: 'problem', id: 'a', ref: 'r1', code: 'forbidden', message: '坐席台没有打开' }
    const refused = tell(act(tell(LOOKING, snapshot(A)), whisper), problem)
    expect(refused).toMatchObject({
      returned: { id: 'a', text: '先致歉' },
      notices: [{ kind: 'problem', message: '坐席台没有打开' }],
    })
    expect(refused.asked.size).toBe(0)
  })
})
