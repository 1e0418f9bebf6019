import { describe, expect, it } from 'vitest'
import { findEntities } from '../src/entities/index.ts'

const read = (text: string): string[] =>
  findEntities(text).map(
    ({ kind, text, value, from, approximate }) =>
      `${kind} ${text} = ${value}${from === undefined ? '' : ` from ${from}`}${approximate ? ' ~' : ''}`,
  )

describe('durations', () => {
  it.each([
    ['请等30分钟', '30分钟 = PT30M'],
    ['半小时以后', '半小时 = PT30M'],
    ['半个小时', '半个小时 = PT30M'],
    ['一个半小时', '一个半小时 = PT90M'],
    ['两小时半', '两小时半 = PT150M'],
    ['1.5小时', '1.5小时 = PT90M'],
    ['一小时三十分钟', '一小时三十分钟 = PT90M'],
    ['两个小时之内', '两个小时 = PT2H'],
    ['24小时内到账', '24小时 = PT24H'],
    ['四十八小时', '四十八小时 = PT48H'],
    ['24 小时', '24 小时 = PT24H'],
    ['一刻钟', '一刻钟 = PT15M'],
    ['三十秒', '三十秒 = PT30S'],
    ['两天内', '两天 = P2D'],
    ['三日内', '三日 = P3D'],
    ['3日之内', '3日 = P3D'],
    ['一周左右', '一周 = P7D'],
    ['两个星期', '两个星期 = P14D'],
    ['半天', '半天 = PT12H'],
    ['半个月', '半个月 = P15D'],
    ['三个月', '三个月 = P3M'],
    ['半年', '半年 = P6M'],
    ['一年半', '一年半 = P18M'],
    ['一个工作日', '一个工作日 = 1 working day'],
    ['十五个工作日', '十五个工作日 = 15 working days'],
    ['3工作日', '3工作日 = 3 working days'],
    ['一个工作小时', '一个工作小时 = 1 working hour'],
    ['三个工作小时内', '三个工作小时 = 3 working hours'],
    ['3到5个工作日', '3到5个工作日 = 5 working days from 3 working days'],
    ['三至五天', '三至五天 = P5D from P3D'],
    ['3-5天', '3-5天 = P5D from P3D'],
    ['三天到五天', '三天到五天 = P5D from P3D'],
    ['一两天', '一两天 = P2D from P1D ~'],
    ['十来分钟', '十来分钟 = PT10M ~'],
    ['十几分钟', '十几分钟 = PT19M from PT11M ~'],
    ['三十多分钟', '三十多分钟 = PT30M ~'],
    ['一个多小时', '一个多小时 = PT1H ~'],
    ['几天', '几天 = some days ~'],
    ['几个小时', '几个小时 = some hours ~'],
  ])('%s', (text, expected) => expect(read(text)).toEqual([`duration ${expected}`]))

  it.each(['第三天', '一年级', '三周岁', '三点建议', '好几个', '一会儿', '一个一个来'])('%s is none', (text) =>
    expect(read(text).filter((found) => found.startsWith('duration'))).toEqual([]),
  )
})

describe('dates', () => {
  it.each([
    ['2026年3月5日', '2026年3月5日 = 2026-03-05'],
    ['二零二六年三月五号', '二零二六年三月五号 = 2026-03-05'],
    ['26年3月5号', '26年3月5号 = 2026-03-05'],
    ['2026 年 3 月 5 日', '2026 年 3 月 5 日 = 2026-03-05'],
    ['2026-03-05', '2026-03-05 = 2026-03-05'],
    ['2026/3/5', '2026/3/5 = 2026-03-05'],
    ['2026年3月', '2026年3月 = 2026-03'],
    ['3月5日', '3月5日 = --03-05'],
    ['十二月二十五号', '十二月二十五号 = --12-25'],
    ['3月份', '3月份 = --03'],
    ['20号', '20号 = ---20'],
    ['还款日是二十五号', '二十五号 = ---25'],
    ['每月15日', '15日 = ---15'],
    ['下个月五号', '下个月五号 = month+1-05'],
    ['本月20日', '本月20日 = month+0-20'],
    ['今天能好吗', '今天 = today'],
    ['昨天打过', '昨天 = yesterday'],
    ['明天再说', '明天 = tomorrow'],
    ['后天', '后天 = day+2'],
    ['大后天', '大后天 = day+3'],
    ['前天', '前天 = day-2'],
    ['下周三', '下周三 = weekday+1-3'],
    ['下个星期天', '下个星期天 = weekday+1-7'],
    ['礼拜二', '礼拜二 = weekday+0-2'],
    ['上周', '上周 = week-1'],
    ['下周一定', '下周 = week+1'],
    ['周末', '周末 = weekend+0'],
    ['月底', '月底 = month+0-end'],
    ['下个月初', '下个月初 = month+1-start'],
    ['今年年底', '今年年底 = year+0-end'],
  ])('%s', (text, expected) => expect(read(text)).toEqual([`date ${expected}`]))

  it.each(['二十号柜台', '以后天天', '一周到底', '然后天气', '13月', '32号', '九十号'])('%s is none', (text) =>
    expect(read(text).filter((found) => found.startsWith('date'))).toEqual([]),
  )
})

describe('times of day', () => {
  it.each([
    ['下午五点', '下午五点 = 17:00'],
    ['15:42', '15:42 = 15:42'],
    ['下午3:42', '下午3:42 = 15:42'],
    ['五点半', '五点半 = 05:30'],
    ['晚上八点一刻', '晚上八点一刻 = 20:15'],
    ['下午三点二十', '下午三点二十 = 15:20'],
    ['下午三点零五', '下午三点零五 = 15:05'],
    ['下午三点零五分', '下午三点零五分 = 15:05'],
    ['九点钟', '九点钟 = 09:00'],
    ['中午十二点', '中午十二点 = 12:00'],
    ['中午一点', '中午一点 = 13:00'],
    ['晚上十二点', '晚上十二点 = 00:00'],
    ['五点之前', '五点 = 05:00'],
    ['15时30分', '15时30分 = 15:30'],
  ])('%s', (text, expected) => expect(read(text)).toEqual([`time ${expected}`]))

  it('reads opening hours', () =>
    expect(read('早上九点到晚上六点')).toEqual(['time 早上九点 = 09:00', 'time 晚上六点 = 18:00']))

  it.each(['快一点', '早一点', '有三点需要提醒', '第三点', '一点都不', '两小时'])('%s is none', (text) =>
    expect(read(text).filter((found) => found.startsWith('time'))).toEqual([]),
  )
})

describe('deadlines without a figure', () => {
  it.each([
    ['今天下班前给您回电', ['deadline-word 今天下班前 = today']],
    ['今天之内', ['deadline-word 今天之内 = today']],
    ['今天下午回复您', ['deadline-word 今天下午 = today']],
    ['下午有了信儿告诉您', ['deadline-word 下午 = today']],
    ['下午好', []],
    ['每天下午都有人', []],
    ['明天上午', ['deadline-word 明天上午 = tomorrow']],
    ['明早', ['deadline-word 明早 = tomorrow']],
    ['明天下班之前', ['deadline-word 明天下班之前 = tomorrow']],
    ['当日内', ['deadline-word 当日内 = today']],
    ['今晚八点', ['deadline-word 今晚 = today', 'time 八点 = 20:00']],
    ['今天下午五点前', ['date 今天 = today', 'time 下午五点 = 17:00']],
    ['明天上午十点', ['date 明天 = tomorrow', 'time 上午十点 = 10:00']],
    ['我今天上午打过', ['date 今天 = today']],
    ['尽快给您处理', ['deadline-word 尽快 = vague']],
    ['马上', ['deadline-word 马上 = vague']],
    ['稍后回复', ['deadline-word 稍后 = vague']],
    ['立刻', ['deadline-word 立刻 = vague']],
    ['第一时间', ['deadline-word 第一时间 = vague']],
    ['及时告知', ['deadline-word 及时 = vague']],
    ['三个工作日内尽快', ['duration 三个工作日 = 3 working days', 'deadline-word 尽快 = vague']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))
})

describe('money and shares', () => {
  it.each([
    ['一百二十块', ['amount 一百二十块 = CNY 120.00']],
    ['一百二十块五', ['amount 一百二十块五 = CNY 120.50']],
    ['扣了我三块五毛二', ['amount 三块五毛二 = CNY 3.52']],
    ['三块半', ['amount 三块半 = CNY 3.50']],
    ['五毛钱', ['amount 五毛钱 = CNY 0.50']],
    ['3000元', ['amount 3000元 = CNY 3000.00']],
    ['1,234.56元', ['amount 1,234.56元 = CNY 1234.56']],
    ['¥88.8', ['amount ¥88.8 = CNY 88.80']],
    ['1.5万', ['amount 1.5万 = CNY 15000.00']],
    ['两万八', ['amount 两万八 = CNY 28000.00']],
    ['二百二十美元', ['amount 二百二十美元 = USD 220.00']],
    ['五百港币', ['amount 五百港币 = HKD 500.00']],
    ['三千到五千块', ['amount 三千到五千块 = CNY 5000.00 from CNY 3000.00']],
    ['3到5万', ['amount 3到5万 = CNY 50000.00 from CNY 30000.00']],
    ['三五百块', ['amount 三五百块 = CNY 500.00 from CNY 300.00 ~']],
    ['三千多块', ['amount 三千多块 = CNY 3000.00 ~']],
    ['转了五千', ['amount 五千 = CNY 5000.00']],
    ['额度是30000', ['amount 30000 = CNY 30000.00']],
    ['百分之三点八', ['percentage 百分之三点八 = 3.8%']],
    ['3.8%', ['percentage 3.8% = 3.8%']],
    ['日利率万分之五', ['percentage 万分之五 = 0.05%']],
    ['两个百分点', ['percentage 两个百分点 = 2%']],
    ['我们一块去', []],
    ['这一块业务', []],
    ['五千人', []],
    ['一万积分', []],
    ['元旦', []],
    ['千万别', []],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))
})
