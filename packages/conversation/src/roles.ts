import type { Speaker } from './conversation.ts'

/** What files call the parties of a conversation, in lower case. */
const WORDS: Record<Speaker, readonly string[]> = {
  agent: [
    '坐席',
    '座席',
    '客服',
    '客服人员',
    '客服代表',
    '客服专员',
    '人工客服',
    '在线客服',
    '人工',
    '人工坐席',
    '话务员',
    '接线员',
    '服务人员',
    '工作人员',
    '业务员',
    '柜员',
    '客户经理',
    '理财经理',
    '大堂经理',
    '专员',
    '员工',
    '班长',
    '班组长',
    'agent',
    'rep',
    'representative',
    'csr',
    'operator',
    'advisor',
    'staff',
    'teller',
    'seat',
    'supervisor',
    'service',
  ],
  customer: [
    '客户',
    '顾客',
    '用户',
    '来电人',
    '来电者',
    '访客',
    '客人',
    '持卡人',
    '消费者',
    'customer',
    'client',
    'user',
    'caller',
    'visitor',
    'end_user',
    'end user',
    'consumer',
    'guest',
  ],
  system: [
    '系统',
    '系统消息',
    '系统播报',
    '机器人',
    '智能客服',
    '智能机器人',
    '语音导航',
    '自动语音',
    '提示音',
    '播报',
    '语音播报',
    'system',
    'bot',
    'robot',
    'ivr',
    'custom_bot',
    'automated_agent',
    'announcement',
  ],
}

const ROLES = new Map(
  (['agent', 'customer', 'system'] as const).flatMap((role) => WORDS[role].map((word) => [word, role] as const)),
)

const PREFIXES = [...ROLES.keys()]
  .filter((word) => /^\p{Script=Han}{2,}$/u.test(word))
  .toSorted((a, b) => b.length - a.length)
const LONGEST_NAME = 4

/**
 * The role a label states in words: 坐席, `客服01`, 客服小云, `客户(王女士)`, `Agent 2`, `CUSTOMER`;
 * undefined for a mere name or number.
 */
export function roleOf(label: string): Speaker | undefined {
  const plain = label.trim().toLowerCase()
  const exact = ROLES.get(plain)
  if (exact || plain.length > 60) return exact
  const word = /^(?:[a-z_ ]+|\p{Script=Han}+)(?=$|[\s\d#_:\uff1a.\-(\uff08])/u.exec(plain)?.[0].trim() ?? ''
  const role = ROLES.get(word)
  if (role || !/^\p{Script=Han}+$/u.test(word)) return role
  if (/机器人|智能/u.test(word)) return 'system'
  const prefix = PREFIXES.find((known) => word.startsWith(known) && word.length - known.length <= LONGEST_NAME)
  return prefix === undefined ? undefined : ROLES.get(prefix)
}

/**
 * Does a label look like the name of a party rather than the beginning of a sentence with a colon?
 * Known roles, machine labels (`SPEAKER_01`, 说话人2, `spk0`) and single Latin letters do.
 */
export function looksLikeParty(label: string): boolean {
  if (roleOf(label) !== undefined) return true
  return /^(?:[a-z]|\d{1,2}|(?:speaker|spk|channel|ch|voice|party|说话人|发言人|讲话人|声道|通道)[\s_-]?\d{1,3}|[左右]声道)$/i.test(
    label.trim(),
  )
}
