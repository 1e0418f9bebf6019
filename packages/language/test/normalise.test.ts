import { describe, expect, test } from 'vitest'
import { NormalText, plainText } from '../src/index.ts'
import { quotedOf, sentencesOf, tolerantOf } from './streams.ts'

describe('what counts as the same letter', () => {
  test.each([
    ['full width', 'ＡＢｃ１２３％', 'abc123%'],
    ['upper case', 'VIP客户', 'vip客户'],
    ['traditional', '後來頭髮麵包乾淨', '后来头发面包干净'],
    ['circled digits', '①②', '12'],
    ['compatibility ideographs, which are traditional too', '\uf900\uf914\uf96f', '岂乐说'],
    ['spaces, tabs and control characters', '您 \t好\u0000\u0007\u200b\ufeff吗\u3000', '您好吗'],
    ['punctuation of both widths', '您，好；吗!（对）—…·、', '您好吗对'],
    ['combining marks', 'e\u0301', 'e'],
    ['nothing but punctuation', '，。？！“”', ''],
  ])('%s', (_, original, plain) => expect(plainText(original)).toBe(plain))

  test('lone surrogates and emoji are letters of their own, unit by unit', () => {
    const text = new NormalText().read('\ud83d好\ude00😀')
    expect(Array.from(text.codes.subarray(0, text.length))).toEqual([0xd83d, 0x597d, 0xde00, 0xd83d, 0xde00])
    expect(Array.from(text.offsets.subarray(0, text.length))).toEqual([0, 1, 2, 3, 4])
  })
})

describe('sentences', () => {
  test.each([
    ['您好。请稍等，查到了！', '00111111'],
    ['3.5%，1,000元', '00000000'],
    ['好\n好\r\n好', '013'],
    ['好 好　好', '000'],
    ['真的吗？？！好', '0003'],
    ['好｡好', '01'],
  ])('%s', (original, ordinals) => expect(sentencesOf(original)).toBe(ordinals))
})

describe('quotation marks', () => {
  test.each([
    ['他说“你好”对', '00110'],
    ['他说"你好"对', '00110'],
    ['“甲”乙「丙」丁《戊》', '10101'],
    ['“甲‘乙’丙”丁', '1110'],
    ['他说“你"好"啊”对', '001110'],
  ])('%s hides what is inside', (original, flags) => expect(quotedOf(original)).toBe(flags))

  test.each(['他说“你好', '他说"你好', '他说你好”', '”你好“', '“'])('unclosed %s hides nothing', (original) => {
    expect(quotedOf(original)).not.toContain('1')
  })

  test('a quote of one turn hides nothing in the next', () => {
    const text = new NormalText().read('“你好啊您好”对')
    expect(text.hasQuotes).toBe(true)
    text.read('你好啊')
    expect(text.hasQuotes).toBe(false)
    text.read('你好“啊”')
    expect(Array.from(text.quoted.subarray(0, text.length))).toEqual([0, 0, 1])
  })
})

describe('the tolerant stream', () => {
  test.each([
    ['particles', '那您稍等一下啊，嗯', tolerantOf('那您稍等一下')],
    ['stutters', '给给您查查询询', tolerantOf('给您查询')],
    ['stutters over particles', '谢啊谢您', tolerantOf('谢您')],
    ['politeness', '你的', tolerantOf('您得')],
    ['那个 and 这个', '那个您那个稍等这个', tolerantOf('您稍等')],
    ['stuttered 那个', '那那个卡', tolerantOf('卡')],
    ['那 啊 那个', '那啊那个卡', tolerantOf('卡')],
    ['这个 before 个', '这个个人', tolerantOf('个人')],
    ['spoken digits', '幺二两〇', tolerantOf('1220')],
    ['only particles', '嗯嗯啊', ''],
  ])('%s', (_, original, expected) => expect(tolerantOf(original)).toBe(expected))

  test.each(['一一', '220', '11', '二二'])('a run of digits is no stutter: %s', (digits) =>
    expect(tolerantOf(digits)).toHaveLength(digits.length),
  )

  test.each(['个那', '那啊个', '那人个'])('那 and 个 that do not stand together stay: %s', (text) =>
    expect(tolerantOf(text)).toContain('个'),
  )
})

describe('digits', () => {
  test.each([
    ['您好', 0],
    ['尾号8', 1],
    ['一下', 1],
    ['幺三八', 3],
    ['１2 3，4嗯5', 5],
    ['12号34号567', 7],
    ['', 0],
  ])('%s: %i', (text, count) => expect(new NormalText().read(text).digits).toBe(count))
})
