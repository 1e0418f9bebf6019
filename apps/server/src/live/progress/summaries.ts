import type { SummaryBy } from '@liangyan/contract'
import { type RewritingFault, SummaryRewriter } from '@liangyan/judge'
import type { RewritingRefusal } from '@liangyan/live'
import type { Hub } from './hub.ts'
import type { Room } from './room.ts'

/** What became of a summary that was to be put into better words; `late`: nobody waited for it any more. */
export type RewritingOutcome = 'offered' | 'late' | 'failed' | RewritingFault | RewritingRefusal

/** A summary as it was drawn up, and, where a model is asked, what came of it. */
interface Offered {
  readonly drawn: string
  readonly rewritten: Promise<string | undefined>
}

/**
 * Summaries of conversations that are over, in the words of the rules and, where a language model is configured, in
 * its words. Nothing waits for the model, and where it fails nobody is any the wiser.
 */
export class Summaries {
  readonly #hub: Hub
  readonly #rewriter: SummaryRewriter | undefined
  readonly #last = new WeakMap<Room, Offered>()
  /** What was offered for a conversation, with whose words it is. */
  readonly #offered = new WeakMap<Room, Map<string, SummaryBy>>()
  #measure: (outcome: RewritingOutcome) => void = () => undefined

  constructor(hub: Hub) {
    this.#hub = hub
    const { model } = hub.system.settings
    this.#rewriter = model && new SummaryRewriter(model)
  }

  measure(measure: (outcome: RewritingOutcome) => void): void {
    this.#measure = measure
  }

  /** Whose words a summary is in, by what was offered. */
  by(room: Room, summary: string): SummaryBy {
    return this.#offered.get(room)?.get(summary) ?? 'agent'
  }

  /** Notes what was drawn up, and tells of better words once there are any. The same summary is sent to a model once. */
  offer(room: Room, drawn: string, tell: (summary: string) => void): void {
    this.#note(room, drawn, 'rules')
    if (!this.#rewriter) return
    let last = this.#last.get(room)
    if (last?.drawn !== drawn) {
      last = { drawn, rewritten: this.#rewritten(this.#rewriter, room, drawn) }
      this.#last.set(room, last)
    }
    void last.rewritten.then((summary) => {
      if (summary !== undefined && this.#isAwaited(room, drawn)) tell(summary)
    })
  }

  /** Never fails: what goes wrong is counted, and told to whoever runs the system. */
  async #rewritten(rewriter: SummaryRewriter, room: Room, drawn: string): Promise<string | undefined> {
    const { log } = this.#hub.system
    try {
      const [summary, outcome, detail = ''] = await this.#attempt(rewriter, room, drawn)
      if (outcome !== undefined) {
        this.#measure(outcome)
        if (outcome !== 'offered')
          log.info({ outcome, ...(detail !== '' && { detail }) }, 'a summary was not rewritten')
      }
      return summary
    } catch (error) {
      this.#measure('failed')
      log.warn({ error }, 'a summary could not be rewritten')
      return undefined
    }
  }

  async #attempt(rewriter: SummaryRewriter, room: Room, drawn: string): Promise<Attempt> {
    const { standards } = this.#hub.system
    const { standard } = await standards.version(room.version)
    const words = standard.live?.summary?.rewriting
    if (!words) return [undefined, undefined]
    const turns = [...room.turns.values()].sort((a, b) => a.index - b.index)
    const reply = await rewriter.rewrite({ id: room.id, turns, events: room.events }, drawn, words)
    if ('fault' in reply) return [undefined, reply.fault, reply.detail]
    if (!this.#isAwaited(room, drawn)) return [undefined, 'late']
    const checked = await this.#hub.ask({ what: 'rewriting', key: room.key, text: reply.text })
    if ('refused' in checked) return [undefined, checked.refused]
    this.#note(room, checked.summary, 'model')
    return [checked.summary, 'offered']
  }

  /** Not after the agent has finished, nor where the summary has been drawn up anew. */
  #isAwaited(room: Room, drawn: string): boolean {
    return room.stage === 'wrap-up' && this.#last.get(room)?.drawn === drawn
  }

  #note(room: Room, summary: string, by: SummaryBy): void {
    const offered = this.#offered.get(room) ?? new Map<string, SummaryBy>()
    this.#offered.set(room, offered.set(summary, by))
  }
}

/** The summary to offer, what came of it (nothing where none was asked for), and what the endpoint said. */
type Attempt = readonly [summary: string | undefined, outcome: RewritingOutcome | undefined, detail?: string]
