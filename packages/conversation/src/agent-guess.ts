/** What a guess looks at: the voices of a conversation and what each says, in order. */
export type VoiceText = { voice: string; text: string }

/** The voice taken as the agent's, and why: a clause for a note. */
export type AgentGuess = { voice: string; reason: string }

type Hint = { pattern: RegExp; weight: number }

const OF_AGENT: readonly Hint[] = [
  { pattern: /为您服务|工号(?:是)?\s*[\d零一二三四五六七八九幺]/u, weight: 4 },
  { pattern: /有什么可以帮|有什么能帮|需要什么帮助|请问您?(?:需要)?办理什么/u, weight: 4 },
  { pattern: /我(?:这边)?是.{0,10}(?:银行|客服|中心)/u, weight: 3 },
  { pattern: /感谢您的(?:来电|耐心|等待|支持|接听)|祝您|请您?稍等|请稍等|让您久等/u, weight: 2 },
  {
    pattern: /(?:帮|为|给)您(?:查|核实|办理|登记|转接|处理|反馈)|满意度|请您提供|跟您核对|与您核对|您这边/u,
    weight: 2,
  },
  { pattern: /how (?:can|may) i help|thank you for (?:calling|holding)|my name is/iu, weight: 4 },
]

const OF_CUSTOMER: readonly Hint[] = [
  {
    pattern: /我(?:想|要)(?:问|查|办|咨询|投诉|取消|了解)|我的(?:卡|账单|信用卡|贷款|钱|账户)|我(?:这)?(?:张)?卡/u,
    weight: 2,
  },
  { pattern: /你们(?:银行|客服|怎么|这)|怎么回事|为什么(?:我|扣|不)|投诉你/u, weight: 2 },
  { pattern: /^喂/u, weight: 1 },
]

/**
 * Who of several voices is the agent, by what they say and by who speaks first.
 * `outbound` turns the rule of position round: a customer called up answers first.
 */
export function guessAgent(spoken: readonly VoiceText[], outbound: boolean): AgentGuess {
  const scores = new Map<string, { score: number; evidence?: string }>()
  for (const { voice, text } of spoken) {
    const entry = scores.get(voice) ?? { score: 0 }
    scores.set(voice, entry)
    for (const { pattern, weight } of OF_AGENT) {
      const found = pattern.exec(text)?.[0]
      if (found === undefined) continue
      entry.score += weight
      entry.evidence ??= found
    }
    for (const { pattern, weight } of OF_CUSTOMER) if (pattern.test(text)) entry.score -= weight
  }
  const voices = [...scores.keys()]
  const byPosition = (outbound ? voices[1] : voices[0]) ?? voices[0] ?? ''
  const ranked = voices.toSorted((a, b) => scores.get(b)!.score - scores.get(a)!.score)
  const best = scores.get(ranked[0] ?? '')
  const runnerUp = scores.get(ranked[1] ?? '')
  if (best && best.score > (runnerUp?.score ?? 0)) {
    const reason = best.evidence === undefined ? '其他说话人更像客户' : `说了“${best.evidence}”`
    return { voice: ranked[0], reason }
  }
  return {
    voice: byPosition,
    reason: outbound ? '外呼时坐席后开口' : '最先开口，此外没有线索',
  }
}
