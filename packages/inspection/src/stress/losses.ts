import type { Act, Clause, ExampleDialogue, Mark } from '@liangyan/standard'
import type { Engine } from '../engine.ts'
import { explain } from '../explain.ts'
import type { Inspection } from '../result.ts'
import { reworded } from './retelling.ts'
import { turnsCountedBy } from './turn-counts.ts'

/** A sound that says nothing: what is left of a turn that nobody understood. */
const MUMBLED = '呃'

/**
 * Which turns of a dialogue may be lost without any right to another verdict on a mark:
 * - not a marked turn, nor the one just before the mark, which it answers;
 * - not the only one of its speaker, for then the record tells of somebody who never spoke;
 * - not one near the places where a clause counts turns, for the count is what it judges;
 * - none whose words matter: if the verdict changes when they are mumbled, they were the trigger, the excuse or the duty
 *   itself, and nothing can be said without them.
 *
 * The loss of what is left ought to make no difference; a clause for which it does leans on mere neighbourhood.
 */
export class Losses {
  private readonly engine: Engine
  private readonly dialogue: ExampleDialogue
  private readonly acts: ReadonlyMap<string, Act>
  private readonly candidates: readonly number[]
  private readonly answers = new Map<number, Inspection>()

  constructor(engine: Engine, dialogue: ExampleDialogue, acts: ReadonlyMap<string, Act>) {
    this.engine = engine
    this.dialogue = dialogue
    this.acts = acts
    const marked = new Set(dialogue.marks.map(({ turn }) => turn))
    const { turns } = dialogue.conversation
    this.candidates = turns
      .filter(({ index, speaker }) => !marked.has(index) && turns.filter((t) => t.speaker === speaker).length > 1)
      .map(({ index }) => index)
  }

  /** @param isRight whether an inspection of the dialogue, its turns numbered as they are, agrees with the mark */
  of(mark: Mark, clause: Clause, isRight: (inspection: Inspection) => boolean): number[] {
    if (this.candidates.length === 0) return []
    const counted = this.countedTurns(clause)
    return this.candidates.filter((turn) => turn + 1 !== mark.turn && !counted.has(turn) && isRight(this.mumbled(turn)))
  }

  private mumbled(turn: number): Inspection {
    const known = this.answers.get(turn)
    if (known) return known
    const { conversation } = this.dialogue
    const change = { turn, before: conversation.turns[turn].text, after: [MUMBLED] }
    const answer = this.engine.inspect(reworded('lost', conversation, [change]).conversation)
    this.answers.set(turn, answer)
    return answer
  }

  /** Turns within twice the reach of what is counted in turns, around every place where the clause did anything. */
  private countedTurns(clause: Clause): ReadonlySet<number> {
    const { conversation } = this.dialogue
    const { reach, fromStart } = turnsCountedBy(clause, this.acts)
    if (reach === 0) return new Set()
    const steps = explain(this.engine, conversation, clause.id)?.steps ?? []
    const places = steps
      .filter(({ events }) => events.length > 0)
      .map(({ turn, at }) => turn ?? conversation.turns.findLast((t) => (t.start ?? 0) <= at)?.index ?? 0)
    if (fromStart) places.push(0)
    const near = (turn: number) => places.some((place) => Math.abs(place - turn) <= 2 * reach)
    return new Set(this.candidates.filter(near))
  }
}
