import { Type, type Static } from 'typebox'
import { Maybe } from '../shapes/basics.ts'
import { LiveEvent, LiveId, LiveTurn } from './happening.ts'

/** Wording for this moment, slots filled in. `key` stays while the card is the same. */
export const WordingCard = Type.Object({
  key: Type.String(),
  moment: Type.String(),
  clause: Type.String(),
  title: Type.String(),
  text: Type.String(),
  /** Slots that the agent has to fill. */
  open: Type.Array(Type.String()),
  sure: Type.Boolean(),
  /** Leads the others: an announcement, or something to make up for. */
  urgent: Type.Boolean(),
  /** Why now: titles of acts, words heard, turns by index. */
  why: Type.Object({
    acts: Type.Array(Type.String()),
    words: Type.Array(Type.String()),
    turns: Type.Array(Type.Integer()),
  }),
  /** Sentences of the written standard. */
  sources: Type.Array(Type.String()),
})
export type WordingCard = Static<typeof WordingCard>

/** Something still owed. Times in ms from the start of the conversation. */
export const ObligationClock = Type.Object({
  key: Type.String(),
  clause: Type.String(),
  title: Type.String(),
  since: Type.Number(),
  /** When it will be broken, and from when on it is nearly; absent where turns, not time, end it. */
  deadline: Type.Optional(Type.Number()),
  amberFrom: Type.Optional(Type.Number()),
  turnsLeft: Type.Optional(Type.Integer()),
  state: Type.Enum(['running', 'amber', 'red']),
  /** The sentence that meets it. */
  say: Type.Optional(Type.String()),
})
export type ObligationClock = Static<typeof ObligationClock>

/** Words found against the standard; UTF-16 offsets into the turn's text. */
export const LiveWarning = Type.Object({
  clause: Type.String(),
  title: Type.String(),
  criterion: Type.String(),
  severity: Type.Enum(['minor', 'major', 'fatal']),
  turn: Type.Integer(),
  quote: Type.String(),
  start: Type.Integer(),
  end: Type.Integer(),
  /** The kind wording. */
  instead: Type.Optional(Type.String()),
})
export type LiveWarning = Static<typeof LiveWarning>

export const MoodName = Type.Enum(['calm', 'uneasy', 'upset', 'angry', 'pleased'])
export type MoodName = Static<typeof MoodName>

/** How the customer feels, turn by turn, from −2 to 2. */
export const Mood = Type.Object({
  now: MoodName,
  trend: Type.Array(Type.Object({ turn: Type.Integer(), value: Type.Number() })),
})
export type Mood = Static<typeof Mood>

/** State of the line. */
export const LineState = Type.Enum(['talking', 'held', 'muted', 'ended'])
export type LineState = Static<typeof LineState>

/** What desk and floor show of a conversation in progress, beside its transcript. */
export const LiveView = Type.Object({
  /** Ms from the start, when this was made: clocks count on from here. */
  now: Type.Number(),
  state: LineState,
  cards: Type.Array(WordingCard),
  clocks: Type.Array(ObligationClock),
  warnings: Type.Array(LiveWarning),
  /** What the turn that is being spoken would be blamed for. */
  heard: Type.Array(LiveWarning),
  mood: Mood,
})
export type LiveView = Static<typeof LiveView>

/** What the guard holds back before it is sent. */
export const GuardReason = Type.Object({
  kind: Type.Enum(['forbidden', 'harsh', 'personal-data', 'promise-without-time']),
  clause: Type.Optional(Type.String()),
  title: Type.String(),
  start: Type.Integer(),
  end: Type.Integer(),
  quote: Type.String(),
  why: Type.String(),
  /** The whole text put kindly, or a sentence to say instead. */
  instead: Type.Optional(Type.String()),
})
export type GuardReason = Static<typeof GuardReason>

/** What a lead did, or what the agent did against advice; kept with the conversation. */
export const LiveMark = Type.Object({
  at: Type.Number({ description: 'Ms from the start' }),
  kind: Type.Enum([
    'joined',
    'sent-anyway',
    'help-asked',
    'help-answered',
    'looked-in',
    'left',
    'whispered',
    'taken-over',
    'handed-over',
    'note',
    'rating',
    'consent',
  ]),
  who: Type.String(),
  text: Type.Optional(Type.String()),
})
export type LiveMark = Static<typeof LiveMark>

/** `chat`: through the bank's own web chat; `stream`: told by a source. */
export const LiveKind = Type.Enum(['chat', 'stream'])

/** A conversation in progress as lists show it. Times are the server's, ISO 8601. */
export const LiveLine = Type.Object({
  id: LiveId,
  kind: LiveKind,
  /** `waiting` in the queue, `open`, `wrap-up` after it ended until the agent has finished it. */
  stage: Type.Enum(['waiting', 'open', 'wrap-up']),
  line: LineState,
  channel: Type.String(),
  direction: Type.String(),
  service: Type.String(),
  queue: Type.String(),
  agent: Type.String(),
  agentName: Maybe(Type.String()),
  team: Maybe(Type.Integer()),
  teamName: Maybe(Type.String()),
  /** How the customer is called, masked but for the agent; empty where nothing is known. */
  customer: Type.String(),
  /** When the conversation began on the server's clock: duration counts from here. */
  began: Type.String(),
  /** When the customer last said something that is not answered yet. */
  unansweredSince: Maybe(Type.String()),
  turns: Type.Integer(),
  clocks: Type.Object({ running: Type.Integer(), amber: Type.Integer(), red: Type.Integer() }),
  warnings: Type.Integer(),
  fatal: Type.Boolean(),
  mood: Mood,
  helpSince: Maybe(Type.String()),
  /** Leads who are looking in, by name. */
  watchedBy: Type.Array(Type.String()),
  /** Milliseconds that the source’s clock is ahead of the server's, where it is off by more than a minute. */
  clockOff: Maybe(Type.Number()),
})
export type LiveLine = Static<typeof LiveLine>

/** A conversation in progress with all that was said. */
export const LiveSnapshot = Type.Object({
  line: LiveLine,
  turns: Type.Array(LiveTurn),
  events: Type.Array(LiveEvent),
  marks: Type.Array(LiveMark),
  view: LiveView,
})
export type LiveSnapshot = Static<typeof LiveSnapshot>
