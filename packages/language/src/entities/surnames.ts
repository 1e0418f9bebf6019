/** Surnames of two characters. */
const COMPOUND =
  '欧阳 司马 上官 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 东方 南宫 西门 独孤 司徒 司空 宇文 长孙 端木 百里 呼延 轩辕 闻人 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 拓跋 谷梁 南门 东郭 第五 梁丘 左丘 完颜'

/** Surnames of one character that are common enough, without those that are mostly words (和, 那, 有, 都, 时, 能 …). */
const SINGLE =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢岳齐梅莫庄辛管祝左涂谷祁耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺闫肖付'

/** Characters of the list above that are mostly words: they count after 姓 and 姓名是, but no title makes them a name. */
const WORDS = '和都来全位向解强保明原官计应台连衣银僧'
/** Those that a title makes a name only where a name may begin. */
const ALSO_WORDS = '包成单于司路关管华车安文方钱金石左边宁查'

const compounds = new Set(COMPOUND.split(' '))
const singles = new Set(SINGLE)
/** Surnames that may stand before a title. */
export const ADDRESSABLE: ReadonlySet<string> = new Set(
  SINGLE.split('').filter((character) => !WORDS.includes(character)),
)
const ambiguous = new Set(ALSO_WORDS)

/** The length (1 or 2) of the surname that begins at `at`, or 0. */
export function surnameAt(text: string, at: number): number {
  if (compounds.has(text.slice(at, at + 2))) return 2
  return singles.has(text[at] ?? '') ? 1 : 0
}

/** The length (1 or 2) of the surname that ends at `end`, or 0; characters that are mostly words do not count. */
export function surnameBefore(text: string, end: number): number {
  if (end >= 2 && compounds.has(text.slice(end - 2, end))) return 2
  return ADDRESSABLE.has(text[end - 1] ?? '') ? 1 : 0
}

/** Whether the surname is also a common word, so that a title alone does not make it a name. */
export const isAlsoAWord = (surname: string): boolean => ambiguous.has(surname)
