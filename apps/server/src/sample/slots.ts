import type { Lots } from './lots.ts'

/** Wording that an agent always uses, one of each; a careless agent uses the short ones. */
const OPENINGS = [
  '您好，云汀银行，工号{工号}，很高兴为您服务，请问有什么可以帮您？',
  '您好，这里是云汀银行客户服务中心，工号{工号}为您服务，请问您需要办理什么业务？',
  '您好，云汀银行客服，工号{工号}，请问有什么可以帮到您？',
]
const CLOSINGS = [
  '请问还有其他可以帮您的吗？……感谢您的来电，祝您生活愉快，再见。',
  '您看还有其他问题需要我协助吗？……好的，感谢您对云汀银行的支持，再见。',
  '请问还有什么可以帮到您？……感谢您的来电，请您稍后对本次服务进行评价，再见。',
]
const THANKS = ['感谢您的耐心等待。', '谢谢您的等候。', '让您久等了，感谢您的耐心等待。']

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔',
]
const GIVEN = [
  '建国',
  '丽华',
  '志明',
  '婷婷',
  '海燕',
  '文斌',
  '雪梅',
  '俊峰',
  '春兰',
  '国强',
  '晓东',
  '玉珍',
  '浩',
  '静',
  '磊',
  '芳',
]
const BRANCHES = ['城东支行', '滨江支行', '高新区支行', '人民路支行', '大学城支行', '火车站支行']
const MERCHANTS = ['盛达超市', '海棠加油站', '乐购生活馆', '云朵影城', '优选便利店']

/** What the slots of a script stand for in one conversation of one agent. */
export function slotsFor(random: Lots, staffNumber: string, day: Date): Map<string, string> {
  const digits = (count: number) => Array.from({ length: count }, () => random.below(10)).join('')
  const of = <T>(list: readonly T[]): T => list[random.below(list.length)]
  // an agent keeps to one opening and one closing
  const habit = Number(staffNumber)
  const surname = of(SURNAMES)
  const later = new Date(day.getTime() + (3 + random.below(12)) * 86_400_000)
  return new Map([
    ['开场', OPENINGS[habit % OPENINGS.length].replace('{工号}', staffNumber)],
    ['结束', CLOSINGS[habit % CLOSINGS.length]],
    ['谢等', of(THANKS)],
    ['姓', surname],
    ['称谓', of(['先生', '女士'])],
    ['全名', surname + of(GIVEN)],
    ['工号', staffNumber],
    ['手机', `1${of(['38', '39', '58', '77', '86', '35'])}${digits(8)}`],
    ['手机尾号', digits(4)],
    ['尾号', digits(4)],
    ['卡号', cardNumber(`621700${digits(12)}`)],
    ['证件尾号', digits(4)],
    ['金额', amount(random, 9000)],
    ['金额2', amount(random, 900)],
    ['日', String(1 + random.below(28))],
    ['日期', `${later.getMonth() + 1}月${later.getDate()}号`],
    ['网点', of(BRANCHES)],
    ['商户', of(MERCHANTS)],
    ['验证码', digits(6)],
  ])
}

/** A script's text with its slots filled. Throws where a slot has no meaning: scripts come with the program. */
export function filled(text: string, slots: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\{([^}]+)\}/g, (slot, name: string) => {
    const value = slots.get(name)
    if (value === undefined) throw new Error(`示例脚本中的空位 ${slot} 没有含义`)
    return value
  })
}

function amount(random: Lots, most: number): string {
  const fen = 1000 + random.below(most * 100)
  return `${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}元`
}

/** With the check digit that card numbers end with (Luhn). */
function cardNumber(digits: string): string {
  const sum = [...digits].reverse().reduce((sum, digit, i) => {
    const doubled = i % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return sum + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return digits + String((10 - (sum % 10)) % 10)
}
