import {
  type AppealDetail,
  type AppealLine,
  answerAppeal,
  decideAppeal,
  fileAppeal,
  listAppeals,
  readAppeal,
  withdrawAppeal,
} from '@liangyan/contract'
import { sql } from '@liangyan/store'
import { findingsOf, read, reviewing } from './reviewing.ts'
import { beforeEach } from 'vitest'
import { type Client, type Running, running } from './running.ts'

/** A Thursday; the Spring Festival is off from 15 to 23 February, Saturday the 14th is worked. */
export const PUBLISHED = '2026-02-12T10:00:00+08:00'

/** The Friday after, while there is still time to appeal. */
export const FRIDAY = '2026-02-13T12:00:00+08:00'

/** A bank in which people appeal: two teams, and calls to appeal about. Each test begins on the Friday. */
export async function appealWorld() {
  const whole = await running()
  const { person } = whole
  const people = {
    administrator: await person('administrator'),
    agent: await person('agent', { staffNumber: '坐席 3107', team: '信用卡组' }),
    mate: await person('agent', { staffNumber: '坐席 3108', team: '信用卡组' }),
    lead: await person('team-lead', { team: '信用卡组' }),
    otherLead: await person('team-lead', { team: '借记卡组' }),
    inspector: await person('inspector'),
    second: await person('inspector'),
    manager: await person('manager'),
    owner: await person('standard-owner'),
  }
  const { published, itIs } = appealing(whole, people.administrator)
  beforeEach(() => itIs(FRIDAY))
  /** One that waits for the inspector. */
  const supported = async () => {
    const call = await published()
    const { id } = await file(people.agent, call.id, [call.tone, call.address])
    await answer(people.lead, id)
    return { ...call, appeal: id }
  }
  return { whole, ...people, published, itIs, supported }
}

/** Appeals by a clock that the test sets. */
export function appealing(whole: Running, administrator: Client) {
  const { system } = whole
  let clock = new Date(PUBLISHED)
  Object.assign(system, { now: () => clock })
  const { call } = reviewing(whole, administrator)

  /** It is this time now; nobody's session ends by it. */
  const itIs = async (time: string): Promise<void> => {
    clock = new Date(time)
    await system.db.execute(sql`update sessions set expires_at = ${'2100-01-01'}, last_used_at = now()`)
  }

  /** A call whose result was published at this moment, with the numbers of the two findings that cost points. */
  const published = async (at = PUBLISHED) => {
    const id = await call()
    await system.db.execute(sql`
      update inspections set made_at = ${at}::timestamptz
      where conversation_key = (select key from conversations where id = ${id})`)
    const { tone, address, open } = findingsOf(await read(administrator, id))
    return { id, tone: tone.id, address: address.id, trial: open.id }
  }

  return { published, itIs }
}

type Findings = readonly (number | readonly [number, string])[]
const named = (findings: Findings) =>
  findings.map((one) => (typeof one === 'number' ? { finding: one, reason: '' } : { finding: one[0], reason: one[1] }))

const filing = (id: string, findings: Findings, reason = '客户先说粗话，我没有骂人') => ({
  params: { id },
  body: { findings: named(findings), reason },
})
export const file = (who: Client, id: string, findings: Findings, reason?: string) =>
  who.get<AppealDetail>(fileAppeal, filing(id, findings, reason))
export const tryFile = (who: Client, id: string, findings: Findings, reason?: string) =>
  who.ask(fileAppeal, filing(id, findings, reason))

export const answering = (id: number, support = true, reason = '情况属实') => ({
  params: { id },
  body: { support, reason },
})
export const answer = (who: Client, id: number, support?: boolean, reason?: string) =>
  who.get<AppealDetail>(answerAppeal, answering(id, support, reason))

export const deciding = (id: number, upheld: Readonly<Record<number, boolean>>, reason = '录音证实') => ({
  params: { id },
  body: {
    findings: Object.entries(upheld).map(([finding, upheld]) => ({ finding: Number(finding), upheld, reason: '' })),
    reason,
  },
})
export const decide = (who: Client, id: number, upheld: Readonly<Record<number, boolean>>) =>
  who.get<AppealDetail>(decideAppeal, deciding(id, upheld))

export const withdrawing = (id: number) => ({ params: { id }, body: { reason: '已与班组长沟通' } })
export const withdraw = (who: Client, id: number) => who.get<AppealDetail>(withdrawAppeal, withdrawing(id))
export const look = (who: Client, id: number) => who.get<AppealDetail>(readAppeal, { params: { id } })
export const list = async (who: Client, query: Record<string, unknown> = {}) =>
  (await who.get<{ items: AppealLine[] }>(listAppeals, { query })).items
