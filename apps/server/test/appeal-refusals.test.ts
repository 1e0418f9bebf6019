import { answerAppeal, decideAppeal, readAppeal, withdrawAppeal } from '@liangyan/contract'
import { sql } from '@liangyan/store'
import { describe, expect, test } from 'vitest'
import {
  answer,
  answering,
  appealWorld,
  deciding,
  file,
  list,
  look,
  PUBLISHED,
  tryFile,
  withdrawing,
} from './appealing.ts'
import { handIn, open, refusal } from './reviewing.ts'

const { whole, administrator, agent, mate, lead, otherLead, inspector, second, manager, owner, published, supported } =
  await appealWorld()
const { system, person } = whole
const { db } = system

describe('refusals', () => {
  test('a filing without reason, without findings, about what costs nothing, twice', async () => {
    const { id, tone, address, trial } = await published()
    const refused = async (findings: Parameters<typeof tryFile>[2], reason?: string) =>
      refusal(await tryFile(agent, id, findings, reason))
    expect(await refused([[tone, '有理'], address], '')).toMatchObject({ status: 400, code: 'reason-missing' })
    expect(await refused([tone], ' \n')).toMatchObject({ status: 400, code: 'reason-missing' })
    expect(await refused([])).toMatchObject({ status: 400 })
    expect(await refused([trial])).toMatchObject({ status: 400, code: 'unusable' })
    expect(await refused([999_999])).toMatchObject({ status: 400, code: 'unusable' })
    expect(await refused([tone, tone])).toMatchObject({ status: 400, code: 'unusable' })
    expect(await stateOfConversation(id)).toEqual([])
    const other = await published()
    expect(await refused([other.tone])).toMatchObject({ status: 400, code: 'unusable' })
    await file(agent, id, [tone])
    expect(await refused([address])).toMatchObject({ status: 409, code: 'already-filed' })
  })

  test('a decision without reason, about some of the findings, about others', async () => {
    const { appeal, tone, address, trial } = await supported()
    const refused = async (upheld: Record<number, boolean>, reason?: string) =>
      refusal(await inspector.ask(decideAppeal, deciding(appeal, upheld, reason)))
    expect(await refused({ [tone]: true, [address]: true }, '')).toMatchObject({ status: 400, code: 'reason-missing' })
    expect(await refused({ [tone]: true })).toMatchObject({ status: 400, code: 'unusable' })
    expect(await refused({ [tone]: true, [address]: true, [trial]: true })).toMatchObject({ status: 400 })
    expect(await stateOf(appeal)).toBe('inspector')
  })

  test('who reviewed the result stands aside, and is told so', async () => {
    const call = await published()
    const review = await open(inspector, call.id)
    await handIn(inspector, review, {})
    await db.execute(sql`update reviews set done_at = ${PUBLISHED}::timestamptz where id = ${review.id}`)
    const { id } = await file(agent, call.id, [call.tone])
    await answer(lead, id)
    expect(refusal(await inspector.ask(decideAppeal, deciding(id, { [call.tone]: true })))).toEqual({
      status: 403,
      code: 'reviewed-by-yourself',
      message: '该会话由您质检或复核，按回避要求须由他人处理。',
    })
    expect(await look(inspector, id)).toMatchObject({
      may: [],
      barred: '该会话由您质检或复核，按回避要求须由他人处理。',
    })
    expect(await look(second, id)).toMatchObject({ may: ['decide'], barred: null })
    expect((await list(inspector, { state: 'todo' })).map((line) => line.id)).not.toContain(id)
    expect((await list(second, { state: 'todo' })).map((line) => line.id)).toContain(id)
  })

  test('a team lead who took the call files it, and a manager answers', async () => {
    const call = await published()
    const caller = await person('team-lead', { team: '贵宾组', staffNumber: '坐席 9001' })
    await db.execute(sql`
      update conversations set agent = '坐席 9001', team_id = (select id from teams where name = '贵宾组')
      where id = ${call.id}`)
    const { id } = await file(caller, call.id, [call.tone])
    expect(refusal(await caller.ask(answerAppeal, answering(id)))).toMatchObject({
      status: 403,
      code: 'own-conversation',
    })
    expect((await list(caller, { state: 'todo' })).map((line) => line.id)).not.toContain(id)
    // nobody else leads that team
    expect((await list(manager, { state: 'todo' })).map((line) => line.id)).toContain(id)
    await answer(manager, id)
    // and who answered does not decide
    expect(refusal(await manager.ask(decideAppeal, deciding(id, { [call.tone]: true })))).toMatchObject({
      status: 403,
      code: 'judged-before',
    })
  })

  test('role by step: who may do what', async () => {
    const call = await published()
    const people = { agent, mate, lead, otherLead, inspector, manager, owner, administrator }
    const { id } = await file(agent, call.id, [call.tone])
    const answers = {
      file: (who: typeof agent) => tryFile(who, call.id, [call.tone]),
      read: (who: typeof agent) => who.ask(readAppeal, { params: { id } }),
      answer: (who: typeof agent) => who.ask(answerAppeal, answering(id, true, '')),
      decide: (who: typeof agent) => who.ask(decideAppeal, deciding(id, { [call.tone]: true }, '')),
      withdraw: (who: typeof agent) => who.ask(withdrawAppeal, withdrawing(999_999)),
    }
    const table = Object.fromEntries(
      await Promise.all(
        Object.entries(people).map(async ([name, who]) => [
          name,
          (await Promise.all(Object.values(answers).map((ask) => ask(who))))
            .map(({ statusCode }) => statusCode)
            .join(' '),
        ]),
      ),
    )
    // 400: only the reason is missing; 409: not its turn; 404: not there for them; 403: not for the role
    expect(table).toEqual({
      //             file read answer decide withdraw
      agent: '409 200 403 403 404',
      mate: '404 404 403 403 404',
      lead: '403 200 400 403 404',
      otherLead: '404 404 404 403 404',
      inspector: '403 200 403 409 403',
      manager: '403 200 400 409 403',
      owner: '403 200 403 403 403',
      administrator: '403 200 403 403 403',
    })
  })
})

describe('two at once', () => {
  test('of two decisions one wins, and the score is given back once', async () => {
    const { appeal, id, tone, address } = await supported()
    const upheld = deciding(appeal, { [tone]: true, [address]: true })
    const rejected = deciding(appeal, { [tone]: false, [address]: false })
    const answers = await Promise.all([
      inspector.ask(decideAppeal, upheld),
      second.ask(decideAppeal, rejected),
      inspector.ask(decideAppeal, upheld),
    ])
    const codes = answers.map(({ statusCode }) => statusCode)
    expect(codes.filter((code) => code === 200)).toHaveLength(1)
    expect(codes.filter((code) => code !== 200).every((code) => code === 409 || code === 403)).toBe(true)
    const { state, score, steps } = await look(agent, appeal)
    expect([state, score]).toEqual(answers[1].statusCode === 200 ? ['rejected', 93] : ['upheld', 100])
    expect(steps.filter(({ action }) => action === 'decide')).toHaveLength(1)
    expect((await trail(id)).filter((action) => action === 'appeal.decide')).toHaveLength(1)
  })

  test('of two filings one wins', async () => {
    const { id, tone, address } = await published()
    const answers = await Promise.all([tryFile(agent, id, [tone]), tryFile(agent, id, [address])])
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(await stateOfConversation(id)).toEqual(['lead'])
  })

  test('withdrawn while it is answered: one of the two', async () => {
    const { id, tone } = await published()
    const { id: appeal } = await file(agent, id, [tone])
    const answers = await Promise.all([
      lead.ask(answerAppeal, answering(appeal, false)),
      agent.ask(withdrawAppeal, withdrawing(appeal)),
    ])
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await look(agent, appeal)).steps).toHaveLength(2)
  })
})

async function stateOf(appeal: number): Promise<string> {
  const { rows } = await db.execute<{ state: string }>(sql`select state from appeals where id = ${appeal}`)
  return rows[0].state
}

async function stateOfConversation(id: string): Promise<string[]> {
  const { rows } = await db.execute<{ state: string }>(sql`
    select state from appeals where conversation_key = (select key from conversations where id = ${id})`)
  return rows.map(({ state }) => state)
}

async function trail(id: string): Promise<string[]> {
  const { rows } = await db.execute<{ action: string }>(sql`
    select action from audit_trail where subject = ${id} and action like 'appeal.%' order by id`)
  return rows.map(({ action }) => action)
}
