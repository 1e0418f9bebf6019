import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownFrom, sayable } from '../src/index.ts'
import { talk } from './standards.ts'

const UNFILLED = { '{姓}{称谓}，': '', '{姓}{称谓}': '您', '{时限}': '3个工作日' }
const said = (wording: string, text: string) => sayable(wording, knownFrom(talk(text)), UNFILLED)

test.each([
  ['{姓}{称谓}，请您稍等。', 'A: 李先生，您好。', '李先生，请您稍等。'],
  ['{姓}{称谓}，请您稍等。', 'C: 我想查账单', '请您稍等。'],
  // half of a form of address is none
  ['{姓}{称谓}，请您稍等。', 'C: 我姓赵', '请您稍等。'],
  ['这是给{姓}{称谓}的。', 'C: 我想查账单', '这是给您的。'],
  ['{时限}内给您回复。', 'A: 两小时内给您回电。', '两小时内给您回复。'],
  ['{时限}内给您回复。', 'A: 好的。', '3个工作日内给您回复。'],
  ['由于{原因}，请您谅解。', 'A: 好的。', '由于〔原因〕，请您谅解。'],
  ['请您稍等。', 'A: 好的。', '请您稍等。'],
  // a way to the bank is no bank
  ['{行名}客服。', 'A: 手机银行打不开是吗', '〔行名〕客服。'],
  ['{行名}客服。', 'A: 云汀银行，您好。', '云汀银行客服。'],
])('%s after %s: %s', (wording, text, wanted) => expect(said(wording, text)).toBe(wanted))

test('no slot is left as it was written', () => {
  const piece = fc.constantFrom('{姓}', '{称谓}', '{时限}', '{原因}', '，', '您好', '{', '}', '$1')
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(said(pieces.join(''), 'C: 你好')).not.toMatch(/\{(姓|称谓|时限|原因)\}/)
    }),
  )
})
