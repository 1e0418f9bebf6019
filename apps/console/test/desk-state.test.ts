import type { LiveEvent, LiveTurn, ToDesk } from '@liangyan/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Act, acted } from '../src/pages/desk/state/acts.ts'
import { type DeskState, deskState, EMPTY_DESK } from '../src/pages/desk/state/desk-state.ts'
import { flowOf } from '../src/pages/desk/state/flow.ts'
import { fromKept, toKeep } from '../src/pages/desk/state/kept.ts'
import { onTheirWay } from '../src/pages/desk/state/outbox.ts'
import { shownSummary } from '../src/pages/desk/state/summary.ts'
import { waitingOf } from '../src/pages/desk/state/waiting.ts'
import { NEW_TALK, turnsOf, whispersOf } from '../src/pages/desk/state/talk.ts'
import { desk, ID, LINE, snapshot, turn } from './desk-told.ts'

const tell = (state: DeskState, ...messages: ToDesk[]) =>
  messages.reduce((to, message) => deskState(to, message, 0), state)
const act = (state: DeskState, ...acts: Act[]) => acts.reduce(acted, state)
const talkOf = (state: DeskState) => state.talks.get(ID) ?? NEW_TALK
const AT_DESK = act(EMPTY_DESK, { type: 'show', isShown: true })
const STARTED = tell(AT_DESK, desk(LINE), snapshot([]))

const say = (ref: string, text: string, more: Partial<Extract<Act, { type: 'say' }>> = {}): Act => ({
  type: 'say',
  id: ID,
  ref,
  text,
  anyway: false,
  ...more,
})
const told = (turn: LiveTurn, ref?: string): ToDesk => ({ type: 'turn', id: ID, turn, ...(ref && { ref }) })

/** What the customer and the agent say, all in all. */
const turns = fc
  .array(fc.record({ speaker: fc.constantFrom('agent', 'customer'), text: fc.string({ minLength: 1 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((said) =>
    said.map(({ speaker, text }, index) => turn(index, speaker as LiveTurn['speaker'], text, index * 1000)),
  )

const HOLD: LiveEvent = { type: 'hold', start: 2_500 }
const HELD: LiveEvent = { type: 'hold', start: 2_500, end: 30_000 }

describe('the transcript', () => {
  test('is the same in whatever order, and however often, it is told', () => {
    const course = turns.chain((turns) => {
      const final = turns.map((turn) => told(turn))
      const spoken = turns.flatMap((turn): ToDesk[] => [
        { type: 'partial', id: ID, turn: { ...turn, text: turn.text.slice(0, 1) } },
        { type: 'partial', id: ID, turn: null },
      ])
      const events = [HOLD, HELD].map((event): ToDesk => ({ type: 'event', id: ID, event }))
      const parts = fc.subarray(turns).map((some) => snapshot(some, { events: [HELD] }))
      return fc.record({
        turns: fc.constant(turns),
        messages: fc
          .tuple(
            fc.array(parts, { maxLength: 3 }),
            fc.subarray([...final, ...spoken]),
            fc.constant([...final, ...events]),
          )
          .chain((all) => {
            const messages = all.flat()
            return fc.shuffledSubarray(messages, { minLength: messages.length })
          }),
      })
    })
    fc.assert(
      fc.property(course, ({ turns, messages }) => {
        const talk = talkOf(tell(tell(EMPTY_DESK, desk(LINE)), ...messages))
        expect(turnsOf(talk)).toEqual(turns)
        expect([...talk.events.values()]).toEqual([HELD])
        expect(talk.partials.size).toBe(0)
        expect(flowOf(talk).flatMap((item) => (item.kind === 'turn' ? [item.turn.index] : []))).toEqual(
          turns.map(({ index }) => index),
        )
      }),
    )
  })

  test('a turn that is told again is corrected', () => {
    const state = tell(STARTED, told(turn(0, 'customer', '我的卡')), told(turn(0, 'customer', '我的卡丢了')))
    expect(turnsOf(talkOf(state)).map(({ text }) => text)).toEqual(['我的卡丢了'])
  })

  test('what one types stays while the other speaks', () => {
    const typing: ToDesk = { type: 'partial', id: ID, turn: turn(1, 'customer', '那我') }
    const state = tell(STARTED, told(turn(0, 'customer', '在吗')), typing, told(turn(1, 'agent', '您好')))
    expect(talkOf(state).partials.get('customer')?.text).toBe('那我')
    expect(talkOf(tell(state, { type: 'partial', id: ID, turn: null })).partials.size).toBe(0)
  })

  test('events stand before the turn they came before', () => {
    const state = tell(STARTED, told(turn(0, 'agent', '请稍等', 1_000)), told(turn(1, 'agent', '让您久等了', 31_000)), {
      type: 'event',
      id: ID,
      event: HELD,
    })
    expect(flowOf(talkOf(state)).map(({ kind }) => kind)).toEqual(['turn', 'event', 'turn'])
  })

  test('a whisper is told once, though the mark that keeps it comes too', () => {
    const whisper: ToDesk = { type: 'whisper', id: ID, from: '杜敏', text: '先致歉' }
    const mark: ToDesk = { type: 'mark', id: ID, mark: { at: 9, kind: 'whispered', who: 'lead1', text: '先致歉' } }
    for (const messages of [[whisper], [whisper, mark], [mark, whisper], [mark]])
      expect(whispersOf(talkOf(tell(STARTED, ...messages)))).toHaveLength(1)
    const two = tell(STARTED, whisper, mark, whisper)
    expect(whispersOf(talkOf(two))).toHaveLength(2)
    // those taken note of have their place in the transcript
    expect(flowOf(talkOf(two))).toEqual([])
    expect(flowOf(talkOf(act(two, { type: 'note-whispers', id: ID, number: 1 })))).toHaveLength(1)
  })
})

describe('words on their way', () => {
  test('are shown once, whatever breaks between sending and answer', () => {
    const texts = fc.array(fc.constantFrom('好的', '请稍等', '您好'), { minLength: 1, maxLength: 6 })
    // how much of each the break lets through: nothing, the turn in a snapshot only, the turn with its ref
    const fates = fc.array(fc.constantFrom('lost', 'stored', 'answered'), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(texts, fates, (texts, fates) => {
        let state = act(STARTED, ...texts.map((text, i) => say(`r${i}`, text)))
        const stored = texts
          .map((text, i) => ({ text, ref: `r${i}`, fate: fates[i] }))
          .filter(({ fate }) => fate !== 'lost')
          .map(({ text, ref, fate }, index) => ({ turn: turn(index, 'agent', text), ref, fate }))
        for (const { turn, ref, fate } of stored) if (fate === 'answered') state = tell(state, told(turn, ref))
        state = tell(state, desk(LINE), snapshot(stored.map(({ turn }) => turn)))
        const shown = () => [
          ...turnsOf(talkOf(state)).map(({ text }) => text),
          ...onTheirWay(talkOf(state)).map(({ text }) => text),
        ]
        expect(shown().toSorted()).toEqual(texts.toSorted())
        // everything is sent again by its ref, and answered
        const rest = texts.flatMap((text, i) => (fates[i] === 'lost' ? [{ text, ref: `r${i}` }] : []))
        for (const { ref } of stored) state = tell(state, { type: 'done', id: ID, ref })
        rest.forEach(({ text, ref }, i) => {
          state = tell(state, told(turn(stored.length + i, 'agent', text), ref))
        })
        expect(shown().toSorted()).toEqual(texts.toSorted())
        expect(talkOf(state).outbox).toEqual([])
      }),
    )
  })

  test('those held back stand aside until somebody decides', () => {
    const reasons = [{ kind: 'harsh' as const, title: '生硬', start: 0, end: 2, quote: '不行', why: '语气生硬' }]
    const held = tell(act(STARTED, say('r1', '不行')), { type: 'held', id: ID, ref: 'r1', text: '不行', reasons })
    expect(talkOf(held).outbox).toEqual([])
    expect(talkOf(held).held).toHaveLength(1)
    const back = act(held, { type: 'take-back', id: ID, ref: 'r1', text: '抱歉，暂时办不了' })
    expect(talkOf(back)).toMatchObject({ held: [], draft: '抱歉，暂时办不了' })
    const anyway = act(held, say('r2', '不行', { anyway: true, instead: 'r1' }))
    expect(talkOf(anyway)).toMatchObject({ held: [], outbox: [{ ref: 'r2', anyway: true }] })
  })

  test('those refused are marked, and can be taken up again', () => {
    const problem: ToDesk = { type: 'problem', id: ID, ref: 'r1', code: 'ended', message: '会话已结束' }
    const failed = tell(act(STARTED, say('r1', '您好')), problem)
    expect(talkOf(failed).outbox).toMatchObject([{ ref: 'r1', state: 'failed' }])
    expect(failed.notices).toHaveLength(1)
    const back = act(failed, { type: 'take-back', id: ID, ref: 'r1', text: '您好' })
    expect(talkOf(back)).toMatchObject({ outbox: [], draft: '您好' })
  })

  test('a hand-over that is refused is not shown as asked for', () => {
    const asked = act(STARTED, { type: 'hand-over', id: ID, ref: 'h1' })
    expect(talkOf(asked).handOver?.state).toBe('asked')
    const refused = tell(asked, { type: 'problem', id: ID, ref: 'h1', code: 'unknown', message: '没有这位坐席' })
    expect(talkOf(refused).handOver).toBeUndefined()
    expect(talkOf(tell(asked, { type: 'consent', id: ID, given: false })).handOver?.state).toBe('refused')
  })

  test('reasons belong to the words that were asked about', () => {
    const reasons = [{ kind: 'harsh' as const, title: '生硬', start: 0, end: 2, quote: '不行', why: '语气生硬' }]
    const typed = act(
      STARTED,
      { type: 'draft', id: ID, text: '不行的' },
      { type: 'ask', id: ID, ref: 'd2', text: '不行的' },
    )
    const checked = (ref: string): ToDesk => ({ type: 'checked', id: ID, ref, reasons })
    expect(talkOf(tell(typed, checked('d1'))).checked).toBeUndefined()
    expect(talkOf(tell(typed, checked('d2'))).checked).toEqual({ text: '不行的', reasons })
    const sent = act(typed, say('r1', '不行的'))
    expect(talkOf(tell(sent, checked('d2')))).toMatchObject({ draft: '', checked: undefined })
  })
})

describe('the desk', () => {
  const other = { ...LINE, id: 'chat-2', began: '2026-03-05T02:03:00.000Z', customer: '李女士' }

  test('what is open stays open, and something is open wherever there is something', () => {
    const two = tell(AT_DESK, desk(LINE), { type: 'line', line: other })
    expect(two.chosen).toBe(ID)
    const chosen = act(two, { type: 'choose', id: other.id })
    expect(tell(chosen, desk(LINE, other)).chosen).toBe(other.id)
    expect(tell(chosen, { type: 'gone', id: other.id, why: 'finished' }).chosen).toBe(ID)
    expect(tell(chosen, { type: 'gone', id: other.id, why: 'taken-over' }).notices).toHaveLength(1)
    expect(tell(EMPTY_DESK, desk()).chosen).toBeUndefined()
  })

  test('the presence that was chosen is stated anew, and shown', () => {
    const ready = act(STARTED, { type: 'presence', presence: 'ready' })
    expect(tell(ready, { ...desk(LINE), presence: 'break' } as ToDesk).presence).toBe('ready')
    expect(fromKept(toKeep(ready) ?? null)).toMatchObject({ presence: 'ready', wished: 'ready' })
  })

  test('the customer’s turns are counted where nobody looks, until somebody does', () => {
    const two = act(tell(EMPTY_DESK, desk(LINE, other)), { type: 'choose', id: other.id })
    const said = tell(
      two,
      told(turn(0, 'customer', '在吗')),
      told(turn(0, 'customer', '在吗')),
      told(turn(1, 'agent', '在')),
    )
    expect(talkOf(said).unread).toBe(1)
    expect(talkOf(act(said, { type: 'choose', id: ID })).unread).toBe(0)
  })

  test('who looks at another page is told of what comes, once, and how many wait', () => {
    const away = act(STARTED, { type: 'show', isShown: false })
    const waits = { ...LINE, unansweredSince: '2026-03-05T02:06:00.000Z' }
    const come = tell(
      away,
      { type: 'line', line: other },
      { type: 'line', line: { ...other, turns: 1 } },
      { type: 'line', line: waits },
      told(turn(0, 'customer', '在吗')),
      { type: 'whisper', id: ID, from: '李组长', text: '先安抚客户' },
    )
    expect(come.notices.map(({ kind }) => kind)).toEqual(['arrived', 'whisper'])
    expect(waitingOf(come)).toBe(2)
    // the line breaks in the meantime: what is known is not new again
    expect(tell(come, desk(waits, other)).notices).toHaveLength(2)
    expect(talkOf(come).unread).toBe(1)
    const back = act(come, { type: 'show', isShown: true })
    expect(talkOf(back).unread).toBe(0)
    expect(waitingOf(back)).toBe(1)
    expect(waitingOf(tell(back, { type: 'line', line: { ...waits, stage: 'wrap-up' } }))).toBe(0)
  })

  test('at the desk, and where it has just been opened, nothing is told as new', () => {
    expect(tell(EMPTY_DESK, desk(LINE, other)).notices).toEqual([])
    expect(tell(STARTED, { type: 'line', line: other }).notices).toEqual([])
    expect(waitingOf(tell(STARTED, { type: 'line', line: other }))).toBe(0)
  })

  test('an address that names what is here no longer changes nothing', () => {
    expect(act(STARTED, { type: 'choose', id: 'long gone' })).toBe(STARTED)
    const early = act(AT_DESK, { type: 'choose', id: other.id })
    expect(tell(early, desk(LINE, other)).chosen).toBe(other.id)
  })

  test('a note that is refused comes back into the field, before what was written since', () => {
    const noted = act(
      STARTED,
      { type: 'note-draft', id: ID, text: '下午联系' },
      { type: 'note', id: ID, ref: 'n1', text: '下午联系' },
      { type: 'note-draft', id: ID, text: '姓张' },
    )
    expect(talkOf(noted)).toMatchObject({ note: '姓张', noting: [{ ref: 'n1' }] })
    expect(talkOf(fromKept(toKeep(noted) ?? null))).toMatchObject({ note: '姓张', noting: [{ ref: 'n1' }] })
    expect(talkOf(tell(noted, { type: 'done', id: ID, ref: 'n1' }))).toMatchObject({ note: '姓张', noting: [] })
    const refused = tell(noted, { type: 'problem', id: ID, ref: 'n1', code: 'internal', message: '请稍后再试' })
    expect(talkOf(refused)).toMatchObject({ note: '下午联系\n姓张', noting: [] })
    expect(refused.notices).toHaveLength(1)
  })

  test('what only the page knew is there after it is loaded again, and gone with the conversation', () => {
    const typed = act(
      STARTED,
      say('r1', '您好'),
      { type: 'draft', id: ID, text: '我帮您' },
      { type: 'summary', id: ID, text: '挂失' },
    )
    const loaded = fromKept(toKeep(typed) ?? null)
    expect(talkOf(loaded)).toMatchObject({ draft: '我帮您', summary: '挂失', outbox: [{ ref: 'r1' }] })
    expect(talkOf(tell(loaded, desk(LINE)))).toMatchObject({ draft: '我帮您' })
    expect(toKeep(tell(loaded, desk(other)))).toBeUndefined()
    expect(fromKept('{')).toBe(EMPTY_DESK)
    expect(toKeep(STARTED)).toBeUndefined()
  })

  test('the summary is the agent’s once it is changed, whatever the inspection still says', () => {
    const wrapUp = { summary: '挂失', matter: '挂失', done: [], promises: [], numbers: [] }
    const ended = tell(STARTED, { type: 'wrap-up', id: ID, wrapUp, result: null })
    const edited = act(ended, { type: 'summary', id: ID, text: '挂失，已补卡' })
    const concluded = {
      type: 'concluded' as const,
      id: ID,
      score: 98,
      outOf: 100,
      grade: '优',
      fatal: false,
      broken: 0,
      undecided: 0,
    }
    const state = tell(edited, { type: 'wrap-up', id: ID, wrapUp, result: concluded })
    expect(talkOf(state)).toMatchObject({ summary: '挂失，已补卡', wrapUp: { result: { score: 98 } } })
  })

  const drawn = (summary: string): ToDesk => {
    const wrapUp = { summary, matter: summary, done: [], promises: [], numbers: [] }
    return { type: 'wrap-up', id: ID, wrapUp, result: null }
  }
  const rewritten = (summary: string): ToDesk => ({ type: 'rewritten', id: ID, summary })
  const shown = (state: DeskState) => shownSummary(talkOf(state))

  test('better words for a summary are a choice; nothing changes before it is made, nothing is lost by it', () => {
    const offered = tell(STARTED, drawn('挂失'), rewritten('客户挂失银行卡'))
    expect(shown(offered)).toEqual({ version: 'rules', text: '挂失', versions: ['rules', 'model'] })
    const chosen = act(offered, { type: 'choose-summary', id: ID, version: 'model' })
    expect(shown(chosen)).toMatchObject({ version: 'model', text: '客户挂失银行卡' })
    const edited = act(chosen, { type: 'summary', id: ID, text: '客户挂失银行卡，已补卡' })
    expect(shown(edited)).toMatchObject({ version: 'own', versions: ['rules', 'model', 'own'] })
    const back = act(edited, { type: 'choose-summary', id: ID, version: 'rules' })
    expect(shown(back).text).toBe('挂失')
    expect(shown(act(back, { type: 'choose-summary', id: ID, version: 'own' })).text).toBe('客户挂失银行卡，已补卡')
    // the page is loaded anew
    expect(shown(tell(fromKept(toKeep(chosen) ?? null), desk(LINE), drawn('挂失')))).toEqual(shown(chosen))
  })

  test('better words are not offered to who has begun to write, nor for another summary', () => {
    const edited = act(tell(STARTED, drawn('挂失')), { type: 'summary', id: ID, text: '挂失，已补卡' })
    expect(shown(tell(edited, rewritten('客户挂失银行卡')))).toMatchObject({
      version: 'own',
      versions: ['rules', 'own'],
    })
    const chosen = act(tell(STARTED, drawn('挂失'), rewritten('客户挂失银行卡')), {
      type: 'choose-summary',
      id: ID,
      version: 'model',
    })
    expect(shown(tell(chosen, drawn('挂失、补卡')))).toEqual({
      version: 'rules',
      text: '挂失、补卡',
      versions: ['rules'],
    })
  })
})
