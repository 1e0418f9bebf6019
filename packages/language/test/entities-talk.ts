import * as fc from 'fast-check'

/** Texts to try the finders on: pieces of what they look for, thrown together. */

const PIECES = [
  ...'零一二三四五六七八九十百千万亿两半几多来点号日月年天周分秒块元毛角钱幺洞拐俩第个小时工作内前后到至姓叫先生女士总张王李陈方金安和高明'.split(
    '',
  ),
  ...'0123456789０９%￥$@.,:-/ +X，。呃嗯的是我您了在'.split(''),
  ...'工号 验证码 密码 卡号 尾号 后四位 身份证 手机 流水号 然后 那个 百分之 万分之 工作日 小时 分钟 今天 明天 后天 下周 星期 月底 下班前 之内 上午 下午 尽快 马上 及时 第一时间'.split(
    ' ',
  ),
  ...'我叫 姓名是 户名 欧阳 先生 女士 经理 老师 免贵姓 弓长张 13900001111 11010519491231002X 4111111111111111 010-65551234 2026-03-05 15:42 wang@example.com 艾特 点com 95599 为您服务 一下 一个 几个 ]'.split(
    ' ',
  ),
]

export const talk: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 14 })
  .map((pieces) => pieces.join(''))

/** Any code units, lone surrogates among them. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(...PIECES),
    ),
    { maxLength: 30 },
  )
  .map((characters) => characters.join(''))
