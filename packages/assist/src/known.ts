import type { Conversation } from '@liangyan/conversation'
import { findEntities } from '@liangyan/language'
import { dictated } from './numbers.ts'
import { customerOf, staffNumberOf, surnameOf } from './people.ts'
import { questionOf } from './question.ts'

/** Slot → what it is filled with. */
export type Known = ReadonlyMap<string, string>

/** A colleague's staff number, where a wording names one: 8623号同事. */
export const COLLEAGUE = '同事工号'

/** Under which names records of other systems keep what a slot asks for. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  姓: ['客户姓', 'surname'],
  称谓: ['客户称谓', 'title', 'salutation'],
  行名: ['银行', '银行名称', 'bank', 'bank_name'],
  部门: ['department', 'dept'],
  工号: ['坐席工号', 'staff_number', 'agent_id'],
  业务: ['business'],
}
const FULL_NAME = ['客户姓名', '姓名', '户名', 'customer_name', 'customer', 'name']
const SEX = ['性别', '客户性别', 'gender', 'sex']
const MALE = /^(男|男性|m|male|先生)$/i
const FEMALE = /^(女|女性|f|female|女士)$/i

/** What the record and what was said tell; the record comes first, as nobody misheard it. */
export function knownFrom(conversation: Conversation): Known {
  const heard = customerOf(conversation)
  const known = new Map<string, string>()
  const put = (slot: string, value: string | undefined) => {
    if (value !== undefined && value !== '' && !known.has(slot)) known.set(slot, value)
  }
  const { attributes = {}, agent, service } = conversation
  for (const [name, value] of Object.entries(attributes)) put(name, String(value).trim())
  for (const [slot, names] of Object.entries(FIELDS)) put(slot, fieldOf(attributes, names))
  const fullName = fieldOf(attributes, FULL_NAME)
  put('姓', fullName && surnameOf(fullName))
  put('称谓', titleOf(fieldOf(attributes, SEX)))
  put('姓', heard.surname)
  put('称谓', heard.title)
  put('工号', numberIn(agent))
  put('工号', agent)
  put('工号', staffNumberOf(conversation, 'system', 'agent'))
  put(COLLEAGUE, staffNumberOf(conversation, 'customer'))
  put('业务', service)
  put('行名', bankOf(conversation))
  put('时限', deadlineOf(conversation))
  put('问题', questionOf(conversation))
  const [slot, number] = dictated(conversation) ?? []
  if (slot) put(slot, number)
  return known
}

/** The staff number of `坐席 3107`. */
const numberIn = (agent: string | undefined) => /[0-9]{2,}/.exec(agent ?? '')?.[0]

function fieldOf(attributes: NonNullable<Conversation['attributes']>, names: readonly string[]): string | undefined {
  const name = names.find((n) => Object.hasOwn(attributes, n) && String(attributes[n]).trim() !== '')
  return name === undefined ? undefined : String(attributes[name]).trim()
}

function titleOf(sex: string | undefined): string | undefined {
  if (sex === undefined) return undefined
  return MALE.test(sex) ? '先生' : FEMALE.test(sex) ? '女士' : undefined
}

/** A name after a greeting or at the very beginning; no part of a sentence such as 请问您找哪家银行. */
const BANK =
  /(?:您好|你好|致电|来到|联系|这里是|我是|^)[，,。！! ]?((?:(?![您你我咱请问找哪是的致电迎谢这])[一-鿿]){2,8}?(?:银行|农商行|信用社|农信社))/

/** A way to the bank, no bank. */
const CHANNEL = /(?:手机|网上|电话|掌上|微信|自助|个人|企业)银行$/

/** The bank as the agent or an announcement names it. */
function bankOf({ turns }: Conversation): string | undefined {
  for (const { speaker, text } of turns) {
    const name = speaker === 'customer' ? undefined : BANK.exec(text)?.[1]
    if (name !== undefined && !CHANNEL.test(name)) return name
  }
  return undefined
}

/** The time within which the agent last promised to come back: 三个工作日 of 三个工作日内; none where it named one otherwise since. */
function deadlineOf({ turns }: Conversation): string | undefined {
  for (const { speaker, text } of turns.toReversed()) {
    if (speaker !== 'agent') continue
    const times = findEntities(text, { kinds: ['duration', 'deadline-word', 'date'] }).toReversed()
    for (const { start, end } of times) {
      const within = WITHIN.exec(text.slice(start, end) + (/^(之内|以内|内)/.exec(text.slice(end))?.[0] ?? ''))
      if (within) return within[1]
    }
    if (times.some(({ start, end }) => BEFORE.test(text.slice(start, end + 2)))) return undefined
  }
  return undefined
}

const WITHIN = /^(.+?)(之内|以内|内)$/
const BEFORE = /之前|以前|.前/
