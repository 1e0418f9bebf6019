import type { Conversation } from '@liangyan/conversation'
import {
  type Evidence,
  type Finding,
  type Inspection,
  standsForOthers,
  withAnswers,
  wouldVeto,
} from '@liangyan/inspection'
import type { Standard } from '@liangyan/standard'
import { type Answer, AnswerSchema, parseAnswer, provenBy } from './answer.ts'
import type { AnswerStore } from './answer-folder.ts'
import type { Endpoint } from './endpoint.ts'
import { Budget, DEFAULT_LIMITS, Gate, type Limits } from './limits.ts'
import { Model, type Reply } from './model.ts'
import { QuestionBook } from './questions.ts'
import { keyOf, type Message, messagesFor } from './request.ts'
import { JudgementTally, type LeftOpen } from './tally.ts'
import { type Excerpt, Transcript } from './transcript.ts'

/** What a model says about a finding. */
export interface Judgement {
  readonly model: string
  readonly verdict: Answer['verdict']
  /** One or two sentences of the model, without control characters; placeholders such as [姓名1] stand in it. */
  readonly reason: string
  /** The model's quotes, each found word for word in its turn. */
  readonly evidence: readonly Evidence[]
  /** Why it did not decide, where it did not. */
  readonly left?: LeftOpen
}

/** A finding with what a model says about it: decided by it (`broken`), or left to a person with its opinion. */
export interface JudgedFinding extends Finding {
  readonly judgement: Judgement
}

export interface JudgeOptions {
  readonly endpoint: Endpoint
  readonly limits?: Partial<Limits>
  readonly store?: AnswerStore
}

/** An opinion with its proof, or why there is none. */
type Opinion = { readonly answer: Answer; readonly proof: readonly Evidence[] } | { readonly left: LeftOpen }

/**
 * Asks a language model about the findings that the engine leaves undecided. It is an adviser under supervision: what
 * it says counts only with quotes that stand in the conversation, never for a veto, never where the standard wants a
 * person; whatever goes wrong leaves the finding undecided. `judge` never throws on account of the model.
 */
export class ConversationJudge {
  readonly tally = new JudgementTally()
  private readonly standard: Standard
  private readonly model: Model
  private readonly name: string
  private readonly limits: Limits
  private readonly budget: Budget
  private readonly gate: Gate
  private readonly store: AnswerStore | undefined
  private readonly questions: QuestionBook
  private readonly underWay = new Map<string, Promise<Reply>>()

  constructor(standard: Standard, { endpoint, limits, store }: JudgeOptions) {
    this.standard = standard
    this.limits = { ...DEFAULT_LIMITS, ...limits }
    this.budget = new Budget(this.limits)
    this.gate = new Gate(this.limits.concurrent)
    this.model = new Model(endpoint, this.limits, { name: 'judgement', schema: AnswerSchema })
    this.name = endpoint.model
    this.store = store
    this.questions = new QuestionBook(standard)
  }

  /** The inspection of a conversation with what the model could decide; scorecard and tallies are computed anew. */
  async judge(conversation: Conversation, inspection: Inspection): Promise<Inspection> {
    const open = inspection.findings.filter((finding) => finding.verdict === 'undecided')
    if (open.length === 0) return inspection
    const transcript = new Transcript(conversation)
    const settled = await Promise.all(
      open.map(async (finding) => this.settle(finding, await this.opinion(finding, transcript), inspection)),
    )
    this.tally.requests = this.budget.requests
    return withAnswers(this.standard, inspection, new Map(open.map((finding, i) => [finding, settled[i]])))
  }

  private async opinion(finding: Finding, transcript: Transcript): Promise<Opinion> {
    const asked = this.questions.of(finding.clause)
    if (!asked || asked.forPerson) return { left: 'person' }
    const excerpt = transcript.excerpt(finding.turns, this.limits.characters)
    if (!excerpt) return { left: 'too-long' }
    if (!excerpt.clean) return { left: 'personal-data' }
    const messages = messagesFor(asked, finding, excerpt)
    const key = keyOf(this.name, messages)
    return (await this.recalled(key, excerpt)) ?? this.heard(await this.replyOf(key, messages, excerpt), excerpt)
  }

  /** What the cache knows; a reply that no longer stands is asked for again. */
  private async recalled(key: string, excerpt: Excerpt): Promise<Opinion | undefined> {
    const known = await this.store?.get(key)
    const opinion = known === undefined ? undefined : opinionIn(known, excerpt)
    if (!opinion || !('answer' in opinion)) return undefined
    this.tally.cached++
    return opinion
  }

  private heard(reply: Reply, excerpt: Excerpt): Opinion {
    return 'fault' in reply ? { left: reply.fault } : opinionIn(reply.text, excerpt)
  }

  /**
   * The reply to a question; one that is being asked already is not asked twice. The reply is shared, not the opinion:
   * the same words may stand for other numbers in another conversation.
   */
  private replyOf(key: string, messages: readonly Message[], excerpt: Excerpt): Promise<Reply> {
    const running = this.underWay.get(key)
    if (running)
      return running.then((reply) => {
        if ('text' in reply) this.tally.cached++
        return reply
      })
    const reply = this.gate.run(() => this.ask(key, messages, excerpt)).finally(() => this.underWay.delete(key))
    this.underWay.set(key, reply)
    return reply
  }

  private async ask(key: string, messages: readonly Message[], excerpt: Excerpt): Promise<Reply> {
    const reply = await this.model.ask(messages, this.budget)
    if (reply.sent) this.tally.asked++
    if ('fault' in reply) {
      if (reply.detail !== '') this.tally.detail(reply.detail)
    } else if ('answer' in opinionIn(reply.text, excerpt)) {
      this.tally.answered++
      await this.store?.set(key, reply.text)
    }
    return reply
  }

  /** What becomes of a finding: broken, gone (null), or left open, with the opinion where there is one. */
  private settle(finding: Finding, opinion: Opinion, inspection: Inspection): Finding | null {
    if ('left' in opinion) {
      this.tally.leave(opinion.left)
      return finding
    }
    const { answer, proof } = opinion
    const left = this.reasonToLeave(finding, answer, inspection)
    const judgement: Judgement = {
      model: this.name,
      verdict: answer.verdict,
      reason: answer.reason,
      evidence: proof,
      ...(left && { left }),
    }
    if (left) {
      this.tally.leave(left)
      const judged: JudgedFinding = { ...finding, judgement }
      return judged
    }
    this.tally.decide(answer.verdict === 'kept' ? 'kept' : 'broken')
    return answer.verdict === 'kept' ? null : broken(finding, judgement)
  }

  private reasonToLeave(finding: Finding, { verdict }: Answer, inspection: Inspection): LeftOpen | undefined {
    if (wouldVeto(this.standard, finding)) return 'fatal'
    if (verdict === 'undecided') return 'model'
    return verdict === 'kept' && standsForOthers(this.standard, inspection, finding) ? 'others' : undefined
  }
}

function opinionIn(reply: string, excerpt: Excerpt): Opinion {
  const answer = parseAnswer(reply)
  if (!answer) return { left: 'nonsense' }
  const proof = provenBy(answer, excerpt)
  return typeof proof === 'string' ? { left: proof } : { answer, proof }
}

/** The model's words prove it; where it quotes none of a turn, what the engine showed there stays. */
function broken(finding: Finding, judgement: Judgement): JudgedFinding {
  const quoted = new Set(judgement.evidence.map(({ turn }) => turn))
  const evidence = [...judgement.evidence, ...finding.evidence.filter(({ turn }) => !quoted.has(turn))]
  return {
    ...finding,
    verdict: 'broken',
    evidence: evidence.sort((a, b) => a.turn - b.turn || a.start - b.start),
    decidedBy: [...new Set([...finding.decidedBy, 'judgement'])],
    judgement,
  }
}
