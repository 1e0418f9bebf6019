import type { Clause } from '@liangyan/standard'

/** A text of the standard for a moment. */
export interface Words {
  readonly text: string
  readonly style: 'formal' | 'warm' | undefined
  /** How narrow the occasion is that it suits: 0 where it says nothing of the day or the hour. */
  readonly narrowness: number
}

/** A clause that has words for a moment and is not excused there, with those of its wordings that suit the day and the hour. */
export interface Counsel {
  readonly clause: Clause
  /** Its trigger held since the agent last spoke, or at the last step. */
  readonly triggered: boolean
  readonly wordings: readonly Words[]
}

/** What a clause has to say: as one whose trigger held, and as one whose trigger did not. */
export interface Saying {
  readonly number: number
  readonly triggered: Counsel
  readonly untriggered: Counsel
}

/** What the clauses have to say, by their number; undefined for those that may not speak. */
export type Sayings = readonly (Saying | undefined)[]

/** A clause with words, and its place among those. */
interface Speaking {
  readonly clause: Clause
  readonly number: number
  readonly wordings: readonly Words[]
}

/** So many different lists are kept: there are as many as there are kinds of calls at one hour of the day. */
const MOST_LISTS = 256

/** What clauses have to say, each once for all conversations: those in progress mostly have the same. */
export class KnownSayings {
  private readonly whole: (Saying | undefined)[] = []
  private readonly inPart = new Map<string, Saying>()
  private count = 0
  private readonly lists = new Map<string, Sayings>()

  /** A clause with all its wordings. */
  of(speaking: Speaking): Saying {
    return (this.whole[speaking.number] ??= this.make(speaking, speaking.wordings))
  }

  /** A clause with those of its wordings that suit. */
  ofSuiting(speaking: Speaking, suits: readonly boolean[]): Saying {
    const key = `${speaking.number} ${suits.join()}`
    let saying = this.inPart.get(key)
    if (!saying) {
      const suiting = speaking.wordings.filter((_, at) => suits[at])
      saying = this.make(speaking, suiting)
      this.inPart.set(key, saying)
    }
    return saying
  }

  private make({ clause }: Speaking, wordings: readonly Words[]): Saying {
    return {
      number: this.count++,
      triggered: { clause, triggered: true, wordings },
      untriggered: { clause, triggered: false, wordings },
    }
  }

  /** The same list for all who say the same. */
  listOf(sayings: Sayings): Sayings {
    const key = sayings.map((saying) => saying?.number ?? '').join()
    const known = this.lists.get(key)
    if (known) return known
    if (this.lists.size >= MOST_LISTS) this.lists.clear()
    this.lists.set(key, sayings)
    return sayings
  }
}
