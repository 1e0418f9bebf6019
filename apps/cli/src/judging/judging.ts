import type { Conversation } from '@liangyan/conversation'
import type { Inspection } from '@liangyan/inspection'
import type { AnswerFolder, ConversationJudge } from '@liangyan/judge'
import { accountOf } from './account.ts'
import { inOrder } from './in-order.ts'

/** Conversations whose questions may be under way at the same time; the judge itself bounds its requests. */
const AHEAD = 64

/** A conversation with what was found in it. */
export interface Inspected {
  readonly conversation: Conversation
  readonly inspection: Inspection
}

/** The questions of one run of `inspect` to a language model. */
export class Judging {
  private readonly judge: ConversationJudge
  private readonly model: string
  private readonly store: AnswerFolder

  constructor(judge: ConversationJudge, model: string, store: AnswerFolder) {
    this.judge = judge
    this.model = model
    this.store = store
  }

  /** The same conversations in the same order, with what the model could decide. */
  answered(inspected: AsyncIterable<Inspected>): AsyncGenerator<Inspected> {
    return inOrder(inspected, AHEAD, async ({ conversation, inspection }) => ({
      conversation,
      inspection: await this.judge.judge(conversation, inspection),
    }))
  }

  /** What the model was asked and what came of it, in one line. */
  account(): string {
    return accountOf(this.judge.tally, this.model, this.store.fault)
  }
}
