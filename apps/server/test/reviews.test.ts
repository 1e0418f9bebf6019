import {
  addWebhook,
  type AddableFinding,
  addableFindings,
  type ConversationLine,
  handInReview,
  listConversations,
  openReview,
  revealConversation,
  type ReviewContent,
  saveReview,
} from '@liangyan/contract'
import { sql } from '@liangyan/store'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { restate } from '../src/reviews/restate.ts'
import { findingsOf, handIn, NOTHING, open, read, refusal, reviewing, save } from './reviewing.ts'
import { type Client, running } from './running.ts'

const whole = await running()
const { system, person } = whole
const { db } = system
const administrator = await person('administrator')
const inspector = await person('inspector')
const second = await person('inspector')
const third = await person('inspector')
const lead = await person('team-lead', { team: '信用卡组' })
const agent = await person('agent', { staffNumber: '坐席 3107', team: '信用卡组' })
const manager = await person('manager')

const { call } = reviewing(whole, administrator)

describe('a review', () => {
  test('is scored while it is written, and decides the result when handed in', async () => {
    const id = await call()
    const before = await read(inspector, id)
    const { tone, address, open: undecided } = findingsOf(before)
    expect(before).toMatchObject({ mayReview: true, blind: false, review: null, reviewing: null })
    expect(before.inspection).toMatchObject({ machineScore: 93, scorecard: { total: 93 } })

    const review = await open(inspector, id)
    expect(review).toMatchObject({ blind: false, counts: true, assignment: null, content: NOTHING })
    expect(review.result.scorecard.total).toBe(93)
    expect((await read(lead, id)).reviewing).toMatchObject({ own: false })
    expect((await read(inspector, id)).reviewing).toMatchObject({ own: true })
    expect((await read(agent, id)).reviewing).toBeNull()

    const content: ReviewContent = {
      opinions: [
        { finding: tone.id, opinion: 'confirmed', comment: '确属回绝' },
        { finding: address.id, opinion: 'overturned', comment: '“你自己”是引述' },
        { finding: undecided.id, opinion: 'confirmed', comment: '' },
      ],
      added: [
        {
          key: 'a',
          clause: 'hold-ask-first',
          criterion: 'ignored where there is a clause',
          kind: null,
          turns: [2],
          quote: { turn: 2, start: 0, end: 3 },
          comment: '没有答所问',
        },
        {
          key: 'b',
          clause: null,
          criterion: 'improper-wording',
          kind: 'shirking',
          turns: [4],
          quote: null,
          comment: '',
        },
      ],
      judged: [{ item: 'd18-3-1', off: 4, comment: '吐字含混' }],
      comment: '请加强培训',
    }
    const saved = await save(inspector, review, content)
    // 100 − tone 5 − hold 3 − voice 4; the second finding at the place of the first costs nothing
    expect(saved.result).toMatchObject({ scorecard: { total: 88 }, broken: 3, undecided: 0 })
    expect((await read(manager, id)).conversation.score).toBe(93)
    expect((await open(inspector, id)).content).toEqual(content)

    await db.execute(sql`delete from changed_days`)
    const done = await handIn(inspector, { id: review.id, revision: saved.revision }, content)
    expect(done.result.scorecard.total).toBe(88)

    const after = await read(agent, id)
    expect(after.conversation).toMatchObject({
      score: 88,
      grade: '良好',
      fatal: false,
      broken: 3,
      reviewState: 'reviewed',
    })
    expect(after.conversation.criteria).toEqual(['improper-wording', 'hold-without-consent'])
    expect(after.inspection).toMatchObject({ machineScore: 93, scorecard: { total: 88 } })
    expect(after.review).toMatchObject({ by: expect.stringContaining('inspector'), comment: '请加强培训' })
    const said = after.inspection!.findings.map(({ clause, opinion, stands, comment }) => [
      clause,
      opinion,
      stands,
      comment,
    ])
    expect(said).toEqual([
      ['tone-curt', 'confirmed', 'broken', '确属回绝'],
      ['address-with-nin', 'overturned', 'kept', '“你自己”是引述'],
      ['answer-the-question', 'confirmed', 'broken', undefined],
      ['hold-ask-first', 'added', 'broken', '没有答所问'],
      ['improper-wording', 'added', 'broken', undefined],
    ])
    const [, , , added, byCriterion] = after.inspection!.findings
    expect(added).toMatchObject({ evidence: [{ turn: 2, quote: '账单日', from: 8000 }], decidedBy: ['person'] })
    expect(added.sources.length).toBeGreaterThan(0)
    expect(byCriterion).toMatchObject({ title: '服务忌语或不当语气', kindTitle: '推诿', severity: 'minor' })
    const judged = after.inspection!.scorecard.items.find((item) => item.id === 'd18-3-1')
    expect(judged).toMatchObject({ applies: true, deducted: 4, comment: '吐字含混', most: 10 })

    const { rows: days } = await db.execute(sql`select day::text from changed_days`)
    expect(days).toEqual([{ day: '2026-03-05' }])
    const { rows: trail } = await db.execute(
      sql`select detail from audit_trail where action = 'review.done' and subject = ${id}`,
    )
    expect(trail).toMatchObject([{ detail: { score: 88, counts: true } }])

    const listed = async (query: Record<string, unknown>) =>
      (await inspector.get<{ items: ConversationLine[] }>(listConversations, { query })).items.map((line) => line.id)
    expect(await listed({ clause: 'address-with-nin' })).not.toContain(id)
    expect(await listed({ clause: 'tone-curt', verdict: 'broken' })).toContain(id)
    expect(await listed({ clause: 'hold-ask-first', verdict: 'broken' })).toContain(id)
    expect(await listed({ clause: 'hold-ask-first', verdict: 'undecided' })).not.toContain(id)
    expect(await listed({ clause: 'answer-the-question' })).toContain(id)
    expect(await listed({ criterion: 'hold-without-consent' })).toContain(id)
    expect(await listed({ reviewState: 'reviewed' })).toContain(id)
  })

  test('tells the history of a conversation, to an agent without who looked at the original', async () => {
    const id = await call()
    await inspector.get(revealConversation, { params: { id }, body: { reason: '核对手机号' } })
    await handIn(inspector, await open(inspector, id), { comment: '无误' })
    const told = async (who: Client) => (await read(who, id)).history.map(({ action }) => action)
    expect(await told(manager)).toEqual(['received', 'inspected', 'revealed', 'reviewed'])
    expect(await told(agent)).toEqual(['received', 'inspected', 'reviewed'])
    const [, machine, reveal, done] = (await read(manager, id)).history
    expect(machine).toMatchObject({ version: 1, score: 93, who: '' })
    expect(reveal).toMatchObject({ text: '核对手机号', who: expect.stringContaining('inspector') })
    expect(done).toMatchObject({ text: '无误', score: 93 })
  })

  test('begins with what the one before said, and can take it back', async () => {
    const id = await call()
    const { tone, address } = findingsOf(await read(inspector, id))
    const added = {
      key: 'a',
      clause: null,
      criterion: 'side-talk',
      kind: null,
      turns: [2],
      quote: null,
      comment: '旁人',
    }
    const judged = [{ item: 'd18-3-1', off: 2, comment: '' }]
    await handIn(inspector, await open(inspector, id), {
      opinions: [{ finding: tone.id, opinion: 'overturned', comment: '引用' }],
      added: [added],
      judged,
    })
    expect((await read(second, id)).conversation.score).toBe(100 - 2 - 3 - 2)
    const again = await open(second, id)
    expect(again.content).toEqual({
      ...NOTHING,
      opinions: [{ finding: tone.id, opinion: 'overturned', comment: '引用' }],
      judged,
    })
    const persons = (await read(second, id)).inspection!.findings.at(-1)!
    expect(persons).toMatchObject({ clause: 'side-talk', opinion: 'added' })
    await handIn(second, again, {
      opinions: [
        { finding: persons.id, opinion: 'overturned', comment: '没有旁人' },
        { finding: address.id, opinion: 'confirmed', comment: '' },
      ],
    })
    const after = await read(second, id)
    expect(after.conversation).toMatchObject({ score: 93, broken: 2 })
    expect(after.inspection!.findings.map(({ clause, opinion }) => [clause, opinion])).toEqual([
      ['tone-curt', 'machine'],
      ['address-with-nin', 'confirmed'],
      ['answer-the-question', 'machine'],
      ['side-talk', 'overturned'],
    ])
    const { rows } = await db.execute(sql`select current from findings where id = ${persons.id}`)
    expect(rows).toEqual([{ current: false }])
    await handIn(third, await open(third, id), {
      opinions: [{ finding: persons.id, opinion: 'confirmed', comment: '' }],
    })
    expect((await read(third, id)).inspection!.findings.at(-1)).toMatchObject({ opinion: 'added', stands: 'broken' })
    expect((await read(third, id)).history.filter(({ action }) => action === 'reviewed')).toHaveLength(3)
  })

  test('what is overturned needs a reason; what is not there cannot be spoken of', async () => {
    const id = await call()
    const { tone } = findingsOf(await read(inspector, id))
    const review = await open(inspector, id)
    const tried = async (content: Partial<ReviewContent>) =>
      refusal(
        await inspector.ask(saveReview, {
          params: { id: review.id },
          body: { revision: review.revision, content: { ...NOTHING, ...content } },
        }),
      )
    const one = { key: 'a', clause: null, criterion: 'side-talk', kind: null, turns: [2], quote: null, comment: '' }
    expect(await tried({ opinions: [{ finding: 999_999, opinion: 'confirmed', comment: '' }] })).toMatchObject({
      status: 400,
    })
    expect(await tried({ added: [{ ...one, clause: 'no-such-clause' }] })).toMatchObject({ status: 400 })
    expect(await tried({ added: [{ ...one, criterion: 'no-such-criterion' }] })).toMatchObject({ status: 400 })
    expect(await tried({ added: [{ ...one, turns: [77] }] })).toMatchObject({ status: 400 })
    expect(await tried({ added: [{ ...one, quote: { turn: 2, start: 3, end: 999 } }] })).toMatchObject({ status: 400 })
    expect(await tried({ added: [{ ...one, quote: { turn: 4, start: 0, end: 1 } }] })).toMatchObject({ status: 400 })
    expect(await tried({ added: [one, one] })).toMatchObject({ status: 400 })
    expect(await tried({ judged: [{ item: 'd18-1-1', off: 1, comment: '' }] })).toMatchObject({ status: 400 })
    const overturned = { opinions: [{ finding: tone.id, opinion: 'overturned' as const, comment: ' ' }] }
    const saved = await save(inspector, review, overturned)
    const handed = await inspector.ask(handInReview, {
      params: { id: review.id },
      body: { revision: saved.revision, content: { ...NOTHING, ...overturned } },
    })
    expect(refusal(handed)).toMatchObject({ status: 400, message: '推翻命中须写明理由' })
    expect((await read(inspector, id)).conversation.reviewState).toBe('none')
  })

  test('is for inspectors and administrators, of the conversations of others', async () => {
    const id = await call()
    for (const who of [lead, agent, manager])
      expect((await who.ask(openReview, { params: { id }, body: {} })).statusCode).toBe(403)
    const own = await person('inspector', { staffNumber: '坐席 9001' })
    await db.execute(sql`update conversations set agent = '坐席 9001' where id = ${id}`)
    expect(refusal(await own.ask(openReview, { params: { id }, body: {} }))).toMatchObject({
      status: 403,
      code: 'own-conversation',
    })
    expect((await administrator.ask(openReview, { params: { id }, body: {} })).statusCode).toBe(200)
    expect((await inspector.ask(openReview, { params: { id: 'nowhere' }, body: {} })).statusCode).toBe(404)
  })

  test('offers clauses that are checked, and criteria by kind', async () => {
    const id = await call()
    const { items } = await inspector.get<{ items: AddableFinding[] }>(addableFindings, { params: { id } })
    expect(items).toContainEqual(
      expect.objectContaining({ clause: 'hold-ask-first', criterion: 'hold-without-consent' }),
    )
    expect(items).toContainEqual(
      expect.objectContaining({
        clause: null,
        criterion: 'improper-wording',
        kind: 'shirking',
        title: '服务忌语或不当语气·推诿',
      }),
    )
    expect(items.every(({ title, criterionTitle }) => title !== '' && criterionTitle !== '')).toBe(true)
  })
})

test('webhooks are told of what a review came to, without words or names', async () => {
  const told: unknown[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      told.push(JSON.parse(body))
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  await administrator.get(addWebhook, { body: { name: '复核', url, events: ['review.done'] } })
  const id = await call()
  await handIn(inspector, await open(inspector, id), { comment: '请联系 13812345678' })
  await whole.idle()
  server.close()
  expect(told).toMatchObject([
    { event: 'review.done', data: { conversation: id, score: 93, outOf: 100, grade: '良好', broken: 2 } },
  ])
  expect(JSON.stringify(told)).not.toContain('13812345678')
})

test('a result is made anew from what stands of the findings', async () => {
  const id = await call()
  const { tone, address } = findingsOf(await read(inspector, id))
  await handIn(inspector, await open(inspector, id), { judged: [{ item: 'd18-3-1', off: 4, comment: '' }] })
  const { rows } = await db.execute<{ key: string }>(sql`select key from conversations where id = ${id}`)
  await db.transaction(async (tx) => {
    await tx.execute(sql`update findings set opinion = 'overturned' where id in (${tone.id}, ${address.id})`)
    await restate(tx, system.standards, Number(rows[0].key), 'settled')
  })
  expect((await read(inspector, id)).conversation).toMatchObject({
    score: 96,
    broken: 0,
    criteria: [],
    reviewState: 'settled',
  })
  // a further review leaves what the appeal came to
  await handIn(inspector, await open(inspector, id), {})
  expect((await read(inspector, id)).conversation.reviewState).toBe('settled')
})
