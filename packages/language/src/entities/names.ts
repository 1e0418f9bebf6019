import { wordAt } from './entity.ts'
import { has } from './numeral.ts'
import { surnameAt } from './surnames.ts'

/** How Chinese names are built, and where one may begin and end. */

/** Titles that follow a surname: 张先生, 李经理. */
export const TITLES =
  '先生 女士 小姐 太太 夫人 老师 师傅 经理 主任 主管 行长 医生 大夫 教授 阿姨 大爷 大妈 大叔 大姐 大哥 叔叔 伯伯 奶奶 爷爷 老板 同学'.split(
    ' ',
  )

/** Characters that no given name begins with, and that begin what follows a name. */
const NO_GIVEN =
  '我你您他她它的是了吗呢吧啊呀哦嗯呃在想要就这请问说给帮查打还也都很没什怎因但把被让跟号手电身卡先女们个那此某为'
/** The same for the second character of a given name. */
const NO_SECOND = `${NO_GIVEN}来有和可会到从与于以对一二两三四五六七八九十不能用去办存取转今昨刚已出交男住申通麻当现`
/** Words that begin like a name. */
const NO_NAMES = new Set(
  (
    '单位 何时 何人 任何 如何 方便 方法 高兴 高级 安全 安排 包括 成功 成都 时候 万一 房东 房产 金额 金融 金卡 白金 钱包 华为 江苏 安徽 温州 云南 宁波 马上 关于 关系 ' +
    '公司 于是 应该 全部 全国 来自 和我 单独 单身 常用 常见 管理 向您 保密 古怪 明白 路上 解释 车主 车险 文件 石油 党员 计划 强调 连续 左右 易记 程序 相关 平安 国家 尚未 严重 ' +
    '白天 黄金 水电 池州 苏州 杭州 广州 贵州 贵宾 贵行 贵司 黑龙 海南 项目 从来 元旦 季度 通过 农业 利息 申请'
  ).split(' '),
)

/** Whether the character at `at` is a Chinese character. */
export function isHan(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0x4e00 && code <= 0x9fff
}

/** Where the name (surname and one or two characters, or 阿依古丽·买买提) that begins at `at` ends. */
export function nameEnd(text: string, at: number): number | undefined {
  const surname = surnameAt(text, at)
  const given = at + surname
  if (surname === 0 || NO_NAMES.has(text.slice(at, at + 2))) return dottedNameEnd(text, at)
  if (!isHan(text, given) || has(NO_GIVEN, text, given) || wordAt(text, given, TITLES)) return dottedNameEnd(text, at)
  const second = isHan(text, given + 1) && !has(NO_SECOND, text, given + 1) && !wordAt(text, given + 1, TITLES)
  return dottedNameEnd(text, at) ?? given + (second ? 2 : 1)
}

function dottedNameEnd(text: string, at: number): number | undefined {
  const name = /^[\u4e00-\u9fff]{1,8}(?:[·•・][\u4e00-\u9fff]{1,8}){1,3}/.exec(text.slice(at, at + 36))
  return name ? at + name[0].length : undefined
}

/** Where the whole name that ends at `end` begins: 李建国 before 先生. */
export function wholeNameBefore(text: string, end: number): number | undefined {
  for (const [length, given] of [
    [2, 1],
    [3, 2],
    [3, 1],
    [4, 2],
  ] as const) {
    const start = end - length
    if (start < 0 || surnameAt(text, start) !== length - given) continue
    if (!mayBegin(text, start) || NO_NAMES.has(text.slice(start, start + 2))) continue
    let plain = true
    for (let at = end - given; at < end; at++) plain &&= isHan(text, at) && !has(NO_GIVEN, text, at)
    if (plain) return start
  }
  return undefined
}

/** Whether a name or an address may begin here: at the start, after what is no character, and after 是, 叫, 问, 好 … */
export function mayBegin(text: string, start: number): boolean {
  if (start === 0) return true
  return (
    !(isHan(text, start - 1) || text[start - 1] === ']') ||
    has('是叫问好找给跟为的请与您到喂嗯啊呃哦谢于让向帮见', text, start - 1)
  )
}
