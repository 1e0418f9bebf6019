import { chinaCalendar, millisecondsUntil } from '@liangyan/calendar'
import { describe, expect, it, test } from 'vitest'
import {
  type Appeal,
  type AppealAction,
  type AppealPolicy,
  type AppealSubject,
  next,
  overdue,
  type Person,
  unfiledAppeal,
  upToDate,
} from '../src/index.ts'

const policy: AppealPolicy = { fileWithin: 3, leadWithin: 2, inspectorWithin: 3, rounds: 1 }
const subject: AppealSubject = {
  conversation: 'c1',
  agent: 'li',
  team: 'north',
  publishedAt: '2026-02-12T10:00:00+08:00', // a Thursday; the Spring Festival is off from 15 to 23 February
  pointsLost: 15,
  reviewers: ['zhao'],
}
const agent: Person = { id: 'li', roles: ['agent'] }
const lead: Person = { id: 'wang', roles: ['team-lead'], team: 'north' }
const inspector: Person = { id: 'sun', roles: ['inspector'] }
const manager: Person = { id: 'qian', roles: ['manager'] }

const file: AppealAction = { kind: 'file', by: agent, reason: '客户主动要求等候', contested: ['hold', 'greeting'] }
const support: AppealAction = { kind: 'answer', by: lead, support: true, reason: '情况属实' }
const reject: AppealAction = { ...support, support: false }
const uphold: AppealAction = { kind: 'decide', by: inspector, reason: '录音证实', decision: { outcome: 'upheld' } }
const partly = (points: number, granted: readonly string[] = ['hold']): AppealAction => ({
  ...uphold,
  decision: { outcome: 'partly-upheld', points, granted },
})
const withdraw: AppealAction = { kind: 'withdraw', by: agent }

const noon = (date: string) => `${date}T12:00:00+08:00`
const filedOn = '2026-02-13'

/** The appeal after these steps, all at noon of the day of filing unless a time stands with them. */
function after(
  actions: readonly (AppealAction | readonly [AppealAction, string])[],
  rules = policy,
  about = subject,
): Appeal {
  return actions.reduce(
    (appeal, each) => {
      const [action, at] = 'kind' in each ? [each, noon(filedOn)] : each
      const result = next(appeal, action, rules, chinaCalendar, at)
      if (!result.ok) throw new Error(`${action.kind}: ${result.reason}`)
      return result.appeal
    },
    unfiledAppeal(about, rules, chinaCalendar),
  )
}

function reasonFor(appeal: Appeal, action: AppealAction, at = noon(filedOn), rules = policy): string {
  const result = next(appeal, action, rules, chinaCalendar, at)
  return result.ok ? `allowed: ${result.appeal.stage}` : result.reason
}

describe('the way of an appeal', () => {
  test('agent, team lead, inspector', () => {
    const filed = after([file])
    expect(filed).toMatchObject({ stage: 'lead', round: 1, contested: ['hold', 'greeting'] })
    expect(filed.due).toEqual({ at: '2026-02-24T23:59:59+08:00', certain: true }) // over a make-up Saturday and the feast
    const supported = after([file, support])
    expect(supported).toMatchObject({ stage: 'inspector', due: { at: '2026-02-25T23:59:59+08:00' } })
    const upheld = after([file, support, uphold])
    expect(upheld).toMatchObject({ stage: 'upheld', due: null, pointsReturned: 15, granted: ['hold', 'greeting'] })
    expect(upheld.history.map(({ kind, round }) => [kind, round])).toEqual([
      ['file', 1],
      ['answer', 1],
      ['decide', 1],
    ])
  })
  test('the lead may reject it, and then it is closed', () => {
    const rejected = after([file, reject])
    expect(rejected).toMatchObject({ stage: 'rejected', due: null })
    expect(reasonFor(rejected, uphold)).toBe('not-open')
    expect(reasonFor(rejected, file)).toBe('no-further-round')
  })
  test('the inspector may grant a part', () => {
    expect(after([file, support, partly(10)])).toMatchObject({
      stage: 'partly-upheld',
      pointsReturned: 10,
      granted: ['hold'],
    })
    const open = after([file, support])
    for (const points of [0, 15, 16, -1, Number.NaN])
      expect(reasonFor(open, partly(points))).toBe('points-out-of-range')
    expect(reasonFor(open, partly(5, ['taboo']))).toBe('not-contested')
  })
  test('the agent may withdraw while it is open', () => {
    expect(after([file, withdraw]).stage).toBe('withdrawn')
    expect(after([file, support, withdraw]).stage).toBe('withdrawn')
    expect(reasonFor(after([]), withdraw)).toBe('not-open')
    expect(reasonFor(after([file, support, uphold]), withdraw)).toBe('not-open')
  })
  test('each in turn', () => {
    expect(reasonFor(after([]), support)).toBe('not-open')
    expect(reasonFor(after([]), uphold)).toBe('not-open')
    expect(reasonFor(after([file]), file)).toBe('already-filed')
    expect(reasonFor(after([file]), uphold)).toBe('with-team-lead')
    expect(reasonFor(after([file, support]), support)).toBe('with-inspector')
    expect(reasonFor(after([file, support, uphold]), file)).toBe('already-upheld')
  })
  test('with a reason, about something', () => {
    expect(reasonFor(after([]), { ...file, reason: ' \n' })).toBe('reason-missing')
    expect(reasonFor(after([]), { ...file, contested: [] })).toBe('nothing-contested')
    expect(reasonFor(after([file]), { ...support, reason: '' })).toBe('reason-missing')
    expect(reasonFor(after([file, support]), { ...uphold, reason: '' })).toBe('reason-missing')
  })
  test('a refusal is told in Chinese', () => {
    const late = next(after([]), file, policy, chinaCalendar, noon('2026-03-02'))
    expect(late).toEqual({
      ok: false,
      reason: 'filed-too-late',
      message: '申诉期限为 3 个工作日，已于 2026年2月24日截止。',
    })
    expect(next(after([file, support, uphold]), withdraw, policy, chinaCalendar, noon(filedOn))).toMatchObject({
      message: '申诉当前状态为“申诉成立”，不能办理这一步。',
    })
  })
})

describe('in time', () => {
  test('filing is open from publication to the end of the last working day', () => {
    expect(unfiledAppeal(subject, policy, chinaCalendar).due?.at).toBe('2026-02-24T23:59:59+08:00')
    expect(reasonFor(after([]), file, '2026-02-12T09:59:59+08:00')).toBe('not-published')
    expect(reasonFor(after([]), file, '2026-02-12T10:00:00+08:00')).toBe('allowed: lead')
    expect(reasonFor(after([]), file, '2026-02-24T23:59:59.999+08:00')).toBe('allowed: lead')
    expect(reasonFor(after([]), file, '2026-02-25T00:00:00+08:00')).toBe('filed-too-late')
    expect(reasonFor(after([]), file, '2026-02-24T16:00:00Z')).toBe('filed-too-late')
    const hidden = unfiledAppeal({ ...subject, publishedAt: null }, policy, chinaCalendar)
    expect(reasonFor(hidden, file)).toBe('not-published')
  })
  test('a lead who lets the deadline pass is passed over, at the deadline whenever it is noticed', () => {
    const filed = after([file])
    const late = ['2026-02-25T00:00:00+08:00', '2026-03-30T09:00:00+08:00']
    expect(upToDate(filed, policy, chinaCalendar, '2026-02-24T23:59:59.500+08:00')).toBe(filed)
    for (const now of late) {
      expect(overdue(filed, now)).toBe(true)
      const passed = upToDate(filed, policy, chinaCalendar, now)
      expect(passed).toMatchObject({ stage: 'inspector', due: { at: '2026-02-27T23:59:59+08:00' } })
      expect(passed.history.at(-1)).toEqual({ kind: 'lapse', at: '2026-02-24T23:59:59+08:00', round: 1 })
      expect(upToDate(passed, policy, chinaCalendar, now)).toBe(passed)
      expect(reasonFor(filed, support, now)).toBe('answered-too-late')
      expect(reasonFor(filed, uphold, now)).toBe('allowed: upheld')
      expect(reasonFor(filed, withdraw, now)).toBe('allowed: withdrawn')
    }
  })
  test('an inspector who is late is overdue and still decides', () => {
    const open = after([file, support])
    expect(overdue(open, '2026-02-25T23:59:59+08:00')).toBe(false)
    expect(overdue(open, '2026-02-26T00:00:00+08:00')).toBe(true)
    expect(reasonFor(open, uphold, noon('2026-03-20'))).toBe('allowed: upheld')
  })
  test('nobody is late with what is not open', () => {
    expect(overdue(after([]), noon('2030-01-02'))).toBe(false)
    expect(overdue(after([file, reject]), noon('2030-01-02'))).toBe(false)
  })
  test('a clock that runs behind does not turn time back', () => {
    const supported = after([file, [support, noon('2026-02-12')]])
    expect(supported.history.map(({ at }) => at)).toEqual([noon(filedOn), noon(filedOn)])
    expect(millisecondsUntil(noon(filedOn), supported.due?.at ?? '')).toBeGreaterThan(0)
  })
  test('days that nobody has arranged yet make the deadline uncertain', () => {
    const far = after([[file, noon('2099-03-03')]], policy, { ...subject, publishedAt: noon('2099-03-02') })
    expect(far.due?.certain).toBe(false)
    expect(upToDate(far, policy, chinaCalendar, noon('2099-04-02')).due?.certain).toBe(false)
  })
})

describe('who may', () => {
  const filed = after([file])
  const open = after([file, support])

  test('the agent of the conversation alone files and withdraws', () => {
    const other: Person = { id: 'zhou', roles: ['agent'] }
    expect(reasonFor(after([]), { ...file, by: other })).toBe('not-your-conversation')
    expect(reasonFor(after([]), { ...file, by: inspector })).toBe('not-your-role')
    expect(reasonFor(filed, { ...withdraw, by: other })).toBe('not-your-conversation')
    expect(reasonFor(filed, { ...withdraw, by: lead })).toBe('not-your-conversation')
  })
  test('the lead of the agent’s team answers, or a manager', () => {
    expect(reasonFor(filed, { ...support, by: { ...lead, team: 'south' } })).toBe('not-your-team')
    expect(reasonFor(filed, { ...support, by: { id: 'he', roles: ['team-lead'] } })).toBe('not-your-team')
    expect(reasonFor(filed, { ...support, by: inspector })).toBe('not-your-role')
    expect(reasonFor(filed, { ...support, by: manager })).toBe('allowed: inspector')
  })
  test('nobody judges his own conversation', () => {
    const calls: AppealSubject = { ...subject, agent: 'wang' }
    const own = after([{ ...file, by: lead }], policy, calls)
    expect(reasonFor(own, support)).toBe('own-conversation')
    const all: Person = { id: 'wang', roles: ['team-lead', 'inspector', 'manager'], team: 'north' }
    expect(reasonFor(own, { ...uphold, by: all }, noon('2026-03-02'))).toBe('own-conversation')
    expect(reasonFor(own, { ...support, by: manager })).toBe('allowed: inspector')
  })
  test('an inspector who reviewed the result does not judge the appeal against it', () => {
    const reviewer: Person = { id: 'zhao', roles: ['inspector', 'manager'] }
    expect(reasonFor(open, { ...uphold, by: reviewer })).toBe('reviewed-by-yourself')
    expect(reasonFor(filed, { ...support, by: reviewer })).toBe('reviewed-by-yourself')
  })
  test('nobody judges twice', () => {
    const both: Person = { id: 'wang', roles: ['team-lead', 'inspector'], team: 'north' }
    expect(reasonFor(after([file, { ...support, by: both }]), { ...uphold, by: both })).toBe('judged-before')
    expect(reasonFor(open, { ...uphold, by: manager })).toBe('allowed: upheld')
    expect(reasonFor(open, { ...uphold, by: agent })).toBe('not-your-role')
  })
})

describe('two rounds', () => {
  const two = { ...policy, rounds: 2 }
  const refused: AppealAction = { ...uphold, decision: { outcome: 'rejected' } }

  it('lets the agent file once more, within the days from the decision', () => {
    const once = after([file, support, refused], two)
    expect(once).toMatchObject({ stage: 'rejected', round: 1, due: { at: '2026-02-25T23:59:59+08:00' } })
    expect(reasonFor(once, file, noon('2026-03-02'), two)).toBe('filed-too-late')
    const twice = after([file, support, refused, file, support], two)
    expect(twice).toMatchObject({ stage: 'inspector', round: 2 })
    expect(reasonFor(twice, refused, noon(filedOn), two)).toBe('judged-before')
    const other: AppealAction = { ...uphold, by: { id: 'wu', roles: ['inspector'] } }
    expect(reasonFor(twice, other, noon(filedOn), two)).toBe('allowed: upheld')
    const done = after(
      [file, support, refused, file, support, { ...refused, by: { id: 'wu', roles: ['inspector'] } }],
      two,
    )
    expect(done.due).toBeNull()
    expect(reasonFor(done, file, noon(filedOn), two)).toBe('no-further-round')
  })
  it('counts one that was withdrawn', () => {
    const withdrawn = after([file, withdraw], two)
    expect(withdrawn.due?.at).toBe('2026-02-25T23:59:59+08:00')
    expect(reasonFor(withdrawn, file, noon('2026-03-02'), two)).toBe('filed-too-late')
    expect(reasonFor(after([file, withdraw, file, withdraw], two), file, noon(filedOn), two)).toBe('no-further-round')
  })
  it('adds up what was given back', () => {
    const again = after([file, support, partly(10), { ...file, contested: ['greeting'] }, support], two)
    const other: Person = { id: 'wu', roles: ['inspector'] }
    expect(reasonFor(again, { ...partly(5, ['greeting']), by: other }, noon(filedOn), two)).toBe('points-out-of-range')
    const more = next(again, { ...partly(3, ['greeting']), by: other }, two, chinaCalendar, noon(filedOn))
    expect(more).toMatchObject({ ok: true, appeal: { pointsReturned: 13, granted: ['hold', 'greeting'] } })
    const all = next(again, { ...uphold, by: other }, two, chinaCalendar, noon(filedOn))
    expect(all).toMatchObject({ ok: true, appeal: { pointsReturned: 15, granted: ['hold', 'greeting'] } })
  })
})
