/**
 * What stands for a mask of personal data in an example dialogue: a made-up value of the same kind, so that the clauses
 * see what they saw before it was masked. One value a kind: a number that is read back stays the same number. Nobody has
 * them: a mobile number of nothing but noughts, a card and an identity number that are numbers by their check digits
 * only, the name that stands for nobody.
 */
const MADE_UP: Readonly<Record<string, string>> = {
  手机号: '13800000000',
  座机号: '010-80000000',
  身份证号: '110101190001010014',
  卡号: '6222000000000000004',
  号码: '0000',
  验证码: '000000',
  密码: '000000',
  邮箱: 'kehu@example.com',
  姓名: '张三',
  称谓: '张女士',
}

const MASK = new RegExp(`\\[(${Object.keys(MADE_UP).join('|')})\\]`, 'g')

/** A masked text with made-up values in the place of its masks. */
export function withMadeUp(masked: string): string {
  return masked.replaceAll(MASK, (_, kind: string) => MADE_UP[kind])
}
