import { describe, expect, test } from 'vitest'
import { Advisor } from '../src/index.ts'
import { builtInStandard, talk } from './standards.ts'

const SITUATIONS =
  '开头问候 节假日问候 无声来电 声音太小 通话断续 方言听不懂 叙述不清 确认问题 核对身份 等候查询 等候恢复 转接 不能立即答复 升级处理 派单 投诉受理 安抚情绪 辱骂警示 骚扰来电 打错电话 非本行业务 索要他人信息 建议受理 受到表扬 客户致歉 要求找主管 要求找原坐席 挂失 信息有误致歉 系统故障 确认解决 结束语'.split(
    ' ',
  )
const standard = builtInStandard()
const advisor = new Advisor(standard)
const first = (text: string, record = {}) => advisor.advise(talk(text, record)).suggestions[0]

describe('the built-in standard', () => {
  test.each(SITUATIONS)('%s is a moment with conditions and words', (title) => {
    expect(standard.practice.moments.find((m) => m.title === title)?.when).toBeDefined()
    expect(standard.clauses.some(({ clause }) => clause.moment === title && clause.wording?.length)).toBe(true)
  })

  test.each([
    ['S: 坐席工号5120为您服务', '开头问候'],
    ['S: 今天是除夕，工号5120为您服务', '节假日问候'],
    ['A: 您好，请讲。 / S: 客户一侧没有声音', '无声来电'],
    ['A: 我查一下，请您稍等，可以吗？ / C: 好 / S: 保持四十秒后恢复通话', '等候恢复'],
    ['A: 我为您提交。 / S: 核心系统应答超时', '系统故障'],
    ['C: 我卡里还有多少钱', '核对身份'],
    ['A: 身份核对一致。 / C: 我卡里还有多少钱', '等候查询'],
    ['A: 请问还需要别的帮助吗？ / C: 没有了', '结束语'],
  ])('%s: %s', (text, wanted) => {
    expect(first(text)).toMatchObject({ moment: wanted })
  })

  test('a voice that is abused asks for no holiday greeting', () => {
    const abused = first('S: 除夕，工号1001为您服务 / A: 新年好，请讲。 / C: 你们这帮废物', {
      startedAt: '2026-02-16T10:00:00+08:00',
    })
    expect(abused).toMatchObject({ moment: '辱骂警示' })
    expect(abused.text).not.toMatch(/新年|过年|节日/)
  })
})
