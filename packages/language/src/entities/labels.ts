import { eachMatch } from './entity.ts'

/** What the words before a number say that it is. */
export type Label = 'code' | 'password' | 'tail' | 'card' | 'identity' | 'phone' | 'serial' | 'staff'

const WORDS: readonly (readonly [Label, string])[] = [
  ['code', '验证码|校验码|动态码|短信码|动态密码|短信密码|动态口令|激活码|授权码'],
  ['password', '密码|口令'],
  ['staff', '工号|柜员号|坐席号|员工编号|服务编号'],
  ['tail', '尾号|尾数|[后末前尾][一二三四五六七八几3-8]位数?'],
  ['identity', '身份证|证件'],
  ['card', '卡号|账号|帐号|账户|帐户|银行卡|信用卡|储蓄卡|借记卡|卡片'],
  ['phone', '手机|电话|座机|固话|拨打|热线|致电'],
  ['serial', '流水号|订单|单号|交易号|编号|工单|合同|凭证|批次|受理'],
]
const PATTERN = new RegExp(WORDS.map(([, words]) => `(${words})`).join('|'), 'g')
const REACH = 14
/** A label reaches over no end of a sentence, no mask and no other number. */
const BARRIER = /[。！？!?;；\n\]】0-9０-９]|[零一二三四五六七八九幺]{2}/

/**
 * The label nearest before `start`, not further off than a breath and in the same sentence.
 * `gap` counts the characters between.
 */
export function labelBefore(text: string, start: number): { label: Label; gap: number } | undefined {
  const window = text.slice(Math.max(0, start - REACH), start)
  let last: RegExpExecArray | undefined
  eachMatch(window, PATTERN, (match) => {
    last = match
  })
  return last && labelOf(window, last)
}

function labelOf(window: string, match: RegExpExecArray): { label: Label; gap: number } | undefined {
  const after = match.index + match[0].length
  const index = WORDS.findIndex((_, group) => match[group + 1] !== undefined)
  return BARRIER.test(window.slice(after)) ? undefined : { label: WORDS[index][0], gap: window.length - after }
}
