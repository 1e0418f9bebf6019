import type { Turn } from '@liangyan/conversation'
import { type Entity, findEntities } from '@liangyan/language'

/** The customer, as far as anybody said who that is. */
export interface Person {
  readonly surname?: string
  /** 先生, 女士 … */
  readonly title?: string
}

/** Forms of address that agents use to the customer; other titles (经理, 主任) name somebody else. */
const TO_CUSTOMERS = /(先生|女士|小姐|太太|老师|阿姨|大爷|大妈|叔叔|同学)$/
/** Who is called is named alone or before what is said to them; 王先生的账户 is about somebody. */
const CALLED = /^($|[，,。．.！!？?；;：:、~ ]|您|你|好|请)/
/** 请问是王先生吗, 您是王先生本人吗: who is asked for is who is spoken to, as long as nobody says otherwise. */
const ASKED_FOR = /(请问是|您是|请问您是)$/
const AFTER_ASKED = /^(吗|本人|么|吧)/
const CUT_OFF = /(^|[，,。．.！!？?；;：:、~ ]|您好|你好|好的|是)$/

/** What a turn tells of the customer's name: as the agent calls them, or as they tell it; undefined where nothing. */
export function customerIn(turn: Turn, entities: readonly Entity[]): Person | undefined {
  if (turn.speaker === 'agent') return calledIn(turn, entities)
  return turn.speaker === 'customer' ? toldIn(turn, entities) : undefined
}

function calledIn({ text }: Turn, entities: readonly Entity[]): Person | undefined {
  for (const { kind, start, end } of entities) {
    if (kind !== 'form-of-address' && kind !== 'person-name') continue
    const name = text.slice(start, end)
    const title =
      kind === 'form-of-address' ? TO_CUSTOMERS.exec(name)?.[1] : TO_CUSTOMERS.exec(text.slice(end, end + 2))?.[1]
    if (title === undefined) continue
    const after = kind === 'form-of-address' ? end : end + title.length
    const called = CALLED.test(text.slice(after, after + 1)) && CUT_OFF.test(text.slice(0, start))
    const askedFor = AFTER_ASKED.test(text.slice(after)) && ASKED_FOR.test(text.slice(0, start))
    if (!called && !askedFor) continue
    return { surname: kind === 'form-of-address' ? name.slice(0, -title.length) : surnameOf(name), title }
  }
  return undefined
}

/** 我姓王, 免贵姓王, 我叫李建国: the customer's own name. */
function toldIn({ text }: Turn, entities: readonly Entity[]): Person | undefined {
  for (const { kind, start, end } of entities) {
    if (kind !== 'surname' && kind !== 'person-name') continue
    const name = text.slice(start, end)
    const own = /(我|本人|免贵|姓名是?|名字是?|名字叫)(就?[姓叫是])?做? ?$/.test(text.slice(0, start))
    if (own) return { surname: kind === 'surname' ? name : surnameOf(name) }
  }
  return undefined
}

/** The surname of a whole name: its first character, or two where the name is long. */
export function surnameOf(name: string): string {
  const surname = findEntities(`我姓${name}`, { kinds: ['surname'] })[0]
  return surname ? name.slice(0, surname.end - surname.start) : name.slice(0, 1)
}
