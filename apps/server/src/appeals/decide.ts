import type { BodyOf, decideAppeal as decideRoute } from '@liangyan/contract'
import type { AppealDecision } from '@liangyan/review'
import {
  addProposal,
  conversationOfAppeal,
  type Database,
  decideAppealed,
  type FindingRow,
  moveAppeal,
  readFinding,
  readInspection,
  record,
  scoreOf,
  setOpinions,
  setReviewState,
} from '@liangyan/store'
import { unusable } from '../http/refused.ts'
import { exampleOf, type ProposedExample } from '../proposals/example.ts'
import type { Reviewer } from '../reviews/begin.ts'
import { isPersons } from '../reviews/content.ts'
import { restate } from '../reviews/restate.ts'
import type { System } from '../system.ts'
import { takerOf } from './course.ts'
import { type Actor, wholeReason } from './file.ts'
import { tellSettled } from './messages.ts'
import { type HeldAppeal, holding, keepSteps, stepped } from './step.ts'

type Decided = BodyOf<typeof decideRoute>

/**
 * An inspector decides each finding of an appeal. What is upheld is overturned in the same transaction: findings, result,
 * the day's figures, the example that it proposes, audit trail and message stand together or not at all.
 */
export async function decide(system: System, id: number, by: Reviewer, body: Decided, actor: Actor): Promise<void> {
  const examples = await examplesOf(system, id, body)
  await holding(system, id, async (held) => {
    const { tx, terms, course, appeal, about, now } = held
    const decided = decidedFindings(held, body)
    const reason = wholeReason(body.reason, body.findings)
    const upheld = decided.filter(({ outcome }) => outcome === 'upheld').map(({ findingId }) => findingId)
    const decision = decisionOf(upheld, decided.length)
    const after = stepped(course, { kind: 'decide', by: takerOf(by), reason, decision }, terms, now)
    const scoreBefore = await scoreOf(tx, about.key)
    await decideAppealed(tx, id, decided)
    await keepSteps(held, after, { byId: by.person.user.id, reason: body.reason.trim() })
    if (upheld.length > 0) await overturn(system, held, upheld)
    else await setReviewState(tx, about.key, 'settled')
    const scoreAfter = await scoreOf(tx, about.key)
    await moveAppeal(tx, id, { state: after.stage, scoreBefore, scoreAfter })
    for (const finding of upheld) await propose(tx, finding, examples.get(finding))
    const outcomes = new Map(decided.map(({ findingId, outcome }) => [findingId, outcome]))
    await tellSettled(system, held, after, outcomes, { scoreBefore, scoreAfter })
    const detail = { appeal: appeal.id, outcome: after.stage, upheld, scoreBefore, scoreAfter, reason }
    await record(tx, { ...actor, action: 'appeal.decide', subject: about.id, detail })
  })
}

function decisionOf(upheld: readonly number[], all: number): AppealDecision {
  if (upheld.length === 0) return { outcome: 'rejected' }
  if (upheld.length === all) return { outcome: 'upheld' }
  return { outcome: 'partly-upheld', points: upheld.length, granted: upheld.map(String) }
}

/** Each contested finding must be decided, once. */
function decidedFindings({ appeal }: HeldAppeal, { findings }: Decided) {
  const contested = new Set(appeal.findings.map(({ findingId }) => findingId))
  const named = new Set(findings.map(({ finding }) => finding))
  if (named.size < findings.length || [...named].some((id) => !contested.has(id)))
    throw unusable('裁定的命中与申诉的命中不一致，请刷新页面', 'body/findings')
  if (named.size < contested.size) throw unusable('请对每一项有异议的命中作出裁定', 'body/findings')
  return findings.map(({ finding, upheld, reason }) => ({
    findingId: finding,
    outcome: upheld ? 'upheld' : 'rejected',
    reason: reason.trim(),
  }))
}

/** Overturns findings; where the conversation was inspected again meanwhile, those of the same clause and turns as well. */
async function overturn(system: System, { tx, about, held }: HeldAppeal, findings: readonly number[]): Promise<void> {
  const rows = (await Promise.all(findings.map((id) => readFinding(tx, id)))).filter((row) => row !== undefined)
  const inForce = held.inspectionId === null ? undefined : await readInspection(tx, about.key, held.inspectionId)
  const places = new Set(rows.map(placeOf))
  const all = new Map(
    [...rows, ...(inForce?.findings ?? []).filter((row) => places.has(placeOf(row)))].map((row) => [row.id, row]),
  )
  const [persons, machines] = [[...all.values()].filter(isPersons), [...all.values()].filter((row) => !isPersons(row))]
  await setOpinions(tx, 'overturned', idsOf(machines.filter(({ current }) => current)))
  await setOpinions(tx, 'overturned', idsOf([...persons, ...machines.filter(({ current }) => !current)]), false)
  await restate(tx, system.standards, about.key, 'settled')
}

const placeOf = ({ clause, turns }: FindingRow): string => `${clause} ${turns.join(',')}`
const idsOf = (rows: readonly FindingRow[]): number[] => rows.map(({ id }) => id)

/** Made before anything is locked: reading a dialogue takes its time. */
async function examplesOf(system: System, id: number, { findings }: Decided): Promise<Map<number, ProposedExample>> {
  const key = await conversationOfAppeal(system.db, id)
  const examples = new Map<number, ProposedExample>()
  for (const { finding, upheld } of findings) {
    const row = upheld ? await readFinding(system.db, finding) : undefined
    if (!row || row.conversationKey !== key) continue
    const example = await exampleOf(system, row, 'pass')
    if (example) examples.set(finding, example)
  }
  return examples
}

async function propose(tx: Database, findingId: number, example: ProposedExample | undefined): Promise<void> {
  if (example) await addProposal(tx, { findingId, ...example })
}
