import { trainStandardTone } from '@liangyan/standard'
import { clausesOf, standardOf } from './small-standard.ts'

/** A standard over very few words in which every kind of condition and window comes into play at once. */
const WORDS = {
  'words/w.yaml': '请求: [请, 麻烦]\n',
  'acts/a.yaml': `
- { id: ask-wait, title: 请等候, is: { says: <请求>(您)?稍等 } }
- { id: thank, title: 致谢, by: agent, is: { says: [谢谢, 感谢] } }
- { id: complain, title: 不满, by: customer, is: { says: [投诉, 太慢] } }
- { id: promise, title: 承诺, is: { all: [{ says: 回电 }, { mentions: [duration, deadline-word] }] } }
- { id: dictate, title: 报号, by: customer, is: { mentions: [mobile, partial-number, amount] } }
`,
  'commitments.yaml': 'promise: promise\n',
  'contact.yaml': `
- { id: complaint, title: 投诉, when: { act: complain } }
- { id: number, title: 报号, when: { act: dictate } }
- { id: other, title: 其他 }
`,
  'scorecards/s.yaml': `
id: s
title: 评分表
groups:
  - { id: g, title: 组, points: 20, items: [ { id: i, title: 项, criteria: [c], deduct: 2, cap: 10 }, { id: j, title: 项, clauses: [r1], deduct: 3 } ] }
  - { id: h, title: 组, points: 10, items: [ { id: k, title: 项, clauses: [r32], deduct: 1, fatal: true } ] }
grades: [ { at_least: 25, title: 优 }, { at_least: 0, title: 差 } ]
`,
}

export const BUSY_CLAUSES = [
  'forbid: { says: [滚, 少废话], except: 滚动 }',
  'forbid: { says: { at_least: 2, of: [请, 谢谢, 好], in: sentence } }',
  'forbid: { says: { all: [请, 好], in: 3 turns } }',
  'when: { event: resume, lasted: { longer_than: 2s } }, require: { act: thank }, within: next agent turn',
  'when: { act: complain }, require: { says: [抱歉, 对不起] }, within: 2 agent turns, unless: { says: 谢谢 }',
  'when: { act: complain }, require: { says: 抱歉 }, within: 3s',
  'when: { event: hold }, require: { act: ask-wait }, within: 2 turns before',
  'when: { act: ask-wait }, require: { act: thank }, within: 4s before',
  'when: { by: customer, says: 好 }, require: { by: agent, says: 谢谢 }, within: 2 turns around',
  'when: { act: ask-wait }, require: { event: hold }, within: 2 turns',
  'require: { says: 您好 }, within: conversation, evidence: none',
  'when: { act: complain }, require: { event: ticket }, within: rest, occurrence: first',
  'when: { act: complain }, require: { says: 好 }, within: rest, until: { event: hangup }, occurrence: 2',
  'when: { act: complain }, forbid: { says: 好 }, within: 3 turns',
  'when: { event: transfer }, forbid: { says: 好 }, within: conversation, evidence: trigger',
  'when: { event: mute }, forbid: { says: 好 }, within: 2s before, evidence: before',
  'forbid: { repeats: { within: 3, similarity: 0.7, min_length: 2 } }',
  'forbid: { silence: { longer_than: 3s, after: customer, outside: [hold, mute] } }',
  'forbid: { overlap: { longer_than: 500ms, with: customer } }',
  'forbid: { pace: { at_least: 150% of average } }',
  'forbid: { pace: { at_least: 10/s } }',
  'forbid: { elapsed: { longer_than: 20s }, says: 好 }',
  'forbid: { position: first 2 agent turns, says: 好 }',
  'forbid: { says: 好, after: { of: { act: complain }, within: 2 turns } }',
  'forbid: { says: 好, after: { of: { act: complain }, nth: 2 } }',
  'forbid: { says: 好, after: { of: { nth: { of: { act: complain }, is: 2 } }, within: 3 turns } }',
  'forbid: { says: 好, replies_to: { act: complain } }',
  'forbid: { says: 好, since: { of: { event: hold }, unless: { act: thank } } }',
  'forbid: { says: 好, count: { of: { by: agent, says: 好 }, at_least: 2, within: 4, hits: true } }',
  'forbid: { says: 好, nth: { of: { by: agent, says: 好 }, is: 2 } }',
  'forbid: { density: { of: [好], one_in: 6, at_least: 2 } }, evidence: none',
  'forbid: { event: hangup, hung_up_by: agent }',
  'forbid: { event: end, count: { of: { event: hold }, at_least: 2 } }, status: trial',
  'forbid: { judge: 是否在敷衍, says: 好 }',
  'when: { act: dictate }, require: { reads_back: { at_least: 0.5 } }, within: next agent turn',
  'forbid: { pattern: { matches: "好+[吧嘛]", except: 谢 } }',
  'forbid: { similar: { to: [请您稍等一下好吗], at_least: 0.6 } }',
  'forbid: { length: { at_least: 12 } }',
  'applies: { channel: phone, workday: true }, forbid: { not: { says: 您 }, position: after 6 turns }',
  'forbid: { means: angry }',
  'when: { by: customer, means: angry }, require: { says: 抱歉 }, within: next agent turn',
  'forbid: { says: 好, after: { of: { by: customer, means: { tone: improper, at_least: 0.5 } }, within: 3 turns } }',
  'applies: { attribute: { vip: true } }, forbid: { says: 稍等 }',
]

/** A tone over the same few words: whoever says 滚 or 投诉 is angry. */
const rude = [
  '滚',
  '投诉',
  '滚投诉',
  '太慢了滚',
  '投诉太慢了',
  '滚滚动',
  '投诉投诉',
  '滚好吧',
  '投诉，滚',
  '太慢了投诉',
]
const kind = [
  '您好',
  '请您稍等',
  '谢谢',
  '感谢您',
  '抱歉',
  '好',
  '麻烦稍等一下',
  '谢谢您好',
  '好，谢谢',
  '抱歉请您稍等',
  '感谢您好',
]
const tone = (id: string, words: readonly string[]) => ({
  [`tones/${id}.yaml`]: `id: ${id}\ntitle: 语气\n`,
  [`tones/${id}.examples.txt`]: words.flatMap((w) => [w, `${w}嗯`, `好${w}`]).join('\n'),
})
const TONES = { ...tone('angry', rude), ...tone('neutral', kind) }
const untrained = { ...WORDS, ...TONES, 'moments/m.yaml': clausesOf(...BUSY_CLAUSES) }

const trained = { ...untrained, 'tone-model.json': trainStandardTone(standardOf(untrained)).json }

export const busyStandard = standardOf(trained)

/** The same with moments, and words for them. */
export const advisingStandard = standardOf({
  ...trained,
  'moments.yaml': `
- { title: 不满, priority: 70, when: { act: complain }, perhaps: { by: customer, says: 慢 } }
- { title: 等候, when: { event: [hold, mute] } }
- { title: 恢复, when: { event: resume, lasted: { longer_than: 2s } } }
- { title: 道谢, when: { by: customer, says: 谢谢, not: { says: 抱歉 } } }
- { title: 报号, when: { act: dictate, after: { of: { act: ask-wait } } }, perhaps: { act: dictate } }
- { title: 上班, when: { by: agent, workday: true } }
- { title: 生气, when: { by: customer, means: angry }, perhaps: { count: { of: { act: complain }, at_least: 2 } } }
- { title: 开头, when: { position: first 2 turns } }
- { title: 随时 }
`,
  'moments/words.yaml': `
- { id: w1, title: 话一, moment: 不满, advise: true, when: { act: complain }, unless: { says: 谢谢 }, wording: [抱歉] }
- { id: w2, title: 话二, moment: 不满, advise: true, when: { act: complain, nth: { of: { act: complain }, is: 2 } }, wording: [抱歉了] }
- { id: w3, title: 话三, moment: 等候, advise: true, applies: { attribute: { vip: true } }, when: { event: hold }, wording: [稍等] }
- { id: w4, title: 话四, moment: 恢复, advise: true, when: { event: resume }, unless: { after: { of: { act: thank } } }, wording: [久等] }
- { id: w5, title: 话五, moment: 开头, advise: true, when: { event: start }, wording: [{ text: 节日好, when: { holiday: true } }, { text: 晚上好, when: { time: '18:00-24:00' } }, 您好] }
- { id: w6, title: 话六, moment: 上班, advise: true, applies: { workday: true }, when: { by: agent, says: [好, 稍等] }, wording: [好] }
- { id: w7, title: 话七, moment: 道谢, criterion: c, when: { by: customer, says: 谢谢 }, require: { says: 感谢 }, within: 2 agent turns, wording: [不客气] }
- { id: w8, title: 话八, moment: 随时, advise: true, when: { silence: { longer_than: 3s } }, wording: [在吗] }
`,
})
