import type { LiveEvent, LiveHead, LiveMark, LiveTurn } from '@liangyan/contract'
import { addLive, addLiveMark, changeLive, knownConversations, liveById, type LiveRow } from '@liangyan/store'
import { storable } from '../../ingest/storable.ts'
import type { System } from '../../system.ts'
import { Endings } from './endings.ts'
import { LiveEngine } from '../engine/engine.ts'
import type { Answers, FromEngine, Question } from '../engine/engine-messages.ts'
import { refuseEvent, refuseHead } from './fitness.ts'
import { FollowAgain } from './follow-again.ts'
import { Journal } from './journal.ts'
import { LiveRefused } from './live-refused.ts'
import { Room, type Watcher } from './room.ts'
import { Staffing } from './staffing.ts'

/** Is told how long what was received took, in milliseconds. */
export interface Stopwatch {
  readonly stored: (milliseconds: number) => void
  readonly shown: (milliseconds: number) => void
}

/** What listeners are told: a conversation has changed; is new, or in another stage; is here no longer. */
export type Listener = (room: Room, what: 'changed' | 'moved' | 'gone') => void

export interface Beginning {
  readonly id: string
  readonly kind: Room['kind']
  readonly head: LiveHead
  readonly tokenHash?: string
}

/** Who did something around a conversation. */
export interface Doer {
  readonly userId: number | null
  readonly who: string
}

/** The one place that knows which conversations are in progress. Sources, desks, floor and chats talk to it. */
export class Hub {
  readonly system: System
  readonly journal: Journal
  readonly engine: LiveEngine
  readonly staffing: Staffing
  readonly endings: Endings
  readonly #followAgain: FollowAgain
  readonly #rooms = new Map<string, Room>()
  readonly #byKey = new Map<number, Room>()
  readonly #listeners = new Set<Listener>()
  readonly #opening = new Map<string, Promise<Room>>()
  #stopwatch: Stopwatch | undefined

  constructor(system: System) {
    this.system = system
    this.journal = new Journal(system.db, system.log)
    this.staffing = new Staffing(system.db)
    this.endings = new Endings(
      system,
      ({ key }) => this.ask({ what: 'conclude', key }),
      (room) => this.#concluded(room),
    )
    this.engine = new LiveEngine(
      system.db,
      system.log,
      (message) => this.#standing(message),
      (version, keys) =>
        this.#followAgain.again(
          version,
          keys.flatMap((key) => this.#byKey.get(key) ?? []),
        ),
    )
    this.#followAgain = new FollowAgain(
      system.log,
      (room) => this.introduce(room),
      ({ key }) => this.#byKey.has(key),
    )
  }

  get rooms(): Iterable<Room> {
    return this.#rooms.values()
  }

  measure(stopwatch: Stopwatch): void {
    this.#stopwatch = stopwatch
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.system.now().getTime()
  }

  room(id: string): Room | undefined {
    return this.#rooms.get(id)
  }

  /** Calls back whenever something that lists show has changed; ends when the answer is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Begins a conversation, or goes on with it. Where its id belongs to a finished one, `over` may go on with that;
   * otherwise throws `LiveRefused`.
   */
  async open(beginning: Beginning, over?: (row: LiveRow) => Promise<Room | undefined>): Promise<Room> {
    const { id } = beginning
    const known = this.#rooms.get(id)
    if (known) return known
    const opening = this.#opening.get(id) ?? this.#begin(beginning, over)
    this.#opening.set(id, opening)
    try {
      return await opening
    } finally {
      this.#opening.delete(id)
    }
  }

  async #begin({ id, kind, head, tokenHash }: Beginning, over: Parameters<Hub['open']>[1]): Promise<Room> {
    const { db, vault, standards } = this.system
    refuseHead(id, head)
    const [{ id: version }, staff] = await Promise.all([standards.inForce(), this.staffing.of(head.agent)])
    if ((await knownConversations(db, [id])).has(id)) {
      const row = await liveById(db, id)
      const room = row && (await over?.(row))
      if (room) return room
      throw new LiveRefused('ended', '此编号的会话已结束并入库，请换用新的编号')
    }
    const kept = storable(head, JSON.stringify(head))
    const row = await addLive(db, {
      id,
      kind,
      stage: kind === 'chat' ? 'waiting' : 'open',
      standardVersion: version,
      head: vault.seal(`live/${id}`, kept),
      agent: head.agent ?? '',
      teamId: staff?.team ?? null,
      queue: head.queue ?? '',
      began: this.system.now(),
      ...(tokenHash !== undefined && { tokenHash }),
    })
    if (!row) throw new LiveRefused('ended', (await liveById(db, id)) ? '此会话已结束' : '会话无法建立，请重试')
    const room = this.enter(row, kept)
    await this.introduce(room)
    this.changed(room, 'moved')
    return room
  }

  /** Makes a conversation known here. */
  enter(row: LiveRow, head: LiveHead): Room {
    const room = new Room(row, head)
    this.#rooms.set(room.id, room)
    this.#byKey.set(room.key, room)
    return room
  }

  /** Makes a conversation known to the engine, with all that has happened; also when somebody else answers it. */
  async introduce(room: Room): Promise<void> {
    const { key, version, record, log } = room
    await this.engine.begin({ type: 'begin', key, record }, version)
    // nobody needed it any longer before the engine was there
    if (!this.#byKey.has(key)) return this.engine.tell({ type: 'forget', key })
    for (const { seq, event, receivedAt } of log) this.engine.tell({ type: 'take', key, seq, event, receivedAt })
    this.#tellWatched(room)
  }

  /** Takes an event. Resolves when it is in the store; told again, it changes nothing. */
  async take(room: Room, seq: number, event: LiveEvent, ref?: string): Promise<void> {
    refuseEvent(room.id, event)
    const kept = storable(event, JSON.stringify(event))
    const known = room.isKnown(seq, kept)
    if (known === 'different') throw new LiveRefused('different', `序号 ${seq} 已有不同的事件；更正请用新的序号`)
    const receivedAt = this.now()
    const began = performance.now()
    if (known === 'new') {
      room.awaited = { seq, since: began }
      room.take({ seq, event: kept, receivedAt })
      this.engine.tell({ type: 'take', key: room.key, seq, event: kept, receivedAt })
      if (room.kind === 'stream') this.#show(room, kept, ref)
    }
    // one that is told again is acknowledged when it is safe, not before
    if (!room.have.has(seq)) {
      const keeping = this.journal.keep({ liveKey: room.key, seq, receivedAt, sealed: this.#seal(room, seq, kept) })
      room.safe = bothSettled(room.safe, keeping)
      await keeping
    }
    room.have.add(seq)
    // who writes in a chat takes for said what is shown: it must not be gone with a server that dies
    if (known === 'new' && room.kind === 'chat') this.#show(room, kept, ref)
    this.#stopwatch?.stored(performance.now() - began)
    if (known === 'new' && (kept.type === 'hangup' || room.ended)) this.endings.soon(room)
  }

  /** Says something whose number the server gives: in a chat. The turn as it is kept. */
  async say(room: Room, speaker: LiveTurn['speaker'], text: string, ref?: string): Promise<LiveTurn> {
    const { seq, index } = room.next()
    const at = room.at(this.now())
    // kept with the turn: after a restart it is known again
    const turn: LiveTurn & { ref?: string } = {
      index,
      speaker,
      text,
      start: at,
      end: at,
      ...(ref !== undefined && { ref }),
    }
    await this.take(room, seq, { type: 'turn', turn }, ref)
    return turn
  }

  /** Takes something else of the server's own: the end of a chat. */
  async happen(room: Room, event: Exclude<LiveEvent, { type: 'turn' }>): Promise<void> {
    await this.take(room, room.next().seq, event)
  }

  /** What is being said just now. */
  partial(room: Room, turn: LiveTurn): void {
    if (room.ended) return
    this.engine.tell({ type: 'partial', key: room.key, turn, receivedAt: this.now() })
    for (const watcher of room.watchers) watcher.partial(turn)
  }

  /** Shows a conversation to somebody from now on; the answer ends it. */
  watch(room: Room, watcher: Watcher): () => void {
    room.watchers.add(watcher)
    this.#tellWatched(room)
    return () => {
      room.watchers.delete(watcher)
      this.#tellWatched(room)
    }
  }

  /** Asks the engine about a conversation. Throws where it dies of the question. */
  ask<Q extends Extract<Question, { key: number }>>(question: Q): Promise<Answers[Q['what']]> {
    return this.#followAgain.asked(question.key, () => this.engine.ask(question))
  }

  /** Puts on record what somebody did around a conversation. */
  async mark(room: Room, kind: LiveMark['kind'], { userId, who }: Doer, text?: string): Promise<void> {
    const mark: LiveMark = { at: room.at(this.now()), kind, who, ...(text !== undefined && { text }) }
    const said = text === undefined ? null : this.system.vault.seal(`live/${room.id}/mark`, text)
    await addLiveMark(this.system.db, { liveKey: room.key, at: mark.at, kind, userId, who, said })
    room.marks.push(mark)
    for (const watcher of room.watchers) watcher.mark(mark)
  }

  /** Changes what the store knows of a conversation, and what lists show. */
  async change(room: Room, changes: Parameters<typeof changeLive>[2]): Promise<void> {
    await changeLive(this.system.db, room.key, changes)
    if (changes.stage !== undefined) room.stage = changes.stage as Room['stage']
    if (changes.agent !== undefined) room.agent = changes.agent
    if (changes.queue !== undefined) room.queue = changes.queue
    if (changes.answeredAt) room.answered = true
    if (changes.teamId !== undefined) room.team = changes.teamId
    if (changes.helpSince !== undefined) room.helpSince = changes.helpSince?.getTime()
    this.changed(room, changes.stage === undefined ? 'changed' : 'moved')
  }

  /** Ends a conversation, or adds to its record what came late; resolves when it is inspected and stored. */
  end(room: Room): Promise<void> {
    return this.endings.end(room)
  }

  /** Nobody needs it any longer. */
  forget(room: Room): void {
    this.#rooms.delete(room.id)
    this.#byKey.delete(room.key)
    this.engine.tell({ type: 'forget', key: room.key })
    for (const listener of this.#listeners) listener(room, 'gone')
  }

  changed(room: Room, what: 'changed' | 'moved' = 'changed'): void {
    for (const listener of this.#listeners) listener(room, what)
  }

  async close(): Promise<void> {
    this.#followAgain.close()
    await this.journal.settled()
    await this.endings.close()
    await this.engine.close()
  }

  #seal(room: Room, seq: number, event: LiveEvent): Buffer {
    return this.system.vault.seal(`live/${room.id}/${seq}`, event)
  }

  #show(room: Room, event: LiveEvent, ref: string | undefined): void {
    for (const watcher of room.watchers) {
      if (event.type === 'turn') watcher.turn(event.turn, ref)
      else watcher.event(event)
    }
  }

  #standing({ key, standing, view, seq }: Extract<FromEngine, { type: 'standing' }>): void {
    const room = this.#byKey.get(key)
    if (!room) return
    room.standing = standing
    if (seq !== undefined && room.awaited?.seq === seq) {
      this.#stopwatch?.shown(performance.now() - room.awaited.since)
      room.awaited = undefined
    }
    if (view !== undefined) for (const watcher of room.watchers) if (watcher.views) watcher.view(view, seq)
    this.changed(room)
  }

  #concluded(room: Room): void {
    this.changed(room)
    for (const watcher of room.watchers) if (room.concluded) watcher.concluded(room.concluded)
  }

  #tellWatched({ key, watchers }: Room): void {
    this.engine.tell({ type: 'watch', key, watched: [...watchers].some(({ views }) => views) })
  }
}

/** Without what they came to: each would hold on to the one before, for as long as the conversation lasts. */
async function bothSettled(one: Promise<unknown>, other: Promise<unknown>): Promise<void> {
  await Promise.allSettled([one, other])
}
