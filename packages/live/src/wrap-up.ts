import type { Conversation, Turn } from '@liangyan/conversation'
import type { Evidence, Finding, Inspection } from '@liangyan/inspection'
import { findEntities, redact } from '@liangyan/language'
import type { LiveRules } from '@liangyan/standard'
import { DONE, type LiveStandard, MATTER } from './live-standard.ts'
import { dueWords } from './due-words.ts'
import { marksIn } from './marking.ts'
import { maskedNumber, numberName, NUMBERS } from './masking.ts'
import { moodNamed, moodOf } from './mood.ts'
import { sentencesOf, shortened, touches, withoutStop } from './sentences.ts'
import { summaryLines, type Told } from './summary-lines.ts'
import type { MoodName } from './view.ts'

/** What is put on record of a conversation that is over; personal data masked. */
export interface WrapUp extends Told {
  readonly mood: MoodName
  /** All of it as a text of a few lines; empty where the standard does not say how summaries are written. */
  readonly summary: string
}

const LONGEST_MATTER = 80
const LONGEST_QUOTE = 60
/** More things done than these are the course of the conversation, no summary. */
const MOST_DONE = 6
/** Fewer characters tell no matter, and answer nothing. */
const SHORTEST_MATTER = 5
const SHORTEST_QUOTE = 5
const SHORTEST_ANSWER = 12
/** From so many on the matter is told. */
const ENOUGH_MATTER = 12

/** Draws up a summary by rules: the matter from what the customer said, what was done, promised and named. */
export function wrapUp(live: LiveStandard, conversation: Conversation, inspection: Inspection): WrapUp {
  const { rules } = live
  const { findings } = live.summariser.inspect(conversation)
  const matter = matterOf(conversation, marksIn({ findings }).get(MATTER) ?? [], rules?.summary?.openers ?? [])
  const promises = promisesIn(conversation, inspection, live)
  const done = doneIn(
    spoken(conversation, inspection),
    findings,
    matter !== '' && promises.length === 0,
    rules?.summary,
  )
  const numbers = numbersIn(conversation)
  const mood = moodOf(conversation.turns, live.watcher.inspect(conversation).findings, rules?.mood)
  const worst = moodNamed(Math.min(0, ...mood.trend.map(({ value }) => value)), rules?.mood)
  const reason = live.standard.contact.find(({ id }) => id === inspection.contact)?.title
  const told = { matter, done, promises, numbers }
  const about = { reason, mood: mood.trend.length > 0 ? { now: mood.now, worst } : undefined }
  const summary = rules?.summary ? summaryLines(rules.summary.lines, told, about).join('\n') : ''
  return { ...told, mood: mood.now, summary }
}

/** The customer's words for the matter: what was marked as such, else the first words of substance. */
function matterOf({ turns }: Conversation, marked: readonly number[], openers: readonly string[]): string {
  const customers = turns.filter(({ speaker }) => speaker === 'customer')
  const matter = customers.filter(({ index }) => marked.includes(index))
  const told: string[] = []
  for (const { text } of matter.length > 0 ? matter : customers) {
    const words = withoutStop(withoutOpeners(readable(text), openers))
    if (lengthOf(words) < SHORTEST_MATTER) continue
    told.push(words)
    // what was told in half a sentence is mostly gone on with in the next
    if (lengthOf(told.join('')) >= ENOUGH_MATTER) break
  }
  return shortened(told.join('；'), LONGEST_MATTER)
}

const MASK = /\[[^\]]*\]/g
/** Characters that say something. */
const lengthOf = (words: string) => Array.from(words.replace(MASK, '')).length

/** As it can be put on record: personal data masked, on one line. */
const readable = (text: string) => redact(text).text.replace(/\s+/g, ' ').trim()

/** Who is called, at the beginning of a sentence, and what is written between words. */
const CALLED = /^(?:\[[^\]]*\])?[，,。．.！!？?、…\s]+/
/** So short an opener is one only where a stop comes after it: 好 is, 好了 is not. */
const SHORT = 2

function withoutOpeners(text: string, openers: readonly string[]): string {
  const rest = text.replace(CALLED, '')
  const opener = openers
    .filter((words) => rest.startsWith(words) && (words.length > SHORT || CALLED.test(rest.slice(words.length))))
    .sort((a, b) => b.length - a.length)[0]
  return opener === undefined ? rest : withoutOpeners(rest.slice(opener.length), openers)
}

/**
 * What was done, in its order; of what a turn did the first that the standard lists, nothing twice.
 * @param answered whether, where nothing is quoted, the agent's answer is
 */
function doneIn(
  turns: readonly Turn[],
  findings: readonly Finding[],
  answered: boolean,
  rules: LiveRules['summary'],
): string[] {
  const openers = rules?.openers ?? []
  const told = new Map<string, number>()
  const quoted = new Set<number>()
  const marks = findings
    .filter(({ clause, verdict }) => clause.startsWith(DONE) && verdict === 'broken')
    .toSorted((a, b) => placeOf(a) - placeOf(b))
  for (const {
    clause,
    turns: [index = -1],
    evidence,
  } of marks) {
    const say = rules?.done?.[placeIn(clause)]?.say ?? ''
    const quotes = say.includes(QUOTE)
    if (quotes && quoted.has(index)) continue
    const turn = turns.find((t) => t.index === index)
    const words = quotes ? turn && quoteOf(turn, evidence, openers) : ''
    if (words === undefined) continue
    if (quotes) quoted.add(index)
    const line = say.replace(QUOTE, words)
    if (!told.has(line)) told.set(line, index)
  }
  const answer = quoted.size === 0 && answered ? answerIn(turns, openers) : undefined
  if (answer && rules?.answer) told.set(rules.answer.replace(QUOTE, answer.words), answer.turn)
  return [...told]
    .toSorted(([, a], [, b]) => a - b)
    .map(([line]) => line)
    .slice(0, MOST_DONE)
}

/** The turns that may be quoted: not the agent's that broke the standard. */
function spoken({ turns }: Conversation, { findings }: Inspection): Turn[] {
  const blamed = new Set(
    findings.flatMap(({ verdict, evidence }) => (verdict === 'broken' ? evidence : [])).map(({ turn }) => turn),
  )
  return turns.filter(({ index, speaker }) => speaker !== 'agent' || !blamed.has(index))
}

const QUOTE = '{原话}'
const placeIn = (clause: string) => Number(clause.slice(DONE.length))
const placeOf = ({ clause }: Finding) => placeIn(clause)

/** The sentence of a turn that proves something. */
function quoteOf({ text }: Turn, evidence: readonly Evidence[], openers: readonly string[]): string | undefined {
  const place = evidence[0]
  const sentence = sentencesOf(text).find((s) => place && touches(s, place)) ?? { start: 0, end: text.length }
  const said = text.slice(sentence.start, sentence.end)
  const words = withoutStop(withoutOpeners(readable(said), openers))
  return lengthOf(words) < SHORTEST_QUOTE || QUESTION.test(said) ? undefined : shortened(words, LONGEST_QUOTE)
}

const QUESTION = /[？?]\s*$|(?:[吗呢]|哪.{0,3})\s*[。！!]?\s*$/

/** The longest statement of the agent, where nothing else tells what was done. */
function answerIn(turns: readonly Turn[], openers: readonly string[]): { words: string; turn: number } | undefined {
  const statements = turns
    .filter(({ speaker }) => speaker === 'agent')
    .flatMap(({ index, text }) =>
      sentencesOf(text).map(({ start, end }) => ({ turn: index, said: text.slice(start, end) })),
    )
    .filter(({ said }) => !QUESTION.test(said))
    .map(({ turn, said }) => ({ turn, words: withoutStop(withoutOpeners(readable(said), openers)) }))
    .filter(({ words }) => lengthOf(words) >= SHORTEST_ANSWER)
  const longest = statements.toSorted((a, b) => b.words.length - a.words.length)[0]
  return longest && { turn: longest.turn, words: shortened(longest.words, LONGEST_QUOTE) }
}

/** The promises, each by the sentence that makes it; one made twice with its later time. */
function promisesIn(
  { turns }: Conversation,
  { commitments }: Inspection,
  { engine }: LiveStandard,
): WrapUp['promises'] {
  const made = commitments.map((commitment) => {
    const text = turns.find(({ index }) => index === commitment.turn)?.text ?? commitment.what
    const alone = sentencesOf(text).find(({ start, end }) => {
      const said: Turn = { index: 0, speaker: 'agent', text: text.slice(start, end) }
      return engine.inspect({ id: 'promise', turns: [said], events: [] }).commitments.length > 0
    })
    const words = withoutStop(readable(alone ? text.slice(alone.start, alone.end) : text))
    return { what: shortened(words, LONGEST_QUOTE), due: dueWords(commitment) }
  })
  const timed = made.filter(({ due }) => due !== null)
  // what is promised once with a time is not promised otherwise without one
  const counted = timed.length > 0 ? timed : made.slice(-1)
  return [...new Map(counted.map((promise) => [promise.due ?? promise.what, promise])).values()]
}

/** The numbers that the customer named, each once. */
function numbersIn({ turns }: Conversation): WrapUp['numbers'] {
  const found = turns
    .filter(({ speaker }) => speaker === 'customer')
    .flatMap(({ text }) => findEntities(text, { kinds: [...NUMBERS.keys()], longNumbers: true }))
    .map(({ kind, value }) => ({ kind: numberName(kind, value), value: maskedNumber(kind, value) }))
  return [...new Map(found.map((number) => [number.value, number])).values()]
}
