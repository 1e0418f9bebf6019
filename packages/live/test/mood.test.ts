import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deliveriesOf, tell } from './deliveries.ts'
import { dialogues, followed, live, talk, ZERO } from './material.ts'
import { LiveConversation } from '../src/index.ts'

const moodOf = (text: string) => followed(talk(text)).view(ZERO + 60_000).mood

describe('the customer’s mood', () => {
  test.each([
    ['C: 我想问一下账单日是哪天', 'calm'],
    ['C: 我这张卡刷不了 / A: 我给您看一下 / C: 那我该怎么办啊', 'calm'],
    [
      'C: 急死我了 / A: 您别急 / C: 那可怎么办呀 / A: 您稍等 / C: 我该怎么办啊 / A: 我在查 / C: 求求你了，快点',
      'uneasy',
    ],
    ['C: 是哪家公司，不会是骗子打来的吧', 'calm'],
    ['C: 我妈的存折在我这里，能代办吗', 'calm'],
    ['C: 他妈的，等了半天', 'uneasy'],
    ['C: 他妈的，等了半天 / A: 很抱歉 / C: 抱歉顶个屁用', 'upset'],
    ['C: 你们什么态度，我要投诉', 'upset'],
    ['C: 上次说给我回电话，打了三次都没人管', 'upset'],
    ['C: 谢谢你 / A: 不客气 / C: 真是太好了，谢谢 / A: 还有吗 / C: 你们别糊弄我，我要投诉', 'upset'],
    ['C: 你们什么态度，我要投诉 / A: 请讲 / C: 王八蛋，骗子银行', 'angry'],
    ['C: 我想问一下账单日 / A: 每月五号 / C: 太好了，谢谢你 / A: 不客气 / C: 你们服务真好，我要表扬你', 'pleased'],
  ])('%s: %s', (text, mood) => {
    expect(moodOf(text).now).toBe(mood)
  })

  test('fades as the conversation goes on quietly', () => {
    const { trend, now } = moodOf(
      'C: 我要投诉你们 / C: 是昨天的事 / C: 在解放路 / C: 下午三点 / C: 二号窗口 / C: 一位男柜员 / C: 就是这些',
    )
    const values = trend.map(({ value }) => value)
    expect(values[0]).toBeLessThan(-0.8)
    expect(values).toEqual(values.toSorted((a, b) => a - b))
    expect(now).toBe('calm')
  })

  test('is told for each of the customer’s turns and for nobody else’s, between −2 and 2', () => {
    fc.assert(
      fc.property(deliveriesOf(fc.constantFrom(...dialogues)), ({ conversation, tellings }) => {
        const { turns, events: _events, ...head } = conversation
        const followedNow = new LiveConversation(live, head)
        for (const telling of tellings) tell(followedNow, telling)
        const { trend } = followedNow.view(ZERO).mood
        const own = turns.filter(({ speaker }) => speaker === 'customer').map(({ index }) => index)
        expect(trend.map(({ turn }) => turn)).toEqual(own.toSorted((a, b) => a - b))
        for (const { value } of trend) expect(Math.abs(value)).toBeLessThanOrEqual(2)
      }),
      { numRuns: 300, seed: 71 },
    )
  })
})
