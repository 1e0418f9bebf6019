import {
  addProposal,
  type AppealDetail,
  type ExampleProposal,
  type FileText,
  readStandardFile,
  listProposals,
  dismissProposal,
  proposeExample,
  readProposal,
} from '@liangyan/contract'
import { tryDialogues } from '@liangyan/inspection'
import { parseDialogues } from '@liangyan/standard'
import { sql } from '@liangyan/store'
import { beforeEach, expect, test } from 'vitest'
import { answer, appealing, decide, file } from './appealing.ts'
import { handIn, NOTHING, open, read, refusal } from './reviewing.ts'
import { running } from './running.ts'

const whole = await running()
const { system, person } = whole
const administrator = await person('administrator')
const agent = await person('agent', { staffNumber: '坐席 3107', team: '信用卡组' })
const lead = await person('team-lead', { team: '信用卡组' })
const inspector = await person('inspector')
const second = await person('inspector')
const owner = await person('standard-owner')

const { published, itIs } = appealing(whole, administrator)
beforeEach(() => itIs('2026-02-13T12:00:00+08:00'))

const one = (id: number) => owner.get<ExampleProposal>(readProposal, { params: { id } })

/** Whether the standard in force, reading the dialogue alone, is as each of its marks says. */
async function marksOf(dialogue: string): Promise<boolean[]> {
  const { dialogues, diagnostics } = parseDialogues('p', dialogue)
  expect(diagnostics).toEqual([])
  const { standard } = await system.standards.inForce()
  const reread = () => {
    throw new Error('no example sets options here')
  }
  const tried = tryDialogues({ standard, reread }, dialogues)
  return tried.flatMap(({ marks }) => marks.map(({ right }) => right))
}

test('an upheld appeal proposes the words around the finding, marked pass where the machine was wrong', async () => {
  const { id, tone, address } = await published()
  const { id: appeal } = await file(agent, id, [tone, address])
  await answer(lead, appeal)
  const decided: AppealDetail = await decide(inspector, appeal, { [tone]: true, [address]: false })
  const proposals = Object.fromEntries(decided.findings.map(({ finding, proposal }) => [finding.id, proposal]))
  expect(proposals[address]).toBeNull()
  const proposal = await one(proposals[tone]!)
  expect(proposal).toMatchObject({
    clause: 'tone-curt',
    expect: 'pass',
    reproduces: true,
    state: 'open',
    conversation: id,
    finding: tone,
    appeal,
    addedTo: null,
  })
  expect(proposal.dialogue).toContain('A: 你自己看协议去，滚。    # pass: tone-curt\n')
  // as it is, the standard finds what people say is right: the example fails until the clause is put right
  expect(await marksOf(proposal.dialogue)).toEqual([false])
  const { items } = await inspector.get<{ items: ExampleProposal[] }>(listProposals, { query: { clause: 'tone-curt' } })
  expect(items.map((item) => item.id)).toEqual([proposal.id])
  expect((await agent.ask(listProposals)).statusCode).toBe(403)
})

test('a finding that a reviewer added is proposed as one that must be hit; the same again is the same', async () => {
  const { id } = await published()
  const review = await open(second, id)
  const [{ id: criterionId }] = (await system.standards.inForce()).standard.criteria
  await handIn(second, review, {
    ...NOTHING,
    added: [
      {
        key: 'a',
        clause: 'opening-names-bank',
        criterion: 'greeting',
        kind: null,
        turns: [0],
        quote: null,
        comment: '',
      },
      { key: 'b', clause: null, criterion: criterionId, kind: null, turns: [0], quote: null, comment: '' },
    ],
  })
  const added = (await read(second, id)).inspection!.findings.filter(({ opinion }) => opinion === 'added')
  const [missed, criterion] = added
  const propose = (finding: number) => second.ask(proposeExample, { params: { id: finding } })
  const proposal = (await propose(missed.id)).json<ExampleProposal>()
  expect(proposal).toMatchObject({ clause: 'opening-names-bank', expect: 'hit', reproduces: true, appeal: null })
  expect(proposal.dialogue).toMatch(/^A: .*# hit: opening-names-bank$/m)
  expect(await marksOf(proposal.dialogue)).toEqual([false])
  expect((await propose(missed.id)).json<ExampleProposal>().id).toBe(proposal.id)
  expect(refusal(await propose(criterion.id))).toMatchObject({ status: 409, code: 'no-clause' })
  expect(refusal(await propose(999_999))).toMatchObject({ status: 404 })
  const { tone } = await published()
  expect(refusal(await propose(tone))).toMatchObject({ status: 409, code: 'nothing-to-show' })
})

test('personal data is made up, whatever was said', async () => {
  const { id, tone } = await published()
  await system.db.execute(sql`
    update transcripts set record = jsonb_set(record, '{turns,3,text}',
      to_jsonb('我是[姓名]，手机[手机号]，卡号[卡号]，你答非所问啊。'::text))
    where conversation_key = (select key from conversations where id = ${id})`)
  const { id: appeal } = await file(agent, id, [tone])
  await answer(lead, appeal)
  const [{ proposal }] = (await decide(inspector, appeal, { [tone]: true })).findings
  const { dialogue } = await one(proposal!)
  expect(dialogue).toContain('C: 我是张三，手机13800000000，卡号6222000000000000004，你答非所问啊。')
  expect(dialogue).not.toMatch(/\[(姓名|手机号|卡号)\]/)
})

test('one click adds a proposal to the draft, as it is or as it was put right; once', async () => {
  const { items } = await owner.get<{ items: ExampleProposal[] }>(listProposals, { query: { state: 'open' } })
  const [first, other] = items.filter(({ clause }) => clause === 'tone-curt')
  const adding = { params: { id: first.id }, body: {} }
  expect((await inspector.ask(addProposal, adding)).statusCode).toBe(403)
  const answers = await Promise.all([owner.ask(addProposal, adding), owner.ask(addProposal, adding)])
  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
  const added = await one(first.id)
  expect(added).toMatchObject({ state: 'added', settledBy: `standard-owner ${owner.login}` })
  const { id, file } = added.addedTo!
  const text = async () => (await owner.get<FileText>(readStandardFile, { params: { id }, query: { path: file } })).text
  expect(await text()).toContain(first.dialogue.trim())

  const refused = await owner.ask(addProposal, { params: { id: other.id }, body: { dialogue: '== 例\nA: 您好。' } })
  expect(refusal(refused)).toMatchObject({ status: 400 })
  expect(await one(other.id)).toMatchObject({ state: 'open', dialogue: other.dialogue })
  const better = other.dialogue.replace('误判更正', '经核对的误判更正')
  expect(await owner.get(addProposal, { params: { id: other.id }, body: { dialogue: better } })).toMatchObject({
    state: 'added',
    dialogue: better,
    addedTo: { id, file },
  })
  expect(await text()).toContain(better.trim())
})

test('a proposal is dismissed once, with a reason', async () => {
  const { items } = await owner.get<{ items: ExampleProposal[] }>(listProposals, { query: { state: 'open' } })
  const [{ id }] = items
  const dismissal = { params: { id }, body: { reason: '与现有示例重复' } }
  const answers = await Promise.all([owner.ask(dismissProposal, dismissal), owner.ask(dismissProposal, dismissal)])
  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(await one(id)).toMatchObject({ state: 'dismissed', settledBy: `standard-owner ${owner.login}` })
  expect((await inspector.ask(dismissProposal, dismissal)).statusCode).toBe(403)
})
