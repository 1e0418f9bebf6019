import {
  type Assignment,
  compareDoubleScoring,
  type Comparison,
  countConversations,
  type ConversationLine,
  type DoubleScoring,
  ingestConversations,
  listAssignments,
  listConversations,
  listDoubleScorings,
  nextReview,
  openReview,
  readConversation,
  reassign,
  type ReviewContent,
} from '@liangyan/contract'
import { sql } from '@liangyan/store'
import { beforeEach, describe, expect, test } from 'vitest'
import { planning } from './planning.ts'
import { handIn, open, read, refusal } from './reviewing.ts'
import { type Client, running } from './running.ts'

const whole = await running()
const { system, person, idle } = whole
const { db } = system
const administrator = await person('administrator')
const manager = await person('manager')
const agent = await person('agent', { staffNumber: 'A9' })
const { add, draw, drawnBy, forget } = planning(whole, administrator)

/** A call in which the machine finds a harsh word (a veto is none of it) and an address without 您; another with nothing. */
const HARSH = ['您好，这里是丰和银行，请问有什么可以帮您？', '年费怎么免？', '你自己看协议去，滚。', '算了。', '再见。']
let made = 0
async function call(lines = HARSH): Promise<string> {
  const turns = lines.map((text, index) => {
    return {
      index,
      speaker: index % 2 === 0 ? 'agent' : 'customer',
      text,
      start: index * 4000,
      end: index * 4000 + 3000,
    }
  })
  const id = `double-${++made}`
  const conversation = { id, channel: 'phone', agent: 'A9', startedAt: '2026-03-05T10:02:00+08:00', turns, events: [] }
  await administrator.get(ingestConversations, { body: { conversations: [conversation] } })
  await idle()
  return id
}

const harsh = (clause = 'tone-curt'): ReviewContent['added'][number] => {
  return { key: clause, clause, criterion: '-', kind: null, turns: [2], quote: null, comment: '语气生硬' }
}
const judged = (off: number) => [{ item: 'd18-3-1', off, comment: '' }]

let first: Client
let second: Client
let third: Client
/** A conversation that two of three inspectors are to score, in the order in which they are asked. */
async function doubled(
  more: { scoreLimit?: number } = {},
): Promise<{ id: string; scoring: () => Promise<DoubleScoring> }> {
  await forget()
  await db.execute(sql`delete from conversations`)
  const id = await call()
  const people = [await person('inspector'), await person('inspector'), await person('inspector')]
  const plan = await add(manager, {
    rule: { kind: 'risk', size: 1, holdOut: 0 },
    doubleShare: 1,
    reviewers: people.map((each) => each.id),
    ...more,
  })
  await draw(manager, plan)
  const [one, two] = await drawnBy(plan)
  first = people.find((each) => each.id === one.reviewer)!
  second = people.find((each) => each.id === two.reviewer)!
  third = people.find((each) => each !== first && each !== second)!
  const scoring = async () => (await manager.get<{ items: DoubleScoring[] }>(listDoubleScorings)).items[0]
  return { id, scoring }
}

const score = async (who: Client, id: string, content: Partial<ReviewContent>) =>
  (await handIn(who, await open(who, id), content)).result.scorecard.total

describe('two who score blind', () => {
  let id: string
  let scoring: () => Promise<DoubleScoring>
  beforeEach(async () => {
    ;({ id, scoring } = await doubled())
  })

  test('see nothing of the machine’s nor of each other’s before they have handed in, by any route', async () => {
    const machine = await read(manager, id)
    expect(machine.inspection!.findings.length).toBeGreaterThan(1)
    const total = await score(first, id, { added: [harsh()] })
    expect(total).toBe(95)

    for (const who of [second]) {
      const detail = await read(who, id)
      expect(detail).toMatchObject({ blind: true, review: null, reviewing: null, history: [] })
      expect(detail.inspection).toMatchObject({ findings: [], machineScore: null, commitments: [] })
      expect(detail.conversation).toMatchObject({ score: null, risk: 0, broken: 0, criteria: [], contact: null })
      for (const query of [{}, { order: 'risk' }, { scoreTo: 99 }, { clause: 'tone-curt' }, { verdict: 'broken' }]) {
        const { items } = await who.get<{ items: ConversationLine[] }>(listConversations, { query })
        expect(items.map((line) => line.id)).not.toContain(id)
      }
      expect(await who.get(countConversations, { query: { scoreTo: 99 } })).toMatchObject({ count: 0 })
      const { items: queue } = await who.get<{ items: Assignment[] }>(listAssignments)
      expect(queue).toMatchObject([{ blind: true, judged: null, conversation: { id } }])
      expect(await who.get(nextReview)).toMatchObject({ next: { conversation: id, reason: 'blind' } })
      expect((await open(who, id)).assignment).toMatchObject({ reason: 'blind' })
      const { items: scorings } = await who.get<{ items: DoubleScoring[] }>(listDoubleScorings)
      expect(scorings[0]).toMatchObject({ state: 'waiting', difference: null, score: null })
      expect(scorings[0].scorings.map((each) => each.score)).toEqual([null, null])
      const params = { id: scorings[0].id }
      expect(refusal(await who.ask(compareDoubleScoring, { params })).code).toBe('blind')
      const answers = [
        await who.ask(readConversation, { params: { id } }),
        await who.ask(listAssignments),
        await who.ask(listDoubleScorings),
        await who.ask(openReview, { params: { id }, body: {} }),
      ]
      for (const { body } of answers) {
        expect(body).not.toContain('语气生硬')
        expect(body).not.toContain('tone-curt')
      }
    }
    // nobody sees anything before both have handed in, and nothing is decided
    expect((await scoring()).scorings.map((each) => each.score)).toEqual([null, null])
    expect((await read(manager, id)).conversation).toEqual(machine.conversation)
    expect((await read(agent, id)).review).toBeNull()

    await score(second, id, { added: [harsh()] })
    const after = await read(second, id)
    expect(after).toMatchObject({ blind: false })
    expect(after.inspection!.findings.length).toBeGreaterThan(1)
  })

  test('agree: the first one’s stands with its evidence, the mean is kept beside it', async () => {
    await score(second, id, { added: [harsh()], judged: judged(2), comment: '后一位' })
    expect((await scoring()).state).toBe('waiting')
    await score(first, id, { added: [harsh()], comment: '先一位' })
    expect(await scoring()).toMatchObject({ state: 'agreed', difference: 2, score: 94, fatal: false })
    const { conversation, inspection, review } = await read(agent, id)
    expect(conversation).toMatchObject({ score: 95, broken: 1, reviewState: 'reviewed' })
    expect(review).toMatchObject({ comment: '先一位' })
    const said = inspection!.findings.map(({ clause, opinion }) => [clause, opinion])
    expect(said).toContainEqual(['tone-curt', 'confirmed'])
    expect(said.filter(([, opinion]) => opinion === 'added')).toEqual([])
    expect(inspection!.findings.filter(({ opinion }) => opinion === 'overturned').length).toBeGreaterThan(0)

    const { id: scoringId } = await scoring()
    const comparison = await third.get<Comparison>(compareDoubleScoring, { params: { id: scoringId } })
    expect(comparison.reviewers.map((each) => each.score)).toEqual([95, 93])
    const voice = comparison.items.find((item) => item.id === 'd18-3-1')
    expect(voice?.deducted).toEqual([null, 2])
  })

  test('differ too much: a third, who has seen neither, decides', async () => {
    const before = (await read(manager, id)).conversation
    await score(first, id, {})
    await score(second, id, { added: [harsh()], judged: judged(8) })
    expect(await scoring()).toMatchObject({ state: 'arbitration', difference: 13, score: null, settledAt: null })
    expect((await read(manager, id)).conversation).toEqual(before)

    const { items: queue } = await third.get<{ items: Assignment[] }>(listAssignments)
    expect(queue).toMatchObject([{ conversation: { id }, blind: false, judged: { reason: 'arbitration' } }])
    const { items } = await third.get<{ items: DoubleScoring[] }>(listDoubleScorings)
    expect(items[0].scorings.map((each) => each.score)).toEqual([null, null, null])
    expect(items[0].difference).toBeNull()
    expect(refusal(await third.ask(compareDoubleScoring, { params: { id: items[0].id } })).code).toBe('blind')
    expect((await third.ask(readConversation, { params: { id } })).body).not.toContain('语气生硬')

    const findings = (await read(third, id)).inspection!.findings.filter(({ verdict }) => verdict === 'broken')
    const opinions = findings.map((finding) => {
      return { finding: finding.id, opinion: 'overturned' as const, comment: '误判' }
    })
    const total = await score(third, id, { opinions, judged: judged(3), comment: '仲裁' })
    expect(await scoring()).toMatchObject({ state: 'arbitrated', score: total, difference: 13 })
    const { conversation, review } = await read(agent, id)
    expect(conversation).toMatchObject({ score: total, reviewState: 'reviewed' })
    expect(review).toMatchObject({ comment: '仲裁' })
    expect((await scoring()).scorings.map((each) => each.score)).toEqual([100, 87, total])
  })

  test('hand in at once: it is settled once', async () => {
    const reviews = [await open(first, id), await open(second, id)]
    await Promise.all([first, second].map((who, i) => handIn(who, reviews[i], { added: [harsh()] })))
    expect(await scoring()).toMatchObject({ state: 'agreed', score: 95 })
    const { rows } = await db.execute(sql`select count(*)::int as count from reviews where counts`)
    expect(rows).toEqual([{ count: 1 }])
  })

  test('cannot both be the same, whoever reassigns', async () => {
    const { items: queue } = await first.get<{ items: Assignment[] }>(listAssignments)
    const to = async (reviewer: Client | null) =>
      manager.get<{ moved: number; refused: { message: string }[] }>(reassign, {
        body: { assignments: [queue[0].id], reviewer: reviewer?.id ?? null },
      })
    expect(await to(second)).toMatchObject({ moved: 0, refused: [{ message: expect.stringContaining('双评') }] })
    expect(await to(null)).toMatchObject({ moved: 0, refused: [{ message: expect.stringContaining('盲评') }] })
    expect(await to(third)).toEqual({ moved: 1, refused: [] })
    await score(third, id, {})
    await score(second, id, {})
    expect(await scoring()).toMatchObject({ state: 'agreed', score: 100 })
  })
})

test('with nobody to arbitrate it waits for anybody but the two', async () => {
  const { id, scoring } = await doubled({ scoreLimit: 0 })
  await db.execute(sql`update users set disabled = true where role in ('inspector', 'administrator')
    and id not in (${first.id}, ${second.id}, ${administrator.id})`)
  await score(first, id, {})
  await score(second, id, { added: [harsh()] })
  expect((await scoring()).scorings.map(({ reviewer }) => reviewer?.id)).toEqual([first.id, second.id, undefined])
  const free = async (who: Client) =>
    (await who.get<{ items: Assignment[] }>(listAssignments, { query: { whose: 'free' } })).items
  expect(await free(first)).toEqual([])
  expect(await first.get(nextReview)).toEqual({ next: null, left: 0 })
  const [waiting] = await free(administrator)
  expect(refusal(await second.ask(openReview, { params: { id }, body: { assignment: waiting.id } })).status).toBe(409)
  await handIn(administrator, await open(administrator, id, { assignment: waiting.id }), {})
  expect((await scoring()).state).toBe('arbitrated')
})

test('a plan whose reviews are blind decides by them all the same', async () => {
  await forget()
  await db.execute(sql`delete from conversations`)
  const id = await call()
  const inspector = await person('inspector')
  await draw(manager, await add(manager, { blind: true, reviewers: [inspector.id] }))
  const total = await score(inspector, id, { added: [harsh(), { ...harsh('hold-ask-first'), turns: [0] }] })
  const { conversation, inspection } = await read(agent, id)
  expect(conversation).toMatchObject({ score: total, reviewState: 'reviewed' })
  expect(inspection!.findings.map(({ opinion }) => opinion).sort()).toContain('confirmed')
  const { rows } = await db.execute(sql`select blind, counts, score from reviews order by id`)
  expect(rows).toEqual([
    { blind: true, counts: false, score: total },
    { blind: true, counts: true, score: total },
  ])
})
