import {
  discardReview,
  handInReview,
  type NextAssignment,
  nextReview,
  openReview,
  saveReview,
} from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import {
  addInspections,
  addStandardVersion,
  publishVersion,
  sealedOriginals,
  sql,
  standardTextsOf,
} from '@liangyan/store'
import { describe, expect, test } from 'vitest'
import { inspected } from '../src/ingest/inspect.ts'
import { findingsOf, handIn, NOTHING, open, read, refusal, reviewing, save } from './reviewing.ts'
import { type Client, running } from './running.ts'

const whole = await running()
const { system, person } = whole
const { db } = system
const administrator = await person('administrator')
const inspector = await person('inspector')
const second = await person('inspector')
const third = await person('inspector')
const manager = await person('manager')

const { call, assign } = reviewing(whole, administrator)

describe('two inspectors', () => {
  test('the second is told who reviews, and can take over with all that is written', async () => {
    const id = await call()
    const { tone } = findingsOf(await read(inspector, id))
    const review = await open(inspector, id)
    const content = { opinions: [{ finding: tone.id, opinion: 'confirmed' as const, comment: '' }] }
    const { revision } = await save(inspector, review, content)
    const told = refusal(await second.ask(openReview, { params: { id }, body: {} }))
    expect(told).toMatchObject({ status: 409, code: 'under-review' })
    expect(told.message).toMatch(/^inspector .*正在复核此会话/)

    const taken = await open(second, id, { takeOver: true })
    expect(taken).toMatchObject({ id: review.id, content })
    const late = { params: { id: review.id }, body: { revision, content: NOTHING } }
    expect(refusal(await inspector.ask(saveReview, late))).toMatchObject({ status: 409, code: 'taken-over' })
    expect(refusal(await inspector.ask(handInReview, late))).toMatchObject({ status: 409, code: 'taken-over' })
    await handIn(second, taken, content)
    expect((await read(manager, id)).history.map(({ action }) => action)).toContain('taken-over')
    expect(refusal(await second.ask(saveReview, late))).toMatchObject({ status: 409, code: 'done' })
  })

  test('who begin at once: one of them writes it', async () => {
    const id = await call()
    const answers = await Promise.all(
      [inspector, second, third].map((who) => who.ask(openReview, { params: { id }, body: {} })),
    )
    expect(answers.map(({ statusCode }) => String(statusCode)).sort()).toEqual(['200', '409', '409'])
  })

  test('one window does not write over what another has written', async () => {
    const id = await call()
    const review = await open(inspector, id)
    await save(inspector, review, { comment: '甲' })
    const late = {
      params: { id: review.id },
      body: { revision: review.revision, content: { ...NOTHING, comment: '乙' } },
    }
    expect(refusal(await inspector.ask(saveReview, late))).toMatchObject({ status: 409, code: 'changed-elsewhere' })
    expect(refusal(await inspector.ask(handInReview, late))).toMatchObject({ status: 409, code: 'changed-elsewhere' })
    expect((await open(inspector, id)).content.comment).toBe('甲')
  })

  test('a review that is given up leaves nothing behind', async () => {
    const id = await call()
    const review = await open(inspector, id)
    expect((await second.ask(discardReview, { params: { id: review.id } })).statusCode).toBe(409)
    await inspector.get(discardReview, { params: { id: review.id } })
    expect((await read(second, id)).reviewing).toBeNull()
    expect((await open(second, id)).id).not.toBe(review.id)
  })
})

describe('assignments', () => {
  test('come by rank, own ones before those that are anybody’s; handing in finishes them', async () => {
    const reviewer = await person('inspector')
    const [first, other, last] = [await call(), await call(), await call()]
    const own = await assign(first, reviewer, { rank: 1 })
    const free = await assign(other, null, { rank: 2 })
    const behind = await assign(last, reviewer, { rank: 3 })
    const next = (who: Client, after?: number) =>
      who.get<{ next: NextAssignment | null; left: number }>(nextReview, {
        query: { ...(after !== undefined && { after }) },
      })
    expect(await next(reviewer)).toMatchObject({ next: { id: own, conversation: first }, left: 3 })
    expect(await next(reviewer, own)).toMatchObject({ next: { id: behind, conversation: last } })
    expect(await next(reviewer, behind)).toMatchObject({ next: { id: free, conversation: other } })
    expect(await next(reviewer, free)).toMatchObject({ next: { id: own } })
    expect((await next(second)).left).toBe(1)

    const taken = await open(second, other, { assignment: free })
    expect(taken.assignment).toEqual({ id: free, reason: 'random' })
    const gone = await reviewer.ask(openReview, { params: { id: other }, body: { assignment: free } })
    expect(refusal(gone)).toMatchObject({ status: 409, code: 'assignment-gone' })

    // an assignment of one's own is found without naming it
    const review = await open(reviewer, first)
    expect(review.assignment?.id).toBe(own)
    expect((await handIn(reviewer, review, {})).next).toMatchObject({ id: behind })
    expect(await next(reviewer)).toMatchObject({ next: { id: behind }, left: 1 })
    const last1 = await handIn(reviewer, await open(reviewer, last), {})
    expect(last1.next).toBeNull()
    await handIn(second, taken, {})
    expect(await next(second)).toEqual({ next: null, left: 0 })
  })

  test('a review begun without one serves the assignment that comes later; taking over takes it too', async () => {
    const id = await call()
    const review = await open(inspector, id)
    const assignment = await assign(id, inspector)
    expect((await open(inspector, id)).assignment?.id).toBe(assignment)
    const taken = await open(second, id, { takeOver: true })
    await handIn(second, taken, {})
    const { rows } = await db.execute(
      sql`select reviewer_id, done_at is not null as done from assignments where id = ${assignment}`,
    )
    expect(rows).toEqual([{ reviewer_id: second.id, done: true }])
    expect(taken.id).toBe(review.id)
  })

  test('who scores blind sees nothing of the machine’s or others’ until it is handed in, and decides nothing', async () => {
    const id = await call()
    const { tone } = findingsOf(await read(inspector, id))
    await handIn(inspector, await open(inspector, id), {
      opinions: [{ finding: tone.id, opinion: 'overturned', comment: '引用' }],
    })
    const decided = (await read(manager, id)).conversation
    await assign(id, second, { reason: 'second', blind: true })

    const hidden = await read(second, id)
    expect(hidden).toMatchObject({ blind: true, history: [], review: null, reviewing: null })
    expect(hidden.conversation).toMatchObject({
      score: null,
      grade: null,
      fatal: false,
      broken: 0,
      criteria: [],
      risk: 0,
    })
    expect(hidden.inspection).toMatchObject({
      machineScore: null,
      findings: [],
      commitments: [],
      scorecard: { total: 100 },
    })
    expect(hidden.turns).toHaveLength(7)

    const review = await open(second, id)
    expect(review).toMatchObject({
      blind: true,
      counts: false,
      content: NOTHING,
      result: { scorecard: { total: 100 } },
    })
    // somebody else may write the one that decides at the same time
    const deciding = await open(third, id)
    const guess = {
      params: { id: review.id },
      body: {
        revision: review.revision,
        content: { ...NOTHING, opinions: [{ finding: tone.id, opinion: 'confirmed', comment: '' }] },
      },
    }
    expect((await second.ask(saveReview, guess)).statusCode).toBe(400)
    const added = { key: 'a', clause: 'tone-curt', criterion: '', kind: null, turns: [4], quote: null, comment: '' }
    const done = await handIn(second, review, { added: [{ ...added, criterion: 'improper-wording' }] })
    expect(done.result).toMatchObject({ scorecard: { total: 95 }, broken: 1, criteria: ['improper-wording'] })

    expect((await read(manager, id)).conversation).toEqual(decided)
    const shown = await read(second, id)
    expect(shown).toMatchObject({ blind: false, review: { by: expect.stringContaining('inspector') } })
    expect(shown.inspection!.findings).toHaveLength(3)
    const { rows } = await db.execute(
      sql`select score, bad, criteria, counts, blind from reviews where id = ${review.id}`,
    )
    expect(rows).toEqual([{ score: 95, bad: true, criteria: ['improper-wording'], counts: false, blind: true }])
    await handIn(third, deciding, {})
  })
})

describe('a conversation inspected again', () => {
  async function inspectAgain(id: string): Promise<void> {
    const texts = await standardTextsOf(db, (await system.standards.inForce()).id)
    const further = new Map([...texts, ['moments/hearing.yaml', `${texts.get('moments/hearing.yaml') ?? ''}\n`]])
    await publishVersion(db, await addStandardVersion(db, { title: '第二版', state: 'approved' }, further), null)
    system.standards.changed()
    const { rows } = await db.execute<{ key: string }>(sql`select key from conversations where id = ${id}`)
    const [{ key, sealed }] = await sealedOriginals(db, [Number(rows[0].key)])
    const conversation = system.vault.open(id, sealed) as Conversation
    await addInspections(db, [inspected(key, conversation, await system.standards.inForce())])
  }

  test('while it is reviewed: it must be opened again, with what was written', async () => {
    const id = await call()
    const { tone } = findingsOf(await read(inspector, id))
    const review = await open(inspector, id)
    const content = { opinions: [{ finding: tone.id, opinion: 'overturned' as const, comment: '引用' }], comment: '阅' }
    const { revision } = await save(inspector, review, content)
    await inspectAgain(id)
    const late = { params: { id: review.id }, body: { revision, content: { ...NOTHING, ...content } } }
    expect(refusal(await inspector.ask(handInReview, late))).toMatchObject({ status: 409, code: 'inspected-again' })

    const again = await open(inspector, id)
    const now = findingsOf(await read(inspector, id))
    expect(now.tone.id).not.toBe(tone.id)
    expect(again.id).toBe(review.id)
    expect(again.content).toMatchObject({ comment: '阅', opinions: [{ finding: now.tone.id, comment: '引用' }] })
    await handIn(inspector, again, { ...content, opinions: again.content.opinions })
    const after = await read(inspector, id)
    expect(after.conversation.score).toBe(98)
    expect(after.inspection?.standardVersion).toBe(2)
    expect(after.history.map(({ action, version }) => `${action} ${version ?? ''}`)).toEqual([
      'received ',
      'inspected 1',
      're-inspected 2',
      'reviewed ',
    ])
  })
})
