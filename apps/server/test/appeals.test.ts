import {
  addWebhook,
  type Appealable,
  appealableConversation,
  type AppealCounts,
  answerAppeal,
  type AppealFigures,
  appealFigures,
  type ConversationLine,
  countAppeals,
  type Delivery,
  listDeliveries,
  removeWebhook,
  type Webhook,
  decideAppeal,
  listAppeals,
  listConversations,
  withdrawAppeal,
} from '@liangyan/contract'
import { changedDaysWaiting, settleChangedDay, sql } from '@liangyan/store'
import { describe, expect, test } from 'vitest'
import { moveLapsed } from '../src/appeals/lapse.ts'
import { inspectAgain } from '../src/ingest/inspect.ts'
import {
  answer,
  answering,
  appealWorld,
  decide,
  deciding,
  FRIDAY,
  file,
  list,
  look,
  PUBLISHED,
  tryFile,
  withdraw,
  withdrawing,
} from './appealing.ts'
import { handIn, open, read, refusal } from './reviewing.ts'

const {
  whole,
  administrator,
  agent,
  mate,
  lead,
  otherLead,
  inspector,
  second,
  manager,
  owner,
  published,
  itIs,
  supported,
} = await appealWorld()
const { system } = whole
const { db } = system

const appealableFor = (who: typeof agent, id: string) => who.get<Appealable>(appealableConversation, { params: { id } })

describe('the way of an appeal', () => {
  test('agent, team lead, inspector: what is upheld is overturned and the result made anew', async () => {
    const { id, tone, address } = await published()
    expect(await appealableFor(agent, id)).toMatchObject({
      publishedAt: new Date(PUBLISHED).toISOString(),
      // two working days are left: the Saturday, and the Tuesday after the feast
      due: { at: '2026-02-24T15:59:59.000Z', certain: true, workingDays: 2, overdue: false },
      mayFile: true,
      why: null,
      findings: [tone, address].sort((a, b) => a - b),
      appeals: [],
    })
    const filed = await file(
      agent,
      id,
      [
        [tone, '是客户先骂人'],
        [address, '方言里的称呼'],
      ],
      '',
    )
    expect(filed).toMatchObject({
      state: 'lead',
      due: { at: '2026-02-24T15:59:59.000Z', workingDays: 2 },
      may: ['withdraw'],
      steps: [{ action: 'file', by: `agent ${agent.login}`, role: 'agent', reason: '' }],
    })
    expect(filed.findings.map(({ reason }) => reason)).toEqual(
      tone < address ? ['是客户先骂人', '方言里的称呼'] : ['方言里的称呼', '是客户先骂人'],
    )
    expect(await reviewState(id)).toBe('appealed')
    expect(await list(lead, { state: 'todo' })).toMatchObject([{ id: filed.id, may: ['answer'] }])
    expect(await list(inspector, { state: 'todo' })).toEqual([])

    await answer(lead, filed.id, true, '确有此事')
    expect(await list(inspector, { state: 'todo' })).toMatchObject([
      { id: filed.id, may: ['decide'], state: 'inspector' },
    ])
    expect((await look(agent, filed.id)).due).toMatchObject({ at: '2026-02-25T15:59:59.000Z', workingDays: 3 })

    for (const day of await changedDaysWaiting(db)) await settleChangedDay(db, day)
    const decided = await decide(inspector, filed.id, { [tone]: true, [address]: false })
    expect(decided).toMatchObject({
      state: 'partly-upheld',
      due: null,
      may: [],
      scoreBefore: 93,
      scoreAfter: 98,
      score: 98,
    })
    const outcomes = Object.fromEntries(decided.findings.map(({ finding, outcome }) => [finding.id, outcome]))
    expect(outcomes).toEqual({ [tone]: 'upheld', [address]: 'rejected' })
    expect(decided.steps.map(({ action }) => action)).toEqual(['file', 'support', 'decide'])
    expect((await changedDaysWaiting(db)).map(({ day }) => day)).toEqual(['2026-03-05'])

    const { conversation, inspection, history } = await read(inspector, id)
    expect(conversation).toMatchObject({ score: 98, broken: 1, reviewState: 'settled' })
    expect(inspection?.findings.find((finding) => finding.id === tone)).toMatchObject({
      opinion: 'overturned',
      stands: 'kept',
    })
    expect(inspection?.scorecard.total).toBe(98)
    expect(history.filter(({ action }) => action === 'appeal').map(({ step }) => step)).toEqual([
      'file',
      'support',
      'decide',
    ])
    expect(refusal(await tryFile(agent, id, [address]))).toMatchObject({ status: 409, code: 'no-further-round' })
    expect(await trail(id)).toEqual(['appeal.file', 'appeal.answer', 'appeal.decide'])
  })

  test('who listens is told of the filing and of the outcome, without anybody’s words', async () => {
    const events = ['appeal.filed', 'appeal.settled']
    const { webhook } = await administrator.get<{ webhook: Webhook }>(addWebhook, {
      // nobody answers there: what is to be sent is all that matters
      body: { name: '绩效系统', url: 'http://127.0.0.1:9/hook', events },
    })
    const { id, tone, address } = await published()
    const { id: appeal } = await file(agent, id, [tone, address])
    await answer(lead, appeal)
    await decide(inspector, appeal, { [tone]: true, [address]: false })
    const { items } = await administrator.get<{ items: Delivery[] }>(listDeliveries, { params: { id: webhook.id } })
    const told = items.map(({ event, body }) => [event, (body as { data: unknown }).data]).toReversed()
    const about = { appeal, conversation: id, agent: '坐席 3107' }
    const findings = [
      { finding: tone, clause: 'tone-curt' },
      { finding: address, clause: 'address-with-nin' },
    ].toSorted((a, b) => a.finding - b.finding)
    const outcome = (finding: number) => (finding === tone ? 'upheld' : 'rejected')
    expect(told).toEqual([
      ['appeal.filed', { ...about, due: '2026-02-24T15:59:59.000Z', findings: expect.arrayContaining(findings) }],
      [
        'appeal.settled',
        {
          ...about,
          outcome: 'partly-upheld',
          findings: findings.map((one) => ({ ...one, outcome: outcome(one.finding) })),
          scoreBefore: 93,
          scoreAfter: 98,
        },
      ],
    ])
    await administrator.get(removeWebhook, { params: { id: webhook.id } })
  })

  test('the lead may reject it, and then it is closed', async () => {
    const { id, tone } = await published()
    const { id: appeal } = await file(agent, id, [tone])
    expect(await answer(lead, appeal, false, '话术确有不当')).toMatchObject({ state: 'rejected', due: null, may: [] })
    expect(await reviewState(id)).toBe('settled')
    expect((await read(agent, id)).conversation.score).toBe(93)
    expect(refusal(await inspector.ask(decideAppeal, deciding(appeal, { [tone]: true })))).toMatchObject({
      status: 409,
      code: 'not-open',
    })
  })

  test('the agent may take it back while it is open; the conversation stands as before', async () => {
    const { id, tone } = await published()
    const review = await open(inspector, id)
    await handIn(inspector, review, {})
    await db.execute(sql`update reviews set done_at = ${PUBLISHED}::timestamptz`)
    const { id: appeal } = await file(agent, id, [tone])
    expect(await reviewState(id)).toBe('appealed')
    expect(await withdraw(agent, appeal)).toMatchObject({ state: 'withdrawn', due: null })
    expect(await reviewState(id)).toBe('reviewed')
    expect(refusal(await agent.ask(withdrawAppeal, withdrawing(appeal)))).toMatchObject({ status: 409 })
  })

  test('a result that a review publishes anew can be appealed against anew', async () => {
    const { id, tone, address } = await published()
    const { id: appeal } = await file(agent, id, [tone])
    await answer(lead, appeal, false)
    expect(await appealableFor(agent, id)).toMatchObject({ mayFile: false, due: null })
    const review = await open(inspector, id)
    await handIn(inspector, review, {})
    await db.execute(sql`update reviews set done_at = ${FRIDAY}::timestamptz where id = ${review.id}`)
    await itIs('2026-02-25T12:00:00+08:00')
    expect(await appealableFor(agent, id)).toMatchObject({ mayFile: true, due: { at: '2026-02-25T15:59:59.000Z' } })
    expect(await file(agent, id, [address])).toMatchObject({ state: 'lead' })
  })

  test('the conversation inspected again meanwhile: the same finding of the new inspection is overturned too', async () => {
    const call = await supported()
    const again = await db.execute<{ id: string }>(sql`
      with old as (select * from inspections where conversation_key = (select key from conversations where id = ${call.id})),
      made as (insert into inspections (conversation_key, standard_version, scorecard, verdicts, commitments)
        select conversation_key, standard_version, scorecard, verdicts, commitments from old returning id, conversation_key),
      retired as (update findings set current = false where inspection_id in (select id from old)),
      copied as (insert into findings (conversation_key, inspection_id, position, started_at, clause, criterion, kind,
          verdict, severity, trial, turns, detail)
        select f.conversation_key, made.id, position, started_at, clause, criterion, kind, verdict, severity, trial, turns,
          detail from findings f join made using (conversation_key) where f.inspection_id in (select id from old))
      update conversations set inspection_id = made.id from made where key = made.conversation_key returning made.id`)
    expect(again.rows).toHaveLength(1)
    await decide(second, call.appeal, { [call.tone]: true, [call.address]: false })
    const { conversation, inspection } = await read(second, call.id)
    expect(conversation.score).toBe(98)
    expect(inspection?.findings.map(({ opinion }) => opinion).sort()).toEqual(['machine', 'machine', 'overturned'])
  })
})

test('what an appeal has upheld stands when the conversation is inspected again', async () => {
  const call = await supported()
  await decide(second, call.appeal, { [call.tone]: true, [call.address]: false })
  const { rows } = await db.execute<{ key: string }>(sql`select key from conversations where id = ${call.id}`)
  const { id: version } = await system.standards.inForce()
  await inspectAgain(system, [Number(rows[0].key)], { version, since: new Date().toISOString() })
  const { conversation, inspection } = await read(second, call.id)
  expect(conversation).toMatchObject({ score: 98, reviewState: 'settled' })
  const now = inspection!.findings.find(({ clause }) => clause === 'tone-curt')!
  expect(now.id).not.toBe(call.tone)
  expect(now).toMatchObject({ opinion: 'overturned', stands: 'kept' })
})

describe('deadlines', () => {
  test('too late to file', async () => {
    const { id, tone } = await published()
    await itIs('2026-02-24T23:59:59.500+08:00')
    expect(await appealableFor(agent, id)).toMatchObject({ mayFile: true, due: { workingDays: 0 } })
    await itIs('2026-02-25T00:00:00+08:00')
    expect(await appealableFor(agent, id)).toMatchObject({ mayFile: false, due: null })
    expect(refusal(await tryFile(agent, id, [tone]))).toEqual({
      status: 409,
      code: 'filed-too-late',
      message: '申诉期限为 3 个工作日，已于 2026年2月24日截止。',
    })
  })

  test('the lead lets the time pass: whoever looks finds it with the inspector, whose time runs from then', async () => {
    const { id, tone } = await published()
    const { id: appeal } = await file(agent, id, [tone])
    await itIs('2026-03-02T09:00:00+08:00')
    // the inspector's time: 25, 26, 27 February; it is Monday by now
    expect((await list(inspector, { overdue: true })).find((line) => line.id === appeal)).toMatchObject({
      state: 'inspector',
      due: { at: '2026-02-27T15:59:59.000Z', overdue: true, workingDays: -2 },
    })
    expect(refusal(await lead.ask(answerAppeal, answering(appeal)))).toMatchObject({
      status: 409,
      code: 'answered-too-late',
      message: '班组长处理期限已于 2026年2月24日截止，申诉已自动转交质检员。',
    })
    const { steps } = await look(agent, appeal)
    expect(steps[1]).toEqual({ action: 'lapse', by: null, role: null, reason: '', at: '2026-02-24T15:59:59.000Z' })
    // late, and decided all the same
    expect(await decide(inspector, appeal, { [tone]: true })).toMatchObject({ state: 'upheld', scoreAfter: 98 })
    expect(await trail(id)).toEqual(['appeal.file', 'appeal.lapse', 'appeal.decide'])
  })

  test('it moves by itself while nobody looks, once, whoever moves it', async () => {
    const { id, tone } = await published()
    const { id: appeal } = await file(agent, id, [tone])
    await itIs('2026-02-24T23:59:59.999+08:00')
    await moveLapsed(system)
    expect(await stateOf(appeal)).toBe('lead')
    await itIs('2026-02-25T00:00:00+08:00')
    await Promise.all([moveLapsed(system), moveLapsed(system), moveLapsed(system)])
    expect(await stateOf(appeal)).toBe('inspector')
    expect((await look(lead, appeal)).steps.map(({ action }) => action)).toEqual(['file', 'lapse'])
  })

  test('badges count what waits for somebody, and what of it is due today', async () => {
    await db.execute(sql`truncate appeals cascade`)
    const [first, other] = [await published(), await published()]
    await file(agent, first.id, [first.tone])
    const counts = (who: typeof agent) => who.get<AppealCounts>(countAppeals)
    expect(await counts(lead)).toEqual({ todo: 1, urgent: 0, lead: 1, inspector: 0, overdue: 0 })
    await itIs('2026-02-24T09:00:00+08:00')
    expect(await counts(lead)).toMatchObject({ todo: 1, urgent: 1 })
    const { id } = await file(agent, other.id, [other.tone])
    await answer(lead, id)
    expect(await counts(inspector)).toEqual({ todo: 1, urgent: 0, lead: 1, inspector: 1, overdue: 0 })
    expect(await counts(agent)).toMatchObject({ todo: 0, lead: 1, inspector: 1 })
    expect(await counts(otherLead)).toEqual({ todo: 0, urgent: 0, lead: 0, inspector: 0, overdue: 0 })
    expect(await counts(manager)).toMatchObject({ todo: 0, lead: 1, inspector: 1 })
  })
})

describe('lists and figures', () => {
  test('own, the team’s, all; by state, clause, agent; paged without gap', async () => {
    await db.execute(sql`truncate appeals cascade`)
    const calls = []
    for (let i = 0; i < 5; i++) calls.push(await published())
    const ids: number[] = []
    for (const [i, call] of calls.entries()) {
      await itIs(`2026-02-13T1${i}:00:00+08:00`)
      ids.push((await file(agent, call.id, [i % 2 === 0 ? call.tone : call.address])).id)
    }
    await answer(lead, ids[0])
    await decide(inspector, ids[0], { [calls[0].tone]: true })
    await answer(lead, ids[1], false)
    await answer(lead, ids[2])
    const idsFor = async (who: typeof agent, query = {}) => (await list(who, query)).map(({ id }) => id)
    expect(await idsFor(agent)).toEqual([...ids].reverse())
    expect(await idsFor(mate)).toEqual([])
    expect(await idsFor(otherLead)).toEqual([])
    expect(await idsFor(lead, { state: 'open' })).toEqual([ids[3], ids[4], ids[2]])
    expect(await idsFor(lead, { state: 'todo' })).toEqual([ids[3], ids[4]])
    expect(await idsFor(owner, { state: 'closed' })).toEqual([ids[1], ids[0]])
    expect(await idsFor(manager, { state: 'upheld' })).toEqual([ids[0]])
    expect(await idsFor(inspector, { clause: 'address-with-nin' })).toEqual([ids[3], ids[1]])
    expect(await idsFor(inspector, { agent: '坐席 3108' })).toEqual([])
    expect(await idsFor(inspector, { agent: '坐席 3107', state: 'inspector' })).toEqual([ids[2]])
    expect(await idsFor(inspector, { from: '2026-02-14' })).toEqual([])
    for (const state of [undefined, 'open']) {
      const paged: number[] = []
      let after: string | null = null
      do {
        const query = { limit: 2, ...(state && { state }), ...(after !== null && { after }) }
        const page: { items: { id: number }[]; next: string | null } = await inspector.get(listAppeals, { query })
        paged.push(...page.items.map(({ id }) => id))
        after = page.next
      } while (after !== null)
      expect(paged).toEqual(await idsFor(inspector, { ...(state && { state }) }))
    }
    for (const after of ['x', '12~', '2026-02-13T00:00:00Z~1'])
      expect((await inspector.ask(listAppeals, { query: { after } })).statusCode).toBe(400)

    const figures = (who: typeof agent, from = '2026-02-13') =>
      who.get<AppealFigures>(appealFigures, { query: { from, to: '2026-02-13' } })
    expect(await figures(manager)).toMatchObject({
      filed: 5,
      open: 3,
      upheld: 1,
      partlyUpheld: 0,
      rejected: 1,
      lapsed: 0,
      findings: { upheld: 1, rejected: 1 },
      clauses: [
        { clause: 'tone-curt', upheld: 1, rejected: 0 },
        { clause: 'address-with-nin', upheld: 0, rejected: 1 },
      ],
      // filed at ten and eleven, settled at two in the afternoon
      hours: { median: 3.5 },
    })
    expect(await figures(otherLead)).toMatchObject({ filed: 0, hours: null, clauses: [] })
    expect((await agent.ask(appealFigures, { query: { from: '2026-02-13', to: '2026-02-13' } })).statusCode).toBe(403)
    expect((await manager.ask(appealFigures, { query: { from: '2026-02-14', to: '2026-02-13' } })).statusCode).toBe(400)
  })
})

async function reviewState(id: string): Promise<string> {
  const { items } = await administrator.get<{ items: ConversationLine[] }>(listConversations, { query: { limit: 500 } })
  return items.find((line) => line.id === id)!.reviewState
}

async function stateOf(appeal: number): Promise<string> {
  const { rows } = await db.execute<{ state: string }>(sql`select state from appeals where id = ${appeal}`)
  return rows[0].state
}

async function trail(id: string): Promise<string[]> {
  const { rows } = await db.execute<{ action: string }>(sql`
    select action from audit_trail where subject = ${id} and action like 'appeal.%' order by id`)
  return rows.map(({ action }) => action)
}
