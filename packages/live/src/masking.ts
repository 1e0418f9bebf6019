import type { EntityKind } from '@liangyan/language'

/** The numbers that belong to somebody, as people call them. */
export const NUMBERS: ReadonlyMap<EntityKind, string> = new Map([
  ['mobile', '手机号'],
  ['landline', '座机号'],
  ['id-number', '身份证号'],
  ['bank-card', '卡号'],
  ['partial-number', '号码'],
])

/** So many of the last digits may be shown. */
const TAIL = 4
/** Of a mobile number the first digits tell nobody who it is. */
const HEAD_OF_MOBILE = 3

/** What a number is called: what is no longer than a tail is one. */
export const numberName = (kind: EntityKind, digits: string): string =>
  kind === 'partial-number' && digits.length <= TAIL ? '尾号' : (NUMBERS.get(kind) ?? kind)

/** A number with only as much of it as may be shown: 138****5678, ****6621; a tail of four digits as it is. */
export function maskedNumber(kind: EntityKind, digits: string): string {
  if (digits.length <= TAIL) return digits
  const head = kind === 'mobile' ? digits.slice(0, HEAD_OF_MOBILE) : ''
  return `${head}****${digits.slice(-TAIL)}`
}
