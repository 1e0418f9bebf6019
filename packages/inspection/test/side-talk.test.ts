import { expect, test } from 'vitest'
import { Engine } from '../src/index.ts'
import { builtInStandard } from './built-in.ts'

const engine = new Engine(builtInStandard())

const aside = (events: object[]) =>
  engine
    .inspect({
      id: 'aside',
      channel: 'phone',
      turns: [
        { index: 0, speaker: 'customer', start: 0, end: 2000, text: '我这个怎么办？' },
        { index: 1, speaker: 'agent', start: 4000, end: 8000, text: '小王你过来看一下，这个怎么弄？' },
      ],
      events,
    } as never)
    .findings.filter(({ criterion }) => criterion === 'side-talk')

test('what is said aside counts where the customer can hear it', () => {
  expect(aside([])).toHaveLength(1)
  expect(aside([{ type: 'mute', start: 3000, end: 9000 }])).toEqual([])
  expect(aside([{ type: 'hold', start: 3000, end: 9000 }])).toEqual([])
  expect(aside([{ type: 'mute', start: 1000, end: 3500 }])).toHaveLength(1)
})
