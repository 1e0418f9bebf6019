import type { Turn } from '@liangyan/conversation'

/** Longer ones nobody repeats; the agent puts those in own words. */
const LONGEST = 18
const SHORTEST = 3
const OPENING =
  /^(喂|你好|您好|请问|那个|嗯|哎|诶|对了|麻烦|就是|我?(想|要)?再?(问|咨询|请教|了解|打听|知道)(一?下)?|你们|咱们|贵行|[，,、\s])+(?=.{3})/
const PARTICLES = /[啊呀呢哦嘛吧哈噢哟]+$/
const ASKS = /怎么|如何|怎样|多少|几|什么|哪|能不能|可不可以|要不要|是不是|有没有|会不会|收不收|多久|吗$|么$|不$/
/** Whose matter it is changes when the agent repeats it. */
const PERSONS = /[我你您他她咱俺]/

/** What the customer asked last, as the agent may repeat it; undefined where it is no short question. */
export function questionOf(turns: readonly Turn[]): string | undefined {
  const last = turns.at(-1)
  if (last?.speaker !== 'customer') return undefined
  const said = last.text.trim().replace(/[。，,.！!？?\s]+$/, '')
  const question = said.replace(OPENING, '').replace(PARTICLES, '')
  if (/[。，,.！!？?；;…（(]/.test(question)) return undefined
  const short = question.length >= SHORTEST && question.length <= LONGEST
  return short && ASKS.test(question) && !PERSONS.test(question) ? `“${question}”` : undefined
}
