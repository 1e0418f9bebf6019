import type { Conversation, Turn } from '@liangyan/conversation'
import type { SceneRecord } from '@liangyan/inspection'
import { dictated } from './numbers.ts'
import { type Person, surnameOf } from './people.ts'
import { questionOf } from './question.ts'
import { type Told, toldBy } from './told.ts'

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
export const knownFrom = (conversation: Conversation): Known =>
  knownBy(conversation, conversation.turns, conversation.turns.map(toldBy))

/** @param told what each of the turns tells by itself */
export function knownBy(record: SceneRecord, turns: readonly Turn[], told: readonly (Told | undefined)[]): Known {
  const heard: Person = Object.assign({}, ...told.map((t) => t?.customer))
  const known = new Map<string, string>()
  const put = (slot: string, value: string | undefined) => {
    if (value !== undefined && value !== '' && !known.has(slot)) known.set(slot, value)
  }
  const { attributes = {}, agent, service } = record
  for (const [name, value] of Object.entries(attributes)) put(name, String(value).trim())
  for (const [slot, names] of Object.entries(FIELDS)) put(slot, fieldOf(attributes, names))
  const fullName = fieldOf(attributes, FULL_NAME)
  put('姓', fullName && surnameOf(fullName))
  put('称谓', titleOf(fieldOf(attributes, SEX)))
  put('姓', heard.surname)
  put('称谓', heard.title)
  put('工号', numberIn(agent))
  put('工号', agent)
  put('工号', told.findLast((t) => t?.staffNumber !== undefined)?.staffNumber)
  put(COLLEAGUE, told.findLast((t) => t?.colleague !== undefined)?.colleague)
  put('业务', service)
  put('行名', told.find((t) => t?.bank !== undefined)?.bank)
  put('时限', told.findLast((t) => t?.within !== undefined)?.within ?? undefined)
  put('问题', questionOf(turns))
  const [slot, number] = dictated(turns) ?? []
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
