import type { Evidence } from '@liangyan/inspection'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { jsonIn } from './reply-json.ts'
import type { Excerpt } from './transcript.ts'

const closed = { additionalProperties: false } as const

/** What the model answers, and the JSON Schema it is sent. The evidence stands first, so that it comes before the verdict. */
export const AnswerSchema = Type.Object(
  {
    evidence: Type.Array(Type.Object({ turn: Type.Integer(), quote: Type.String() }, closed)),
    reason: Type.String(),
    verdict: Type.Union([Type.Literal('broken'), Type.Literal('kept'), Type.Literal('undecided')]),
  },
  closed,
)
export type Answer = Static<typeof AnswerSchema>

const answers = Compile(AnswerSchema)
const LONGEST_REASON = 300

/** The answer in a reply; undefined where it is anything but one JSON object of the schema. */
export function parseAnswer(reply: string): Answer | undefined {
  const value = jsonIn(reply)
  if (!answers.Check(value)) return undefined
  const reason = presentable(value.reason)
  return reason === '' ? undefined : { ...value, reason }
}

/** For screens: one line, no control characters, of bearable length. */
function presentable(reason: string): string {
  const line = reason
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}……` : line
}

/**
 * The evidence of an answer in offsets of the original. `invented`: a quote does not stand in the turn named.
 * `unproven`: a verdict without a quote, or one of `kept` without a word of the agent.
 */
export function provenBy(
  { evidence, verdict }: Answer,
  excerpt: Excerpt,
): readonly Evidence[] | 'invented' | 'unproven' {
  const places = new Map<string, Evidence>()
  for (const { turn, quote } of evidence) {
    const place = excerpt.locate(turn, quote)
    if (!place) return 'invented'
    places.set(`${turn} ${place.start} ${place.end}`, place)
  }
  const proof = [...places.values()].sort((a, b) => a.turn - b.turn || a.start - b.start)
  if (verdict === 'undecided') return proof
  if (proof.length === 0) return 'unproven'
  if (verdict === 'kept' && !proof.some(({ turn }) => excerpt.speaker(turn) === 'agent')) return 'unproven'
  return proof
}
