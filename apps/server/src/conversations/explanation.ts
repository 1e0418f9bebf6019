import type { ClauseExplanation } from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import {
  eventNames,
  explain,
  type ExplainedCheck,
  type ExplainedStep,
  type Explanation,
  stepName,
  tell,
  type ToldStep,
} from '@liangyan/inspection'
import { redact } from '@liangyan/language'
import type { ReadyStandard } from '../standards/standards.ts'

/** Stands where words cannot be shown without what is masked in them. */
const HIDDEN = '（已遮蔽）'

/**
 * Why a clause did or did not hit, in sentences. The original is asked, because masks would change the answer; what is
 * told of it is masked. Undefined where the version has no such clause.
 */
export function explanationOf(
  { engine }: ReadyStandard,
  conversation: Conversation,
  clause: string,
): ClauseExplanation | undefined {
  const explanation = explain(engine, conversation, clause)
  if (!explanation) return undefined
  const masked = new Masking(conversation).explanation(explanation)
  const { conclusion, steps, nearest } = tell(masked)
  const { title, mode, demand, window } = masked
  return {
    clause,
    title,
    mode,
    demand,
    ...(window !== undefined && { window }),
    conclusion,
    steps: steps.map(shownStep),
    ...(nearest && { nearest: shownStep(nearest) }),
  }
}

function shownStep({ step, lines }: ToldStep): ClauseExplanation['steps'][number] {
  const { turn, text, events, at } = step
  return {
    name: stepName(step),
    ...(turn !== undefined && { turn }),
    ...(Number.isFinite(at) && { at }),
    text,
    events: eventNames(events),
    lines: lines.map(([label, told]) => ({ label, text: told })),
  }
}

/** Masks what an explanation quotes of a conversation. */
class Masking {
  readonly #originals: readonly string[]
  readonly #masked: ReadonlyMap<number, string>

  constructor({ turns }: Conversation) {
    this.#originals = turns.map(({ text }) => text)
    this.#masked = new Map(turns.map(({ index, text }) => [index, redact(text).text]))
  }

  explanation(explanation: Explanation): Explanation {
    const { steps, nearest, appliesTo } = explanation
    return {
      ...explanation,
      steps: steps.map((step) => this.#step(step)),
      ...(nearest && { nearest: { ...nearest, step: this.#step(nearest.step) } }),
      ...(appliesTo && { appliesTo: this.#check(appliesTo) }),
    }
  }

  #step(step: ExplainedStep): ExplainedStep {
    const { turn, text, trigger, condition, metBy, excuse } = step
    return {
      ...step,
      text: (turn !== undefined && this.#masked.get(turn)) || redact(text).text,
      condition: this.#check(condition),
      ...(trigger && { trigger: this.#check(trigger) }),
      ...(metBy && { metBy: this.#step(metBy) }),
      ...(excuse && { excuse: this.#check(excuse) }),
    }
  }

  #check(check: ExplainedCheck): ExplainedCheck {
    const { words, found, tone, parts } = check
    return {
      ...check,
      words: words.map((word) => this.#words(word)),
      parts: parts.map((part) => this.#check(part)),
      ...(found && {
        found: found.map((one) => ({
          ...one,
          words: this.#words(one.words),
          ...(one.exception !== undefined && { exception: this.#words(one.exception) }),
        })),
      }),
      // the sentences it was learned from are the standard's own
      ...(tone && { tone: { ...tone, features: tone.features.filter(({ ngram }) => this.#shows(ngram)) } }),
    }
  }

  /** Words as they can be shown: those that are the standard's own, or that no mask lies over, as they stand. */
  #words(words: string): string {
    const earlier = /^第 (\d+) 句：/.exec(words)
    if (earlier) return `${earlier[0]}${this.#masked.get(Number(earlier[1]) - 1) ?? HIDDEN}`
    if (this.#shows(words)) return words
    const masked = redact(words).text
    return masked !== words && this.#shows(masked) ? masked : HIDDEN
  }

  #shows(words: string): boolean {
    const said = this.#originals.some((text) => text.includes(words))
    return !said || this.#masked.values().some((text) => text.includes(words))
  }
}
