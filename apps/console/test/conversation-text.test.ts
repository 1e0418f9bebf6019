import type { ConversationEvent, MaskedTurn } from '@liangyan/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskedText, toMasked, toOriginal } from '../src/pages/conversation/transcript/alignment.ts'
import { flowOf } from '../src/pages/conversation/transcript/flow.ts'
import { masksIn, segmentsOf } from '../src/pages/conversation/transcript/segments.ts'

describe('segments', () => {
  const spans = fc.array(
    fc.record({
      start: fc.integer({ min: 0, max: 22 }),
      length: fc.integer({ min: 1, max: 8 }),
      key: fc.constantFrom('a', 'b', 'c'),
    }),
    { maxLength: 6 },
  )
  const marksOf = (made: { start: number; length: number; key: string }[]) =>
    made.map(({ start, length, key }) => ({ start, end: start + length, key }))

  test('put together they are the text, and each character bears the marks that lie over it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 24 }), spans, (text, made) => {
        const marks = marksOf(made)
        const segments = segmentsOf(text, marks, [])
        expect(segments.map((segment) => segment.text).join('')).toBe(text)
        for (const { start, text: part, marks: over } of segments)
          for (let at = start; at < start + part.length; at++) {
            const expected = marks.filter((mark) => mark.start <= at && at < mark.end).map(({ key }) => key)
            expect(over).toEqual(expected)
          }
      }),
    )
  })

  test('each mark that has any words ends once', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 24 }), spans, (text, made) => {
        const marks = marksOf(made).filter(({ start }) => start < text.length)
        const endings = segmentsOf(text, marks, []).flatMap(({ ending }) => ending)
        expect([...endings].sort()).toEqual([...new Set(marks.map(({ key }) => key))].sort())
      }),
    )
  })

  test('masks are known by what they are', () => {
    const text = '卡尾号[号码]，请[称谓]核对[单据]'
    expect(masksIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(['[号码]', '[称谓]'])
    const segments = segmentsOf(text, [{ start: 0, end: 7, key: 'a' }], masksIn(text))
    expect(segments.filter(({ masked }) => masked).map(({ text, marks }) => [text, marks])).toEqual([
      ['[号码]', ['a']],
      ['[称谓]', []],
    ])
  })
})

describe('places of the masked text and the original', () => {
  /** A text in pieces, every second of them hidden. */
  const texts = fc
    .array(fc.tuple(fc.string({ maxLength: 5 }), fc.string({ minLength: 1, maxLength: 9 })), { maxLength: 4 })
    .map((pieces) => {
      let original = ''
      const hidden = pieces.map(([shown, secret], i) => {
        const start = original.length + shown.length
        original += shown + secret
        return { start, end: start + secret.length, mask: `[${'号'.repeat((i % 3) + 1)}]` }
      })
      return { original: `${original}完`, hidden }
    })

  test('what is shown lies where it lies', () => {
    fc.assert(
      fc.property(texts, fc.nat(60), fc.nat(60), ({ original, hidden }, from, length) => {
        const masked = maskedText(original, hidden)
        const start = from % masked.length
        const end = Math.min(masked.length, start + 1 + (length % masked.length))
        const words = original.slice(toOriginal(hidden, start, 'start'), toOriginal(hidden, end, 'end'))
        const inside = hidden
          .map(({ start: at, end: to, mask }) => ({
            at: toMasked(hidden, at, 'start'),
            secret: original.slice(at, to),
            mask,
          }))
          .filter(({ at, mask }) => at < end && at + mask.length > start)
        // what lies under a mask that is touched is touched as a whole
        for (const { secret } of inside) expect(words).toContain(secret)
        if (inside.length === 0) expect(words).toBe(masked.slice(start, end))
      }),
    )
  })

  test('there and back again is where it began, outside of what is hidden', () => {
    fc.assert(
      fc.property(texts, fc.nat(80), ({ original, hidden }, place) => {
        const at = place % original.length
        const covered = hidden.some(({ start, end }) => start < at && at < end)
        fc.pre(!covered)
        for (const edge of ['start', 'end'] as const) {
          const back = toOriginal(hidden, toMasked(hidden, at, edge), edge)
          expect(back).toBe(at)
        }
      }),
    )
  })
})

describe('the flow of a conversation', () => {
  const turn = (index: number, start?: number, end = start): MaskedTurn => ({
    index,
    speaker: index % 2 === 0 ? 'agent' : 'customer',
    text: `第 ${index} 轮`,
    ...(start !== undefined && { start, end }),
  })
  const told = (turns: MaskedTurn[], events: ConversationEvent[] = []) =>
    flowOf(turns, events).map((item) => {
      if (item.kind === 'turn') return String(item.turn.index)
      return item.kind === 'event' ? item.event.type : `gap ${item.from}–${item.to}`
    })

  test('events stand where they happened, before turns of the same moment', () => {
    const events: ConversationEvent[] = [
      { type: 'hangup', at: 9000, by: 'agent' },
      { type: 'hold', start: 2000, end: 4000 },
      { type: 'ticket', at: 4000 },
    ]
    expect(told([turn(0, 0, 1500), turn(1, 4000, 5000)], events)).toEqual(['0', 'hold', 'ticket', '1', 'hangup'])
  })

  test('a long pause is told unless something explains it', () => {
    const spoken = [turn(0, 0, 1000), turn(1, 7000, 8000)]
    expect(told(spoken)).toEqual(['0', 'gap 1000–7000', '1'])
    expect(told(spoken, [{ type: 'mute', start: 2000, end: 5000 }])).toEqual(['0', 'mute', '1'])
    expect(told([turn(0, 0, 1000), turn(1, 5900, 8000)])).toEqual(['0', '1'])
    expect(told([turn(0, 0, 9000), turn(1, 1000, 2000), turn(2, 10_000, 11_000)])).toEqual(['0', '1', '2'])
  })

  test('what is written takes a minute before its pauses are told', () => {
    expect(told([turn(0, 0), turn(1, 30_000), turn(2, 95_000)])).toEqual(['0', '1', 'gap 30000–95000', '2'])
  })

  test('without times everything is there, events last', () => {
    expect(told([turn(0), turn(1)], [{ type: 'ticket', at: 10 }])).toEqual(['0', '1', 'ticket'])
  })
})
