import type { Conversation } from '@liangyan/conversation'
import { redact } from '@liangyan/language'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Endpoint } from './endpoint.ts'
import { Budget, DEFAULT_LIMITS, Gate, type Limits } from './limits.ts'
import { Model, type ModelFault, type Reply } from './model.ts'
import { jsonIn } from './reply-json.ts'
import { asMaterial, type Message } from './request.ts'
import { Transcript } from './transcript.ts'

const SummarySchema = Type.Object({ summary: Type.String() }, { additionalProperties: false })
const summaries = Compile(SummarySchema)

/** What the model is told. `question` holds `{会话}` and `{小结}` where what was said and the summary come. */
export interface RewritingWords {
  readonly instructions: string
  readonly question: string
}

/**
 * Why a summary was not rewritten. `too-long`, `personal-data`: not sent; `busy`: too many others wait; `resting`: the
 * endpoint has failed again and again and is left alone for a while; the others are faults of the endpoint.
 */
export type RewritingFault = ModelFault | 'too-long' | 'personal-data' | 'busy' | 'resting'

/** The words of the model as they came, or why there are none; `detail`: what the server said, e.g. `HTTP 500`. */
export type Rewritten = { readonly text: string } | { readonly fault: RewritingFault; readonly detail: string }

/** A conversation is sent whole or not at all: a summary of a part leaves something out. Characters (UTF-16). */
const LONGEST = 24_000
/** Requests of one rewriting: two refused formats, the request, and the request once more. */
const CALLS = 4
/** So many may wait for each place; who comes later would be answered too late. */
const WAITING = 8
/** Faults one after another after which an endpoint is left alone, and for how long (ms). */
const FAULTS_IN_A_ROW = 5
const REST = 60_000

/**
 * Asks a language model for better words of a summary, for as long as a server runs. Personal data is masked before
 * anything is sent; what comes back is not checked here. Never throws on account of the model.
 */
export class SummaryRewriter {
  private readonly limits: Limits
  private readonly model: Model
  private readonly gate: Gate
  private underWay = 0
  private faults = 0
  private restsUntil = 0

  constructor(endpoint: Endpoint, limits: Partial<Limits> = {}) {
    // waiting for a place counts too: nobody needs an answer that comes later
    const requestTime = limits.requestTime ?? DEFAULT_LIMITS.requestTime
    this.limits = { ...DEFAULT_LIMITS, characters: LONGEST, calls: CALLS, totalTime: requestTime, ...limits }
    this.model = new Model(endpoint, this.limits, { name: 'summary', schema: SummarySchema })
    this.gate = new Gate(this.limits.concurrent)
  }

  async rewrite(conversation: Conversation, summary: string, words: RewritingWords): Promise<Rewritten> {
    const excerpt = new Transcript(conversation).excerpt([], this.limits.characters)
    if (!excerpt) return fault('too-long')
    if (!excerpt.clean) return fault('personal-data')
    if (performance.now() < this.restsUntil) return fault('resting')
    if (this.underWay >= this.limits.concurrent * (1 + WAITING)) return fault('busy')
    const lines = summary.split('\n').map((line) => redact(line).text)
    const question = words.question.replace(/\{会话\}|\{小结\}/g, (slot) =>
      slot === '{会话}' ? asMaterial(excerpt) : lines.join('\n'),
    )
    const reply = await this.ask([
      { role: 'system', content: words.instructions },
      { role: 'user', content: question },
    ])
    if ('fault' in reply) return reply
    const answer = jsonIn(reply.text)
    return summaries.Check(answer) ? { text: answer.summary } : fault('nonsense')
  }

  private async ask(messages: readonly Message[]): Promise<Reply> {
    const budget = new Budget(this.limits)
    // the clock starts now
    void budget.end
    this.underWay++
    try {
      const reply = await this.gate.run(() => this.model.ask(messages, budget))
      this.note('fault' in reply && reply.sent)
      return reply
    } finally {
      this.underWay--
    }
  }

  private note(failed: boolean): void {
    this.faults = failed ? this.faults + 1 : 0
    if (this.faults < FAULTS_IN_A_ROW) return
    this.faults = 0
    this.restsUntil = performance.now() + REST
  }
}

const fault = (fault: RewritingFault): Rewritten => ({ fault, detail: '' })
