import type { Conversation } from '@liangyan/conversation'
import { Engine, type Finding, type Inspection } from '@liangyan/inspection'
import { formatDiagnostic, loadStandard, parseDialogues, type Standard } from '@liangyan/standard'
import { onTestFinished } from 'vitest'
import { type AnswerStore, ConversationJudge, type JudgedFinding, type JudgeOptions } from '../src/index.ts'
import { type Behaviour, type StandIn, standIn } from './stand-in.ts'

const FILES: Record<string, string> = {
  'standard.yaml': 'id: test\ntitle: 测试规范\nversion: "1"\n',
  'criteria.yaml': `
- { id: c, title: 用语, level: turn }
- { id: v, title: 否决, level: turn }
- { id: w, title: 全程, level: conversation }
`,
  'scorecards/s.yaml': `
id: s
title: 评分表
groups:
  - id: g
    title: 组
    points: 20
    items:
      - { id: i, title: 项, criteria: [c], deduct: 5 }
      - { id: j, title: 全程, criteria: [w], deduct: 3 }
      - { id: k, title: 否决, criteria: [v], fatal: true }
grades: [ { at_least: 18, title: 优 }, { at_least: 0, title: 差 } ]
`,
}

/** The clause of most tests: who is asked why must explain. */
export const EXPLAINS =
  'id: explains, title: 解释应当充分, criterion: c, when: { by: customer, says: 为什么 }, require: { judge: 坐席的解释是否充分？ }, within: next agent turn'

export function standardOf(...clauses: string[]): Standard {
  const moments = clauses.map((body) => `- { ${body} }\n`).join('')
  const { standard, diagnostics } = loadStandard(new Map(Object.entries({ ...FILES, 'moments/m.yaml': moments })))
  if (!standard) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return standard
}

/** A conversation in the notation of the example dialogues. */
export function talk(text: string, id = 'talk'): Conversation {
  const { dialogues, diagnostics } = parseDialogues('talk', text)
  if (diagnostics.length > 0) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return { ...dialogues[0].conversation, id }
}

/** A server for one test. */
export async function serve(behaviour: Behaviour): Promise<StandIn> {
  const server = await standIn(behaviour)
  onTestFinished(() => server.close())
  return server
}

export class MemoryStore implements AnswerStore {
  readonly replies = new Map<string, string>()
  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.replies.get(key))
  }
  set(key: string, reply: string): Promise<void> {
    this.replies.set(key, reply)
    return Promise.resolve()
  }
}

export interface Judged {
  readonly inspection: Inspection
  readonly judge: ConversationJudge
  readonly findings: readonly (Finding | JudgedFinding)[]
  /** Why findings stay undecided, with how many. */
  readonly left: Record<string, number>
}

/** Inspects and judges one conversation. */
export async function judged(
  server: StandIn,
  standard: Standard,
  conversation: Conversation,
  options: Partial<JudgeOptions> = {},
): Promise<Judged> {
  const endpoint = { url: server.url, model: 'qwen-test' }
  const judge = new ConversationJudge(standard, { endpoint, ...options })
  const inspection = await judge.judge(conversation, new Engine(standard).inspect(conversation))
  return { inspection, judge, findings: inspection.findings, left: Object.fromEntries(judge.tally.left) }
}

export const WHY = 'C: 为什么扣我的钱？\nA: 这个是系统自动扣的，没办法。\nC: 好吧。'
export const BROKEN = {
  evidence: [{ turn: 1, quote: '系统自动扣的，没办法' }],
  reason: '坐席没有说明扣款的依据。',
  verdict: 'broken',
}
export const KEPT = { ...BROKEN, reason: '说明了是系统自动扣的。', verdict: 'kept' }
