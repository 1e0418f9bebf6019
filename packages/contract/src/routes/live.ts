import { Type } from 'typebox'
import { Announcement } from '../live/desk.ts'
import { LiveEvent, LiveHead, LiveId, Seq, SeqRanges } from '../live/happening.ts'
import { Concluded } from '../live/source.ts'
import { LiveSnapshot, LiveView } from '../live/view.ts'
import { route } from '../route.ts'
import { Maybe, Moment, Nothing, NumberedId } from '../shapes/basics.ts'

const LiveParams = Type.Object({ id: LiveId })
/** Most events that one request may bring. */
export const MOST_EVENTS = 500

/** For sources without a socket; the same as `open` there. */
export const openLive = route({
  name: 'live.open',
  method: 'PUT',
  path: '/api/live/conversations/:id',
  summary: 'Begins a conversation in progress, or tells which of its events are here already',
  roles: [],
  scope: 'live:write',
  params: LiveParams,
  body: LiveHead,
  answer: Type.Object({ have: SeqRanges, ended: Type.Boolean() }),
})
export const tellLive = route({
  name: 'live.tell',
  method: 'POST',
  path: '/api/live/conversations/:id/events',
  summary: 'Tells events of a conversation in progress; answered when they are in the store',
  roles: [],
  scope: 'live:write',
  params: LiveParams,
  body: Type.Object({
    events: Type.Array(Type.Object({ seq: Seq, event: LiveEvent }), { minItems: 1, maxItems: MOST_EVENTS }),
  }),
  answer: Type.Object({ have: SeqRanges, view: LiveView }),
})
export const endLive = route({
  name: 'live.end',
  method: 'POST',
  path: '/api/live/conversations/:id/end',
  summary: 'Ends a conversation in progress: it is inspected at once',
  roles: [],
  scope: 'live:write',
  params: LiveParams,
  answer: Concluded,
})
export const readLive = route({
  name: 'live.read',
  method: 'GET',
  path: '/api/live/conversations/:id',
  summary: 'A conversation in progress with its view',
  roles: [],
  scope: 'live:write',
  params: LiveParams,
  answer: LiveSnapshot,
})

/** Who calls again: earlier conversations of the same customer, and what was promised and may be open still. */
export const liveCustomer = route({
  name: 'live.customer',
  method: 'GET',
  path: '/api/live/conversations/:id/customer',
  summary: 'Earlier contacts and open commitments of the customer in a conversation in progress',
  roles: ['agent', 'team-lead'],
  params: LiveParams,
  answer: Type.Object({
    /** Whether the record says who the customer is. */
    known: Type.Boolean(),
    contacts: Type.Array(
      Type.Object({
        id: Type.String(),
        startedAt: Moment,
        channel: Type.String(),
        service: Type.String(),
        contact: Maybe(Type.String()),
        contactTitle: Maybe(Type.String()),
        agent: Type.String(),
        agentName: Maybe(Type.String()),
        summary: Maybe(Type.String()),
      }),
    ),
    commitments: Type.Array(
      Type.Object({
        conversation: Type.String(),
        what: Type.String(),
        due: Maybe(Type.String()),
        madeAt: Moment,
        overdue: Type.Boolean(),
      }),
    ),
  }),
})

export const listAnnouncements = route({
  name: 'announcements.list',
  method: 'GET',
  path: '/api/announcements',
  summary: 'Announcements in force, and the moments whose wording one can switch on',
  roles: 'signed-in',
  answer: Type.Object({
    items: Type.Array(Announcement),
    moments: Type.Array(Type.Object({ moment: Type.String(), wording: Type.Array(Type.String()) })),
  }),
})
export const addAnnouncement = route({
  name: 'announcements.add',
  method: 'POST',
  path: '/api/announcements',
  summary: 'Tells every desk something; with a moment of the standard its wording leads the cards',
  roles: ['team-lead', 'manager', 'administrator'],
  body: Type.Object({
    text: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
    moment: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  }),
  answer: Announcement,
})
export const endAnnouncement = route({
  name: 'announcements.end',
  method: 'DELETE',
  path: '/api/announcements/:id',
  summary: 'Takes an announcement back',
  roles: ['team-lead', 'manager', 'administrator'],
  params: NumberedId,
  answer: Nothing,
})

/** A customer begins a chat on the bank's page; the token is the customer's alone. */
export const beginChat = route({
  name: 'chats.begin',
  method: 'POST',
  path: '/api/chats',
  summary: 'Begins a chat: who asks gets the token for its socket',
  roles: 'anyone',
  limit: { requests: 20, seconds: 60 },
  body: Type.Object({
    queue: Type.Optional(Type.String({ maxLength: 60 })),
    /** How the customer wants to be called. */
    name: Type.Optional(Type.String({ maxLength: 40 })),
    /** What it is about, in the customer's words: the first message. */
    matter: Type.Optional(Type.String({ maxLength: 1_000 })),
  }),
  answer: Type.Object({ id: LiveId, token: Type.String() }),
})
/** What the page shows before a chat has begun. */
export const chatDoor = route({
  name: 'chats.door',
  method: 'GET',
  path: '/api/chats',
  summary: 'The greeting for this hour, the queues, and how long one waits now',
  roles: 'anyone',
  limit: { requests: 60, seconds: 60 },
  answer: Type.Object({
    bank: Type.String(),
    greeting: Type.String(),
    open: Type.Boolean(),
    queues: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
    waiting: Type.Integer(),
    wait: Maybe(Type.Integer()),
  }),
})
