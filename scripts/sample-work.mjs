// What a quality department does in its first days, done through the API as its people would: plans, reviews, double
// scoring, a calibration, appeals. For pictures of pages that are empty where nobody has worked yet.

const PASSWORD = 'liangyan-demo'
/** What the header of the pictures says. */
const BANK = '云汀银行客户服务中心'

/**
 * Works on a system that has its sample conversations inspected, and leaves the conversation named as it is. Answers
 * with one of everything that has a page of its own.
 */
export async function workOn(address, untouched) {
  const [administrator, manager, owner, ...inspectors] = await Promise.all(
    ['admin', 'manager', 'owner', 'inspector', 'inspector2'].map((login) => signIn(address, login)),
  )
  await administrator.ask('PUT', '/api/settings/bank', { name: BANK })
  const [plan] = await addPlans(manager, inspectors)
  const reviewed = []
  for (const [index, inspector] of inspectors.entries())
    reviewed.push(...(await review(inspector, manager, { index, untouched })))
  const calibration = await calibrate(manager, inspectors)
  const appeal = await appealed(address, inspectors)
  const added = await administrator.ask('POST', '/api/users', { login: 'newcomer', name: '新同事', role: 'inspector' })
  const newcomer = { login: added.user.login, password: added.password }
  return { plan, reviewed: reviewed[0], calibration, appeal, newcomer, ...(await draft(owner)) }
}

async function addPlans(manager, inspectors) {
  const reviewers = inspectors.map(({ id }) => id)
  const common = { filter: { lastDays: 30 }, repeats: 'weekly', active: true, reviewers, blind: false, scoreLimit: 5 }
  const plans = [
    { name: '每周风险抽检', rule: { kind: 'risk', size: 110, holdOut: 0.35 }, doubleShare: 0 },
    { name: '随机双评', rule: { kind: 'random', size: 12 }, doubleShare: 0.5 },
    { name: '每人至少一通', rule: { kind: 'stratified', atLeast: 1 }, repeats: 'monthly', doubleShare: 0 },
  ]
  const ids = []
  for (const plan of plans) {
    const { id } = await manager.ask('POST', '/api/plans', { ...common, ...plan })
    const task = await manager.ask('POST', `/api/plans/${id}/draw`)
    await done(manager, task)
    ids.push(id)
  }
  return ids
}

/** Reviews most of what is assigned, so that something is left to do. */
async function review(inspector, manager, { index, untouched }) {
  const { items } = await inspector.ask('GET', '/api/assignments?limit=200')
  const mine = items.filter(({ conversation }) => conversation.id !== untouched)
  const chosen = mine.slice(0, Math.max(0, mine.length - 3 - index * 3))
  for (const [place, { id, conversation, blind }] of chosen.entries())
    await handIn(inspector, manager, { assignment: id, conversation: conversation.id, blind, seed: place * 7 + index })
  return chosen.map(({ conversation }) => conversation.id)
}

/** Scores five conversations twice, blind, and shows how far the two agree. */
async function calibrate(manager, inspectors) {
  const calibration = await manager.ask('POST', '/api/calibrations', {
    name: '十一月校准',
    draw: { size: 5, filter: { lastDays: 30, verdict: 'broken' } },
    inspectors: inspectors.map(({ id }) => id),
  })
  for (const [index, inspector] of inspectors.entries()) {
    const { items } = await inspector.ask('GET', `/api/assignments?calibration=${calibration.id}&limit=50`)
    for (const [place, { id, conversation }] of items.entries())
      await handIn(inspector, manager, {
        assignment: id,
        conversation: conversation.id,
        blind: true,
        seed: place + index,
      })
  }
  await manager.ask('POST', `/api/calibrations/${calibration.id}/close`)
  return calibration.id
}

/** Opens a review, says of each finding what an inspector might say, and hands it in. */
async function handIn(inspector, manager, { assignment, conversation, blind, seed }) {
  const path = `/api/conversations/${encodeURIComponent(conversation)}`
  const { inspection } = await manager.ask('GET', path)
  const open = await inspector.ask('POST', `${path}/review`, { assignment })
  const findings = inspection.findings.filter(({ trial, opinion }) => !trial && opinion === 'machine')
  const content = { opinions: [], added: [], judged: [], comment: '' }
  for (const [place, finding] of findings.entries()) {
    const disagrees = (seed + place) % 9 === 4
    if (open.blind || blind) {
      if (!disagrees) content.added.push(seenBy(finding, place))
    } else
      content.opinions.push({
        finding: finding.id,
        opinion: disagrees ? 'overturned' : 'confirmed',
        comment: disagrees ? '复述客户原话，不是坐席的态度' : '',
      })
  }
  await inspector.ask('POST', `/api/reviews/${open.id}/done`, { revision: open.revision, content })
}

/** A finding as somebody who has not seen the machine's would write it down. */
function seenBy({ clause, criterion, kind, turns }, place) {
  return { key: `seen-${place}`, clause, criterion, kind, turns: turns.slice(0, 20), quote: null, comment: '' }
}

/** Agents appeal; team leads answer some, an inspector decides three. */
async function appealed(address, inspectors) {
  const filed = []
  for (const login of ['agent3104', 'agent3102', 'agent3106', 'agent3107', 'agent3201', 'agent3304']) {
    const agent = await signIn(address, login)
    const { items } = await agent.ask('GET', '/api/conversations?verdict=broken&reviewState=none&limit=5')
    for (const { id } of items.slice(0, 2)) {
      const path = `/api/conversations/${encodeURIComponent(id)}`
      const { inspection } = await agent.ask('GET', path)
      const costly = inspection.findings.find(({ trial, verdict }) => !trial && verdict === 'broken')
      if (!costly) continue
      const findings = [{ finding: costly.id, reason: '' }]
      filed.push(await agent.ask('POST', `${path}/appeals`, { findings, reason: '当时系统卡顿，已向客户说明原因。' }))
    }
  }
  const leads = await Promise.all(['lead1', 'lead2', 'lead3', 'lead4'].map((login) => signIn(address, login)))
  const supported = []
  for (const { id } of filed.slice(0, -3))
    for (const lead of leads) {
      const answer = await lead.try('POST', `/api/appeals/${id}/answer`, {
        support: true,
        reason: '已听录音，情况属实。',
      })
      if (answer) supported.push(answer)
    }
  for (const [place, { id, findings }] of supported.slice(0, 3).entries())
    await inspectors[0].try('POST', `/api/appeals/${id}/decide`, {
      findings: findings.map(({ id, finding }) => ({ finding: finding?.id ?? id, upheld: place !== 1, reason: '' })),
      reason: place === 1 ? '录音中没有相应说明。' : '录音证实。',
    })
  return supported.at(-1).id
}

/** A draft in which one limit is another, tried on what was said in the last weeks. */
async function draft(owner) {
  const { id } = await owner.ask('POST', '/api/standards/drafts', { title: '放宽抢话时限' })
  const file = `/api/standards/versions/${id}/file?path=moments/listening.yaml`
  const { text, revision } = await owner.ask('GET', file)
  await owner.ask('PUT', file, { text: text.replace('999ms', '1500ms'), revision })
  const started = await owner.ask('POST', `/api/standards/versions/${id}/back-tests`, { conversations: 500 })
  for (;;) {
    const { state } = await owner.ask('GET', `/api/standards/back-tests/${started.id}`)
    if (state === 'done' || state === 'failed') return { draft: id, backTest: started.id }
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

/** Somebody of the sample bank who is signed in: `ask` for what must be answered, `headers` for sockets. */
export async function signIn(address, login) {
  const enter = () =>
    fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address },
      body: JSON.stringify({ login, password: PASSWORD }),
    })
  let signed = await enter()
  // nobody signs in as often as this does
  while (signed.status === 429) {
    await new Promise((resolve) => setTimeout(resolve, 5_000))
    signed = await enter()
  }
  const cookie = signed.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const me = await signed.json()
  const send = (method, path, body) =>
    fetch(address + path, {
      method,
      headers: {
        cookie,
        origin: address,
        'x-liangyan-token': me.token,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  return {
    id: me.id,
    headers: { cookie, origin: address },
    ask: async (method, path, body) => {
      const answer = await send(method, path, body)
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
      return answer.status === 204 ? undefined : answer.json()
    },
    /** The answer, or nothing where it is refused. */
    try: async (method, path, body) => {
      const answer = await send(method, path, body)
      return answer.ok ? answer.json() : undefined
    },
  }
}

async function done(person, { id }) {
  for (;;) {
    const { state } = await person.ask('GET', `/api/tasks/${id}`)
    if (['done', 'failed'].includes(state)) return
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}
