import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { type Announcement, checkedRewriting, LiveConversation, LiveStandard, type LiveStanding } from '@liangyan/live'
import { loadStandard, type Standard } from '@liangyan/standard'
import { digestOf } from './digest.ts'
import type { Answers, FromEngine, Question, Standing, ToEngine } from './engine-messages.ts'
import { Inbox } from './inbox.ts'
import { greeting, wordedMoments } from './standard-words.ts'

/** The thread that follows conversations by one version of the standard: is told what happens, tells what changed. */

/** What has gathered is told after so many conversations at the latest. */
const AT_ONCE = 16
/** Time is looked after in between at the latest after this long, in milliseconds. */
const LONGEST = 50
/** How often it is looked whether a clock has run out, in milliseconds. */
const RUN_OUT = 250

interface Followed {
  readonly conversation: LiveConversation
  watched: boolean
  /** The last event it was told of, and the last of which it has told. */
  seq: number | undefined
  told: number | undefined
  /** Digests of what it last told, without the time: whole texts would be most of what there is to clear up. */
  view: string
  standing: string
  /** When one of its clocks runs out next, though nothing may happen then. */
  runsOut: number | undefined
}

const standard = new LiveStandard(readable(workerData as ReadonlyMap<string, string>))
const followed = new Map<number, Followed>()
/** Conversations that something has happened in since they were last told of. */
const touched = new Set<number>()
let announced: Announcement | undefined
/** Whether there is more to handle as soon as time has been looked after. */
let goingOn = false

const port = parentPort as MessagePort
const inbox = new Inbox(port)

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
const say = (messages: readonly FromEngine[]) => port.postMessage(messages)

port.on('message', (messages: readonly ToEngine[]) => {
  inbox.put(messages)
  if (!goingOn) work()
})

/** Handles what has come, for a while: what waits for a time must get its turn too. */
function work(): void {
  goingOn = false
  const until = performance.now() + LONGEST
  for (;;) {
    const message = inbox.take()
    if (!message) return tellTouched()
    if (message.type === 'ask') {
      // what was told before the question is part of the answer
      tellTouched()
      say([answerTo(message.ask, message.question)])
    } else attempt(message)
    if (touched.size >= AT_ONCE) tellTouched()
    if (performance.now() > until) break
  }
  tellTouched()
  goingOn = true
  setImmediate(work)
}

setInterval(() => {
  const now = Date.now()
  for (const [key, { runsOut }] of followed) if (runsOut !== undefined && runsOut < now) touched.add(key)
  tellTouched()
}, RUN_OUT).unref()

/** One conversation that cannot be followed must not take the others along. */
function attempt(message: Exclude<ToEngine, { type: 'ask' }>): void {
  try {
    hear(message)
  } catch (error) {
    say([{ type: 'failed', what: message.type, problem: (error as Error).stack ?? String(error) }])
  }
}

function hear(message: Exclude<ToEngine, { type: 'ask' }>): void {
  if (message.type === 'begin') return begin(message)
  if (message.type === 'announce') return announce(message.announcement)
  const one = followed.get(message.key)
  if (!one) return
  if (message.type === 'forget') {
    followed.delete(message.key)
    touched.delete(message.key)
    return
  }
  if (message.type === 'watch') {
    one.watched = message.watched
    one.view = ''
  } else if (message.type === 'take') {
    one.conversation.take(message.event, message.receivedAt)
    one.seq = message.seq
    // most partial turns change nothing that anybody is shown
  } else if (!one.conversation.partial(message.turn, message.receivedAt)) return
  touched.add(message.key)
}

function begin({ key, record }: Extract<ToEngine, { type: 'begin' }>): void {
  const conversation = new LiveConversation(standard, record)
  if (announced) conversation.announce(announced)
  const watched = followed.get(key)?.watched ?? false
  followed.set(key, {
    conversation,
    watched,
    seq: undefined,
    told: undefined,
    view: '',
    standing: '',
    runsOut: undefined,
  })
  touched.add(key)
}

function announce(announcement: typeof announced): void {
  announced = announcement
  for (const [key, { conversation }] of followed) {
    conversation.announce(announcement)
    touched.add(key)
  }
}

/** Tells of each conversation that something has happened in what changed by it. */
function tellTouched(): void {
  const now = Date.now()
  const messages: FromEngine[] = []
  for (const key of touched) {
    const one = followed.get(key)
    if (one) messages.push(...changesOf(key, one, now))
  }
  touched.clear()
  if (messages.length > 0) say(messages)
}

/** After an event whoever looks is told in any case: what is shown is then known to be of now. */
function changesOf(key: number, one: Followed, now: number): FromEngine[] {
  const { seq } = one
  // cards, which take longest to find, are for who looks
  const shownNow = one.watched ? one.conversation.view(now) : one.conversation.standing(now)
  one.runsOut = runOutOf(shownNow, now)
  const standing = standingOf(shownNow, one.conversation, now)
  const json = one.watched ? JSON.stringify(shownNow) : ''
  const view = digestOf(json.slice(json.indexOf(',')))
  const shown = one.watched && (view !== one.view || seq !== one.told)
  const summary = digestOf(JSON.stringify(standing))
  if (!shown && summary === one.standing) return []
  one.view = view
  one.standing = summary
  one.told = seq
  return [{ type: 'standing', key, standing, ...(shown && { view: json }), ...(seq !== undefined && { seq }) }]
}

/** When a clock runs out next, on the server's clock. */
function runOutOf({ clocks, now, state }: LiveStanding, at: number): number | undefined {
  const ends = clocks.flatMap(({ state, deadline }) => (state === 'red' || deadline === undefined ? [] : [deadline]))
  if (ends.length === 0 || state === 'ended') return undefined
  return at - now + Math.min(...ends) + standard.clockRules.grace
}

function standingOf(
  { state, clocks, warnings, mood, now }: LiveStanding,
  { clockOff }: LiveConversation,
  at: number,
): Standing {
  return {
    line: state,
    clocks: clocks.map(({ state: colour, amberFrom, deadline }) => ({
      state: colour,
      ...(amberFrom !== undefined && { amberFrom }),
      ...(deadline !== undefined && { deadline }),
    })),
    warnings: warnings.length,
    fatal: warnings.some(({ severity }) => severity === 'fatal'),
    mood: { now: mood.now, trend: [...mood.trend] },
    zero: at - now,
    clockOff: clockOff ?? null,
  }
}

function answerTo(ask: number, question: Question): FromEngine {
  try {
    return { type: 'answer', ask, answer: answer(question) }
  } catch (error) {
    return { type: 'answer', ask, problem: (error as Error).stack ?? String(error) }
  }
}

function answer(question: Question): Answers[Question['what']] {
  if (question.what === 'moments') return wordedMoments(standard.standard)
  if (question.what === 'greeting') return greeting(standard.advisor, question)
  const one = followed.get(question.key)
  if (!one) throw new Error('unknown conversation')
  const { conversation } = one
  if (question.what === 'guard') return conversation.guard(question.text)
  if (question.what === 'view') return JSON.stringify(conversation.view(Date.now()))
  if (question.what === 'wrap-up') {
    const { summary, matter, done, promises, numbers } = conversation.wrapUp()
    return { summary, matter, done: [...done], promises: [...promises], numbers: [...numbers] }
  }
  if (question.what === 'rewriting')
    return checkedRewriting(standard, conversation.record(), conversation.wrapUp(), question.text)
  const inspection = conversation.conclude()
  return { record: conversation.record(), inspection }
}

function readable(texts: ReadonlyMap<string, string>): Standard {
  const { standard: read, diagnostics } = loadStandard(texts, { forRunning: true })
  if (!read) throw new Error(`unusable standard: ${diagnostics[0]?.message}`)
  return read
}
