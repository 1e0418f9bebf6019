import type { ToneExample } from '../src/tone/index.ts'

/** A small world of sentences: every combination of an opening, a middle and an end of each tone. */
const patterns: Readonly<Record<string, readonly (readonly string[])[]>> = {
  neutral: [
    ['您好', '请您', '麻烦您', ''],
    ['稍等一下', '提供一下卡号', '看一下短信', '核对一下金额', '带上身份证到网点', '留意到账通知'],
    ['', '谢谢', '我帮您查', '感谢您的耐心等待'],
  ],
  rhetorical: [
    ['难道', '你不会', '您就不能', '怎么'],
    ['自己看', '识字', '提前问清楚', '看看说明', '连这个都不懂', '早点来'],
    ['吗', '啊', '吗你', '的吗'],
  ],
  impatient: [
    ['快点', '赶紧', '别磨蹭', '说重点'],
    ['我还有别的客户', '后面排着队', '我没时间', '我要下班了', '卡号报一下', '到底办不办'],
    ['', '行不行', '听见没有', '快说'],
  ],
  shirking: [
    ['这个', '这事', '那件事', '您这情况'],
    ['不归我管', '跟我没关系', '是系统的问题', '你找网点', '不是我们的责任', '你问别人'],
    ['', '我没办法', '别问我', '我也不知道'],
  ],
}

/** All sentences, the last part of the sentence's number as its group. */
export function toyExamples(): ToneExample[] {
  return Object.entries(patterns).flatMap(([label, [openings, middles, ends]]) =>
    openings.flatMap((opening) =>
      middles.flatMap((middle) => ends.map((end) => ({ label, text: opening + middle + end }))),
    ),
  )
}
