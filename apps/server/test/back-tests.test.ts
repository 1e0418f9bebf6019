import {
  type BackTest as Test,
  type BackTestFlip,
  ingestConversations,
  listBackTests,
  listFlips,
  listTasks,
  readBackTest,
  startBackTest,
  type Task,
} from '@liangyan/contract'
import type { Conversation, Turn } from '@liangyan/conversation'
import { Engine, type Inspection } from '@liangyan/inspection'
import { BackTest, type InspectionResult, type Verdict } from '@liangyan/review'
import { loadStandard } from '@liangyan/standard'
import { standardTextsOf } from '@liangyan/store'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownSummary } from '../src/back-tests/summary.ts'
import { running } from './running.ts'
import { published, SMALL, smallDraft } from './small-standards.ts'

const world = await running()
const { person, idle, system } = world
const author = await person('standard-owner')
const second = await person('standard-owner')
const administrator = await person('administrator')

const WORDS = ['不知道', '不清楚', '我查一下', '感谢您的耐心等待', '让您久等了', '好的', '不晓得', '稍等']
const spoken = fc.sample(
  fc.array(fc.tuple(fc.constantFrom<Turn['speaker'][]>('agent', 'customer'), fc.constantFrom(...WORDS), fc.boolean()), {
    minLength: 1,
    maxLength: 6,
  }),
  { numRuns: 700, seed: 4 },
)
const CONVERSATIONS = spoken.map((lines, i): Conversation => {
  const turns = lines.map(
    ([speaker, text], index): Turn => ({ index, speaker, text, start: index * 10_000, end: index * 10_000 + 2_000 }),
  )
  const held = lines.flatMap(([, , hold], at) =>
    hold ? [{ type: 'hold' as const, start: at * 10_000 + 3_000, end: at * 10_000 + 9_000 }] : [],
  )
  return { id: `c-${String(i).padStart(4, '0')}`, turns, events: held }
})

async function ingested(conversations: readonly Conversation[]): Promise<void> {
  for (let i = 0; i < conversations.length; i += 250)
    await administrator.get(ingestConversations, { body: { conversations: conversations.slice(i, i + 250) } })
  await idle()
}

async function tested(id: number, conversations: number): Promise<Test> {
  const started = await author.get<Test>(startBackTest, { params: { id }, body: { conversations } })
  await idle()
  return author.get<Test>(readBackTest, { params: { id: started.id } })
}

/** What the two versions make of conversations, each inspected in full by both. */
async function byHand(from: number, to: number, conversations: readonly Conversation[], decided = {}) {
  const [before, after] = await Promise.all(
    [from, to].map(async (id) => {
      const { standard } = loadStandard(await standardTextsOf(system.db, id), { forRunning: true })
      return {
        engine: new Engine(standard!),
        titles: standard!.everyClause.map(({ clause }) => [clause.id, clause.title]),
      }
    }),
  )
  const sums = new BackTest(decided)
  const changed = conversations.flatMap((conversation) => {
    const comparison = sums.add(
      resultOf(before.engine.inspect(conversation)),
      resultOf(after.engine.inspect(conversation)),
    )
    return comparison.changed ? [comparison] : []
  })
  const titles = new Map([...before.titles, ...after.titles] as [string, string][])
  return { summary: shownSummary(sums.summary(), titles), changed }
}

function resultOf({ id, verdicts, scorecard: { total, fatal, grade } }: Inspection): InspectionResult {
  const told = verdicts.map(({ clause, broken, undecided, kept }): [string, Verdict | undefined] => [
    clause,
    broken > 0 ? 'broken' : undecided > 0 ? 'undecided' : kept > 0 ? 'kept' : undefined,
  ])
  const known = told.filter((entry): entry is [string, Verdict] => entry[1] !== undefined)
  return { conversation: id, verdicts: Object.fromEntries(known), score: total, fatal, grade }
}

async function allFlips(id: number, query: object = {}): Promise<BackTestFlip[]> {
  const all: BackTestFlip[] = []
  let after: string | null = null
  do {
    const page: { items: BackTestFlip[]; next: string | null } = await author.get(listFlips, {
      params: { id },
      query: { limit: 40, ...query, ...(after !== null && { after }) },
    })
    all.push(...page.items)
    after = page.next
  } while (after !== null)
  return all
}

/** Says of a finding of a conversation what a person decided. */
const decide = (statement: string, conversation: string, clause: string) =>
  system.pool.query(statement, [conversation, clause])

test('a draft is held against the version in force, and what it would change is what inspecting by both shows', async () => {
  // the first hundred were inspected by the version before: judged by both
  await ingested(CONVERSATIONS.slice(0, 100))
  const inForce = await published(world, [author, second])
  await ingested(CONVERSATIONS.slice(100))

  const draft = await smallDraft(author, {
    'words/w.yaml': '不知道: [不知道, 不晓得]\n',
    'moments/m.yaml': SMALL['moments/m.yaml'].replace('within: next agent turn', 'within: 2 agent turns'),
    'scorecards/s.yaml': SMALL['scorecards/s.yaml'].replace('deduct: 10', 'deduct: 12.5'),
  })
  const { summary: expected, changed } = await byHand(inForce, draft, CONVERSATIONS)
  const found = await tested(draft, 100_000)
  expect(found).toMatchObject({ state: 'done', total: 700, done: 700, current: true, problem: null })
  expect(found.summary).toMatchObject(expected)
  expect(found.summary).toMatchObject({ judgedAnew: { clauses: 2, of: 2 }, inspectedByBoth: 100 })
  expect(expected.scores.up).toBeGreaterThan(20)
  expect(expected.scores.down).toBeGreaterThan(20)

  const flips = await allFlips(found.id)
  expect(flips.map(({ conversation }) => conversation)).toEqual(changed.map(({ conversation }) => conversation))
  expect(flips.map(({ flips: own }) => own.map(({ clause, from, to }) => ({ clause, from, to })))).toEqual(
    changed.map(({ flips: own }) => own),
  )
  expect(flips.map(({ scoreAfter, scoreBefore }) => scoreAfter - scoreBefore)).toEqual(
    changed.map(({ scoreChange }) => scoreChange),
  )
  const down = await allFlips(found.id, { score: 'down' })
  expect(down).toEqual(flips.filter(({ scoreAfter, scoreBefore }) => scoreAfter < scoreBefore))
  const thanks = await allFlips(found.id, { clause: 'thanks' })
  expect(thanks).toEqual(flips.filter(({ flips: own }) => own.some(({ clause }) => clause === 'thanks')))
  expect(thanks[0].flips.find(({ clause }) => clause === 'thanks')?.title).toBe('等候之后致谢')
  const curtNow = await allFlips(found.id, { clause: 'curt', kind: 'newly-broken' })
  const isCurtNow = ({ flips: own }: BackTestFlip) => own.some(({ clause, to }) => clause === 'curt' && to === 'broken')
  expect(curtNow).toEqual(flips.filter(isCurtNow))
  const excused = await allFlips(found.id, { kind: 'no-longer-broken' })
  const isExcused = ({ from, to }: BackTestFlip['flips'][number]) =>
    from === 'broken' && (to === 'kept' || to === 'none')
  expect(excused).toEqual(flips.filter(({ flips: own }) => own.some(isExcused)))
  expect(await allFlips(found.id, { fatal: 'became' })).toEqual([])
  for (const { above, upTo, conversations } of expected.scores.histogram)
    expect(await allFlips(found.id, { above, upTo })).toHaveLength(conversations)

  // what was said stands beside: where the draft finds it now, or where it was found before
  const spokenIn = new Map(CONVERSATIONS.map(({ id, turns }) => [id, turns]))
  for (const { conversation, flips: own } of curtNow) {
    const { evidence } = own.find(({ clause }) => clause === 'curt')!
    expect(evidence.length).toBeGreaterThan(0)
    for (const { turn, speaker, text } of evidence) {
      expect(spokenIn.get(conversation)![turn]).toMatchObject({ speaker: 'agent', text })
      expect(['不知道', '不晓得']).toContain(text)
      expect(speaker).toBe('agent')
    }
  }
  for (const { conversation, flips: own } of excused)
    for (const { turn, text } of own.find((flip) => flip.clause === 'curt' && isExcused(flip))?.evidence ?? []) {
      expect(text).toBe('不清楚')
      expect(spokenIn.get(conversation)![turn].text).toBe(text)
    }

  const { items } = await author.get<{ items: Task[] }>(listTasks)
  expect(items[0]).toMatchObject({ kind: 'back-test', state: 'done', total: 700, done: 700 })
}, 180_000)

test('only the latest are looked at where fewer are wanted, and a draft that changes nothing changes nothing', async () => {
  const same = await smallDraft(author, {
    'moments/m.yaml': SMALL['moments/m.yaml'].replace('不得说不知道', '不能说不知道'),
  })
  const found = await tested(same, 150)
  expect(found).toMatchObject({ total: 150, summary: { conversations: 150, changed: 0 } })
  expect(found.summary?.judgedAnew).toEqual({ clauses: 0, of: 2 })
  expect(await allFlips(found.id)).toEqual([])
  const { items } = await author.get<{ items: Test[] }>(listBackTests, { params: { id: same } })
  expect(items.map(({ id }) => id)).toEqual([found.id])
})

test('upheld appeals that would be lost, and misses that are still missed', async () => {
  const saying = (words: string) => (conversation: Conversation) =>
    conversation.turns.some(({ speaker, text }) => speaker === 'agent' && text === words)
  const inNew = CONVERSATIONS.slice(100)
  const lost = inNew.find((c) => saying('不知道')(c))!
  const kept = inNew.find((c) => saying('不清楚')(c) && !saying('不知道')(c) && !saying('不晓得')(c))!
  const foundNow = inNew.find((c) => saying('不晓得')(c) && !saying('不知道')(c) && !saying('不清楚')(c))!
  const missed = inNew.find((c) => !['不知道', '不清楚', '不晓得'].some((words) => saying(words)(c)))!
  for (const { id } of [lost, kept])
    await decide(
      `with f as (select f.id, f.conversation_key, f.clause from findings f join conversations c on c.key = f.conversation_key
          where c.id = $1 and f.clause = $2 and f.current limit 1),
        a as (insert into appeals (conversation_key, agent_id, state, published_at) select conversation_key, 1, 'upheld', now() from f returning id)
      insert into appealed_findings (appeal_id, finding_id, clause, outcome) select a.id, f.id, f.clause, 'upheld' from a, f`,
      id,
      'curt',
    )
  for (const { id } of [foundNow, missed])
    await decide(
      `insert into findings (conversation_key, inspection_id, position, started_at, clause, criterion, verdict, severity, turns, detail, opinion)
      select key, inspection_id, 99, started_at, $2, 'c', 'broken', 'minor', '{0}', '{}', 'added' from conversations where id = $1`,
      id,
      'curt',
    )
  const draft = await smallDraft(author, { 'words/w.yaml': '不知道: [不知道, 不晓得]\n' })
  const { summary } = await tested(draft, 100_000)
  const place = ({ id }: Conversation) => ({ conversation: id, clause: 'curt', title: '不得说不知道' })
  expect(summary?.upheldAppeals).toEqual({ lost: [place(lost)], lostCount: 1, kept: 1 })
  expect(summary?.misses).toEqual({ stillMissed: [place(missed)], stillMissedCount: 1, found: 1 })
})

test('a draft with mistakes is not tested', async () => {
  const broken = await smallDraft(author, { 'moments/m.yaml': '- id: [' })
  const answer = await author.ask(startBackTest, { params: { id: broken }, body: { conversations: 10 } })
  expect([answer.statusCode, answer.json().error.code]).toEqual([409, 'unusable-standard'])
  expect(
    (await author.ask(startBackTest, { params: { id: broken }, body: { conversations: 100_001 } })).statusCode,
  ).toBe(400)
})
