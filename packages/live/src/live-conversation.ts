import type { Known } from '@liangyan/assist'
import { type Conversation, ConversationSoFar, type Happening, type Head, type Turn } from '@liangyan/conversation'
import type { Finding, Inspection, Session } from '@liangyan/inspection'
import type { Clause } from '@liangyan/standard'
import { type Advising, advising, type Heard } from './advising.ts'
import { type Announcement, arranged, cardsOf, MOST_CARDS } from './cards.ts'
import { Clocks } from './clocks.ts'
import { emergencyCards, withEmergency } from './emergency.ts'
import { type Held, heldBack } from './guard.ts'
import { lineState } from './line-state.ts'
import type { LiveStandard } from './live-standard.ts'
import { moodOf } from './mood.ts'
import { ServerClock } from './server-clock.ts'
import type { Card, Clock, LiveStanding, LiveView, Mood, Warning } from './view.ts'
import { warningsOf } from './warnings.ts'
import { sentenceOf } from './wording.ts'
import { type WrapUp, wrapUp } from './wrap-up.ts'

const NOTHING: Heard = { findings: [], warnings: [], duties: [] }

/**
 * A conversation in progress: takes what happens, in any order, and tells what desk and floor show. It stays with the
 * version of the standard that it began with. `receivedAt` and `serverNow` are the server's clock, ms.
 */
export class LiveConversation {
  readonly standard: LiveStandard
  private readonly observed: ConversationSoFar
  private readonly clock = new ServerClock()
  private readonly clocks: Clocks
  private session: Advising
  private watch: Session
  private heard: Heard = NOTHING
  private watched: Heard = NOTHING
  private partialIndex: number | undefined
  private warned: Heard['warnings'] = []
  private inspection: Inspection | undefined
  private announced: Announcement | undefined
  private cards: readonly Card[] = []
  private shown: readonly Card[] = []
  private mood: Mood | undefined
  /** Whether the mood is of the record as it stands. */
  private felt = false
  private broken: readonly Warning[] = []
  private found: readonly Finding[] = []
  /** What meets a clause, filled in with what is known; by the clause. */
  private sentences = new Map<string, string | undefined>()
  /** What all this is filled in with. */
  private known: Known | undefined
  /** Whether something final has come since the cards were chosen. */
  private stale = true

  constructor(standard: LiveStandard, head: Head) {
    this.standard = standard
    this.observed = new ConversationSoFar(head)
    this.clocks = new Clocks(standard)
    this.session = advising(standard, head)
    this.watch = standard.watcher.session(head)
  }

  /** Takes a final turn or an event; again, late or corrected is all the same. False where it says nothing new. */
  take(happening: Happening, receivedAt: number): boolean {
    this.clock.received(happening, receivedAt)
    if (this.observed.note(happening) === 'nothing') return false
    if (this.inspection) this.beginAnew()
    else this.observe(happening)
    if (happening.type === 'turn' && happening.turn.index === this.partialIndex) this.silence()
    this.stale = true
    this.felt = false
    const { heard, watched } = this
    const { conversation } = this.observed
    this.clocks.update(
      { conversation, duties: heard.duties, owed: watched.duties, findings: heard.findings, marked: watched.findings },
      this.clock.now(receivedAt),
    )
    return true
  }

  /**
   * Takes a turn as far as it has been spoken or typed. It leaves no trace; nothing of a turn that is final by now. True
   * where there is something to warn of, or was until now.
   */
  partial(turn: Turn, receivedAt: number): boolean {
    this.clock.heard(receivedAt)
    if (this.inspection || this.observed.hasTurn(turn.index)) return false
    this.partialIndex = turn.index
    const before = this.warned.length
    this.warned = this.session.observe({ type: 'turn', turn, partial: true }).warnings
    return this.warned.length + before > 0
  }

  /** Lets time pass. */
  tick(serverNow: number): void {
    this.clock.heard(serverNow)
    if (!this.inspection) this.session.observe({ type: 'tick', at: this.clock.now(serverNow) })
  }

  /** The record so far: turns by index. Not to be changed. */
  record(): Conversation {
    return this.observed.conversation
  }

  /** The inspection of the record so far: that of `Engine.inspect`. What comes late may change it. */
  conclude(): Inspection {
    this.inspection ??= this.session.conclude()
    this.silence()
    return this.inspection
  }

  /** What to put on record at the end. */
  wrapUp(): WrapUp {
    return wrapUp(this.standard, this.record(), this.conclude())
  }

  /** What desk and floor show at a moment. */
  view(serverNow: number): LiveView {
    const standing = this.standing(serverNow)
    return { ...standing, cards: standing.state === 'ended' ? [] : this.shownCards(standing.clocks) }
  }

  /** The same without the cards, which take the longest to find: for those whom nobody advises just now. */
  standing(serverNow: number): LiveStanding {
    const now = this.clock.now(serverNow)
    const state = this.inspection ? 'ended' : lineState(this.observed.conversation, now)
    const known = this.session.known()
    const isFilledIn = this.known === known
    if (!isFilledIn) this.sentences.clear()
    this.known = known
    return {
      now,
      state,
      clocks: state === 'ended' ? [] : this.clocks.at(now, (clause) => this.sentence(clause, known)),
      warnings: this.brokenSoFar(known, isFilledIn),
      heard: warningsOf(this.warned, this.standard.standard, known),
      mood: this.feeling(),
    }
  }

  /** Emergency: while this is announced, a card of its moment leads. Undefined: it is over. */
  announce(announcement: Announcement | undefined): void {
    this.announced = announcement
    this.stale = true
  }

  /** What is to be thought over before the agent sends a text; nothing where it may go. */
  guard(text: string): Held[] {
    return heldBack(text, this.record(), this.standard)
  }

  /** Ms by which the source's clock is ahead of the server's, where that is more than a minute. */
  get clockOff(): number | undefined {
    return this.clock.off(this.observed.head.startedAt)
  }

  private observe(happening: Happening): void {
    this.heard = this.session.observe(happening)
    this.watched = this.watch.observe(happening)
  }

  /** A session that has been concluded takes nothing more: what comes after the end is told to a fresh one. */
  private beginAnew(): void {
    this.inspection = undefined
    this.session = advising(this.standard, this.observed.head)
    this.watch = this.standard.watcher.session(this.observed.head)
    for (const happening of this.observed.happenings()) this.observe(happening)
  }

  private silence(): void {
    this.partialIndex = undefined
    this.warned = []
  }

  /** The cards as they were chosen when something last happened: time by itself moves none. */
  private shownCards(clocks: readonly Clock[]): Card[] {
    if (this.stale) {
      this.cards = arranged(this.cards, cardsOf(this.session.advise(MOST_CARDS), this.standard))
      const leading = this.announced
        ? emergencyCards(this.announced, this.observed.head, this.session.known(), this.standard)
        : []
      this.shown = withEmergency(leading, this.cards, clocks, this.standard)
      this.stale = false
    }
    return [...this.shown]
  }

  private feeling(): Mood {
    if (!this.felt || !this.mood) {
      const { turns } = this.observed.conversation
      this.mood = moodOf(turns, this.watched.findings, this.standard.rules?.mood, this.mood)
      this.felt = true
    }
    return this.mood
  }

  private brokenSoFar(known: Known, isFilledIn: boolean): readonly Warning[] {
    const { findings } = this.inspection ?? this.heard
    if (!isFilledIn || this.found !== findings) this.broken = warningsOf(findings, this.standard.standard, known)
    this.found = findings
    return this.broken
  }

  private sentence(clause: Clause, known: Known): string | undefined {
    if (!this.sentences.has(clause.id))
      this.sentences.set(clause.id, sentenceOf(clause, this.observed.head, known, this.standard.standard))
    return this.sentences.get(clause.id)
  }
}
