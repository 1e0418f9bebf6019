import { knownFrom, sayable } from '@liangyan/assist'
import type { Conversation, Turn } from '@liangyan/conversation'
import type { Commitment, Finding } from '@liangyan/inspection'
import { strangersNumbers } from './guard-personal.ts'
import { type Edit, edited } from './guard-rewriting.ts'
import { type LiveStandard, PROMISE } from './live-standard.ts'
import { marksIn } from './marking.ts'
import { maskedNumber, NUMBERS } from './masking.ts'
import { sentencesOf, shortened, touches, withoutStop } from './sentences.ts'

/** Why a text should not be sent as it is. */
export interface Held {
  readonly kind: 'forbidden' | 'harsh' | 'personal-data' | 'promise-without-time'
  readonly clause?: string
  readonly title: string
  /** UTF-16 offsets into the text, and what stands there. */
  readonly start: number
  readonly end: number
  readonly quote: string
  /** One sentence for the agent. */
  readonly why: string
  /** The whole text put kindly, where that can be done; else a sentence to say instead. */
  readonly instead?: string
}

/** Something to think over, with what could be done about it. */
interface Suspect {
  readonly held: Held
  /** How the text is put right by it alone. */
  readonly edits: readonly Edit[]
  /** What can be said where the text cannot be put right. */
  readonly sentence?: string | undefined
}

/** What decides by how something is said; when it is said is no fault of a draft. */
const SPOKEN: ReadonlySet<string> = new Set(['words', 'tone', 'learned', 'similarity', 'entity'])

/** What an agent is about to say, held against the standard as the next turn of a conversation. */
export function heldBack(text: string, conversation: Conversation, live: LiveStandard): Held[] {
  const suspects = suspectsIn(text, conversation, live)
  if (suspects.length === 0) return []
  const faultsOf = (better: string) => offered(better, conversation, live).map(({ held }) => held)
  const whole = putRight(text, suspects, conversation, live)
  const isWhole = whole !== text && faultsOf(whole).length === 0
  return suspects.map(({ held, edits, sentence }) => {
    if (isWhole && edits.length > 0) return { ...held, instead: whole }
    const own = edited(text, edits)
    const better = [own === text ? undefined : own, sentence].find(
      (words) => words !== undefined && !faultsOf(words).some((other) => sameFault(other, held)),
    )
    return better === undefined ? held : { ...held, instead: better }
  })
}

/** Faults that lie in one another are put right one after the other; more rounds than these would go in circles. */
const ROUNDS = 4

function putRight(text: string, suspects: readonly Suspect[], conversation: Conversation, live: LiveStandard): string {
  let [better, left] = [text, suspects]
  for (let round = 0; round < ROUNDS && left.some(({ edits }) => edits.length > 0); round++) {
    better = edited(
      better,
      left.flatMap(({ edits }) => edits),
    )
    left = offered(better, conversation, live)
  }
  return better
}

/** What is still wrong with a text that is offered instead: the time that a promise is to name is for the agent to fill in. */
function offered(text: string, conversation: Conversation, live: LiveStandard): Suspect[] {
  const suspects = suspectsIn(text, conversation, live)
  return text.includes(TIME) ? suspects.filter(({ held }) => held.kind !== 'promise-without-time') : suspects
}

const TIME = '〔时限〕'

const sameFault = (a: Held, b: Held) => a.kind === b.kind && a.clause === b.clause

function suspectsIn(text: string, conversation: Conversation, live: LiveStandard): Suspect[] {
  const draft = draftAfter(conversation, text)
  const withDraft = { ...conversation, turns: [...conversation.turns, draft] }
  const { findings, commitments } = live.engine.inspect(withDraft)
  const bad = findings.flatMap((finding) => badWords(finding, draft, conversation, live))
  const promised = bad.some(({ held }) => held.kind === 'promise-without-time')
  return [
    ...bad,
    ...strangers(text, conversation, live),
    ...(promised ? [] : vaguePromise(draft, commitments, withDraft, live)),
  ]
}

/** The text as the turn that comes next. */
function draftAfter({ turns, events }: Conversation, text: string): Turn {
  const index = Math.max(-1, ...turns.map((turn) => turn.index)) + 1
  const moments = [
    ...turns.flatMap(({ start, end }) => [start, end]),
    ...events.map((event) => ('at' in event ? event.at : (event.end ?? event.start))),
  ].filter((moment) => moment !== undefined)
  const now = Math.max(0, ...moments)
  return { index, speaker: 'agent', text, ...(moments.length > 0 && { start: now, end: now }) }
}

const LONGEST_QUOTE = 20

/** The standard's sentence with its slots filled; without one, what is wrong by its name. */
function told(sentence: string | undefined, title: string, slots: Readonly<Record<string, string>>): string {
  const filled = sentence?.replace(/\{([^{}]+)\}/g, (slot, name: string) => slots[name] ?? slot)
  return filled ?? `${title}。`
}

/** What the inspection would find in it: forbidden or harsh words, or a harsh tone. */
function badWords(finding: Finding, { index, text }: Turn, conversation: Conversation, live: LiveStandard): Suspect[] {
  const { clause, title, criterion, verdict, trial, turns, evidence, decidedBy, suggestion } = finding
  const forbids = live.clauses.get(clause)?.forbid !== undefined
  if (!forbids || verdict !== 'broken' || trial || !turns.includes(index)) return []
  if (!decidedBy.some((basis) => SPOKEN.has(basis))) return []
  const spans = evidence.filter(({ turn }) => turn === index)
  const { start, end } = spans[0] ?? { start: 0, end: text.length }
  const quote = text.slice(start, end)
  const isPromise = live.rules?.guard?.promise?.clauses?.includes(clause) ?? false
  const isHarsh = live.rules?.guard?.harsh?.includes(criterion) ?? false
  const { harsh, forbidden, promise_without_time: noTime } = live.rules?.guard?.say ?? {}
  const say = isPromise ? noTime : isHarsh ? harsh : forbidden
  const held: Held = {
    kind: isPromise ? 'promise-without-time' : isHarsh ? 'harsh' : 'forbidden',
    clause,
    title,
    start,
    end,
    quote,
    why: told(say, title, { 原话: shortened(withoutStop(quote), LONGEST_QUOTE), 条款: title }),
  }
  const better = suggestion && sayable(suggestion, knownFrom(conversation), live.standard.head.unfilled)
  if (!better) return [{ held, edits: [] }]
  const own = sentencesOf(text).filter((sentence) => spans.some((span) => touches(sentence, span)))
  const edits = own.map((sentence, i) => ({ ...sentence, put: i === 0 ? better : '' }))
  return [{ held, edits, sentence: better }]
}

function strangers(text: string, conversation: Conversation, live: LiveStandard): Suspect[] {
  return strangersNumbers(text, conversation, live.rules?.guard).map(({ kind, start, end, value }) => {
    const name = NUMBERS.get(kind) as string
    const title = `发出客户没有说过的${name}`
    const held: Held = {
      kind: 'personal-data',
      title,
      start,
      end,
      quote: text.slice(start, end),
      why: told(live.rules?.guard?.say?.personal_data, title, { 号码: name }),
    }
    return { held, edits: [{ start, end, put: maskedNumber(kind, value) }] }
  })
}

/** A promise that names no time, where none has been named for it before. */
function vaguePromise(
  { index, text }: Turn,
  commitments: readonly Commitment[],
  conversation: Conversation,
  live: LiveStandard,
): Suspect[] {
  const rules = live.rules?.guard?.promise
  const isVague = commitments.some(({ turn, due }) => turn === index && due === null)
  const hasTime = commitments.some(({ turn, due }) => turn < index && due !== null)
  if (!rules || !isVague || hasTime || !isToBeTimed(conversation, index, live)) return []
  const alone = sentencesOf(text).find(({ start, end }) => promises(text.slice(start, end), live))
  const { start, end } = alone ?? { start: 0, end: text.length }
  const quote = text.slice(start, end)
  const title = '承诺没有说明时间'
  const why = told(live.rules?.guard?.say?.promise_without_time, title, {})
  const held: Held = { kind: 'promise-without-time', title, start, end, quote, why }
  const sentence = sayable(rules.ask, knownFrom(conversation), live.standard.head.unfilled)
  const stop = STOPPED.test(quote) ? '' : '，'
  return [{ held, edits: [{ start: end, end, put: `${stop}${sentence}` }], sentence }]
}

const STOPPED = /[。！？!?；;…]\s*$/

/** Whether the last turn is a promise of which the standard wants to know the time. */
function isToBeTimed(conversation: Conversation, index: number, { checker }: LiveStandard): boolean {
  return marksIn(checker.inspect(conversation)).get(PROMISE)?.includes(index) ?? false
}

const promises = (text: string, { engine }: LiveStandard) =>
  engine.inspect({ id: 'draft', turns: [{ index: 0, speaker: 'agent', text }], events: [] }).commitments.length > 0
