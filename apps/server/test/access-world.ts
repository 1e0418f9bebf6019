import { type AnyRoute, ingestConversations, type Role, SCOPES } from '@liangyan/contract'
import { addKey, beginSession } from '@liangyan/store'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { csrfOf, hashOfToken, newKey } from '../src/access/tokens.ts'
import { newSecret } from '../src/settings.ts'
import type { System } from '../src/system.ts'
import { asker, type Asker, type Client, running } from './running.ts'

/** Who asks, in the order of the table's columns. */
export const ASKERS = ['nobody', 'agent', 'lead', 'inspector', 'owner', 'trainer', 'manager', 'admin', 'key'] as const
export type AskerName = (typeof ASKERS)[number]

/** Whose data: the agent's who asks, that of somebody else in the same team, of somebody in another team. */
export const WHOSE = ['own', 'mate', 'other'] as const
export type Whose = (typeof WHOSE)[number]

/** A small bank in which everybody asks for everything. */
export interface AccessWorld {
  readonly system: System
  readonly app: FastifyInstance
  readonly idle: () => Promise<void>
  /** The people by column; `mate` and `other` are the further agents. */
  readonly people: Readonly<Record<Exclude<AskerName, 'nobody' | 'key'> | 'mate' | 'other' | 'otherLead', Client>>
  /** Id of the conversation that lists show, and that is read: one for each agent. */
  readonly conversation: (whose: Whose) => string
  /** A further conversation, handed in now: for what changes it or does away with it. */
  readonly further: (whose: Whose) => Promise<string>
  /** What somebody's request carries, with a session that begins now and lasts a minute. */
  readonly headersOf: (who: AskerName) => Promise<Record<string, string>>
  /** Asks with a session that begins with the request, so that no request can spoil the next. */
  readonly ask: (who: AskerName, route: AnyRoute, input: Parameters<Asker['ask']>[1]) => Promise<LightMyRequestResponse>
}

const STAFF: Readonly<Record<Whose, string>> = { own: 'staff-own', mate: 'staff-mate', other: 'staff-other' }

export async function accessWorld(): Promise<AccessWorld> {
  const { system, app, person, idle } = await running()
  const [near, far] = ['甲组', '乙组']
  const others = (role: Role) => person(role, { login: role })
  const people = {
    agent: await person('agent', { login: 'agent', team: near, staffNumber: STAFF.own }),
    mate: await person('agent', { login: 'mate', team: near, staffNumber: STAFF.mate }),
    other: await person('agent', { login: 'other', team: far, staffNumber: STAFF.other }),
    lead: await person('team-lead', { login: 'lead', team: near }),
    otherLead: await person('team-lead', { login: 'other-lead', team: far }),
    inspector: await others('inspector'),
    owner: await others('standard-owner'),
    trainer: await others('trainer'),
    manager: await others('manager'),
    admin: await others('administrator'),
  }
  const key = newKey()
  const made = { name: 'every scope', prefix: key.prefix, keyHash: hashOfToken(key.secret), scopes: [...SCOPES] }
  await addKey(system.db, made)

  const headersOf = async (who: AskerName): Promise<Record<string, string>> => {
    if (who === 'nobody') return {}
    return who === 'key' ? { authorization: `Bearer ${key.secret}` } : newSession(system, people[who].id)
  }
  const hand = async (id: string, whose: Whose) => {
    await people.admin.get(ingestConversations, { body: { conversations: [aConversation(id, STAFF[whose])] } })
    return id
  }
  for (const whose of WHOSE) await hand(`conversation-${whose}`, whose)
  await idle()
  let count = 0
  return {
    system,
    app,
    idle,
    people,
    headersOf,
    conversation: (whose) => `conversation-${whose}`,
    further: (whose) => hand(`further-${++count}`, whose),
    ask: async (who, route, input) => asker(app, () => headersOf(who), `10.3.0.${++count % 250}`).ask(route, input),
  }
}

async function newSession(system: System, userId: number): Promise<Record<string, string>> {
  const token = newSecret()
  const now = system.now()
  await beginSession(system.db, {
    userId,
    tokenHash: hashOfToken(token),
    now,
    expiresAt: new Date(now.getTime() + 60_000),
  })
  return { cookie: `liangyan_session=${token}`, 'x-liangyan-token': csrfOf(token) }
}

function aConversation(id: string, agent: string) {
  const said = ['您好，很高兴为您服务，请问有什么可以帮您？', '我想查一下账单。', '你自己看短信不行吗？']
  const turns = said.map((text, index) => ({ index, speaker: index === 1 ? 'customer' : 'agent', text }))
  return { id, agent, channel: 'phone', startedAt: '2026-03-05T10:00:00+08:00', turns, events: [] }
}
