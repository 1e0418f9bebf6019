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

  test.each([
    ['A: 请您报一下卡号。 / C: 六二二八四八零三三二二一一零零九九', '复述确认'],
    ['A: 您好，请讲。 / C: 有人叫我把钱汇进安全账户', '疑似诈骗'],
    ['A: 您好，请讲。 / C: 我爸动不了，我替他办', '代办'],
  ])('%s: %s', (text, wanted) => {
    expect(first(text)).toMatchObject({ moment: wanted })
  })

  test.each([
    ['2026-03-05T09:30:00+08:00', '上午好'],
    ['2026-03-05T20:30:00+08:00', '晚上好'],
    ['2026-02-18T09:30:00+08:00', '新年好'],
    ['2026-10-02T09:30:00+08:00', '节日好'],
    ['2026-03-07T09:30:00+08:00', '周末好'],
  ])('the greeting at %s is %s', (startedAt, wanted) => {
    const { text } = first('S: 来电已接通', { startedAt, attributes: { 行名: '云汀银行' } })
    expect(text).toMatch(new RegExp(`^${wanted}`))
    expect(text).toContain('云汀银行')
  })

  test.each(['S: 来电已接通', 'S: 今天是清明节，工号5120为您服务', 'C: 喂，清明也上班啊'])(
    'no festive wish on the day of mourning: %s',
    (text) => {
      for (const asked of [{}, { style: 'warm' as const }, { style: 'formal' as const }]) {
        const { suggestions } = advisor.advise(talk(text, { startedAt: '2026-04-05T09:30:00+08:00' }), asked)
        expect(suggestions[0].moment).toBe('开头问候')
        for (const s of suggestions) expect(s.text).not.toMatch(/节日|快乐|愉快/)
      }
    },
  )

  test('whoever speaks of dying is not left alone with a word on anger', () => {
    expect(first('A: 您好，请讲。 / C: 我不想活了，我去死算了').text).toMatch(/您的安全/)
  })

  test('after its own question the agent waits', () => {
    const advice = advisor.advise(talk('C: 我的卡丢了 / A: 请问这件事您希望怎样解决'))
    expect(advice).toMatchObject({ suggestions: [], silent: '等客户回答' })
  })

  test('a harsh word is put right at once', () => {
    const [mend] = advisor.advise(talk('C: 我很急 / A: 你急什么急，等着')).suggestions
    expect(mend).toMatchObject({ moment: '服务禁语', mends: { turn: 1 } })
    expect(mend.text).toMatch(/^刚才我的话说得不妥/)
  })

  test('the branch greets its visitors', () => {
    const branch = new Advisor(builtInStandard('branch'))
    const [greeting] = branch.advise(talk('C: 你好，我办点事')).suggestions
    expect(greeting.moment).toMatch(/大堂|柜台/)
    expect(greeting.text).not.toMatch(/来电|致电|客服/)
  })

  test('every leaf of the tree can be recognised and leads on', () => {
    const { moments } = standard.practice
    const parents = new Set(moments.map((m) => m.in))
    const examples = new Set(standard.dialogues.filter((d) => d.file.startsWith('situations/')).map((d) => d.title))
    const leaves = moments.filter(({ title }) => !parents.has(title))
    const dark = leaves.filter((m) => !m.when && !examples.has(m.title)).map(({ title }) => title)
    // known by the finding of what the agent said
    expect(dark).toEqual(['服务禁语'])
    expect(leaves.filter((m) => !m.next).map(({ title }) => title)).toEqual(['结束语'])
  })

  test('a voice that is abused asks for no holiday greeting', () => {
    const abused = first('S: 除夕，工号1001为您服务 / A: 新年好，请讲。 / C: 你们这帮废物', {
      startedAt: '2026-02-16T10:00:00+08:00',
    })
    expect(abused).toMatchObject({ moment: '辱骂警示' })
    expect(abused.text).not.toMatch(/新年|过年|节日/)
  })
})
