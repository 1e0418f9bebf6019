import type { Conversation } from './conversation.ts'

/** Under which names records say who the customer is, the bank's own number first; a telephone is a person's, mostly. */
const REFERENCES = [
  ['客户号', '客户编号', '客户号码', 'customer_id', 'customerId', 'customer_number', 'cif'],
  ['主叫号码', '来电号码', '客户电话', '手机号', 'caller', 'caller_number', 'ani', 'phone'],
]
const NAMES = ['客户姓名', '姓名', '户名', '客户称呼', 'customer_name', 'customerName', 'name']

/** What tells one customer from another in this record: `number:10086001`, `phone:13900001111`; undefined: nothing. */
export function customerReference({ attributes = {} }: Pick<Conversation, 'attributes'>): string | undefined {
  for (const [place, names] of REFERENCES.entries()) {
    const value = valueOf(attributes, names)
    if (value) return `${place === 0 ? 'number' : 'phone'}:${value.replaceAll(/[\s-]/g, '')}`
  }
  return undefined
}

/** What the customer is called in this record. */
export function customerName({ attributes = {} }: Pick<Conversation, 'attributes'>): string | undefined {
  return valueOf(attributes, NAMES)
}

function valueOf(attributes: NonNullable<Conversation['attributes']>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = Object.hasOwn(attributes, name) ? String(attributes[name]).trim() : ''
    if (value !== '') return value
  }
  return undefined
}
