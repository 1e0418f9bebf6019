// Conversations in progress for the sample bank: calls as a telephone platform tells them, an announcement, queues of
// the web chat. All of it goes through the SDK and the API. For pictures of desk and floor, which are empty without.
import { readFileSync } from 'node:fs'
import { DeskSocket, LiveSource, headOf, timelineOf } from '@liangyan/sdk'
import { signIn } from './sample-work.mjs'

const RECORDS = new URL('../examples/conversations.jsonl', import.meta.url)
/** Which example goes on for whom, and how far it has come, in ms: a hold, an angry customer, a duty still open … */
const CALLS = [
  { example: 'yt-0301', agent: '3107', service: '信用卡', until: 60_000 },
  { example: 'yt-0302', agent: '3104', service: '信用卡', until: 52_000 },
  { example: 'yt-0304', agent: '3106', service: '信用卡', until: 30_000 },
  { example: 'yt-0308', agent: '3105', service: '信用卡', until: 26_000 },
  { example: 'yt-0305', agent: '3304', service: '贷款', until: 60_000 },
  { example: 'yt-0306', agent: '3305', service: '理财', until: 38_000 },
  { example: 'yt-0309', agent: '3204', service: '借记卡', until: 46_500 },
  { example: 'yt-0314', agent: '3205', service: '借记卡', until: 14_000 },
  { example: 'yt-0307', agent: '3402', service: '手机银行', until: 53_000 },
]
/** Whose desk is open beside those that a picture shows. */
const PRESENT = ['3104', '3105', '3106']
/** What customers of the web chat choose from, and whose team answers. */
const QUEUES = [
  ['信用卡', '信用卡组'],
  ['借记卡与账户', '综合服务组'],
  ['贷款与理财', '贷款与理财组'],
  ['手机银行', '线上服务组'],
]

/**
 * Begins everything. Answers the id of the call that an example has become, and `stop`, which ends all of it and leaves
 * no wrap-up behind, of `others` neither.
 */
export async function sampleLive(address, { run, others }) {
  const administrator = await signIn(address, 'admin')
  await setQueues(administrator)
  const { secret: key } = await administrator.ask('POST', '/api/keys', {
    name: `电话平台 ${run}`,
    scopes: ['live:write'],
  })
  const source = new LiveSource({ url: address, key })
  const calls = await Promise.all(CALLS.map((call) => begin(source, call, run)))
  const desks = await Promise.all(PRESENT.map((agent) => openDesk(address, agent)))
  const [asking] = desks
  asking.help(`${run}-yt-0302`, true)
  const lead = await signIn(address, 'lead1')
  const announcement = await announce(lead)
  const stop = async () => {
    await Promise.all(calls.map((call) => call.end()))
    for (const desk of desks) desk.close()
    for (const agent of [...CALLS.map(({ agent }) => agent), ...others]) await finish(address, agent)
    source.close()
    await lead.ask('DELETE', `/api/announcements/${announcement.id}`)
  }
  return { stop, call: (example) => `${run}-${example}` }
}

/** Queues of the web chat; customers may wait, whoever is at their desk. */
async function setQueues(administrator) {
  const { items } = await administrator.ask('GET', '/api/teams')
  const idOf = (name) => items.find((team) => team.name === name).id
  const queues = QUEUES.map(([title, team]) => ({ title, teams: [idOf(team)] }))
  await administrator.ask('PUT', '/api/settings/chat', { queues, perAgent: 3, within: 20, waitForNobody: true })
}

/** Tells an example as far as it is to come; from then on it lasts. */
async function begin(source, { example, agent, service, until }, run) {
  const record = records().find(({ id }) => id === example)
  // who announces another number would not be the agent of this call
  const turns = record.turns.filter(({ speaker, text }) => speaker !== 'system' || !text.startsWith('工号'))
  const call = source.open(`${run}-${example}`, { ...headOf(record), agent, service })
  for (const step of timelineOf({ ...record, turns }, 0)) if (step.at <= until) await call.event(step.event)
  await call.acknowledged()
  return call
}

function records() {
  return readFileSync(RECORDS, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** An agent's desk without a page, that takes no chats. */
async function openDesk(address, agent) {
  const { headers } = await signIn(address, `agent${agent}`)
  const opened = Promise.withResolvers()
  const desk = new DeskSocket({ url: address, headers, onMessage: ({ type }) => type === 'desk' && opened.resolve() })
  desk.presence('away')
  await opened.promise
  return desk
}

/** Ends what stands at an agent's desk, and finishes what waits there for its wrap-up. */
async function finish(address, agent) {
  const { headers } = await signIn(address, `agent${agent}`)
  const finished = Promise.withResolvers()
  const open = new Set()
  const take = ({ id, stage }) => {
    open.add(id)
    if (stage === 'wrap-up') desk.finish(id, '')
    else desk.end(id)
  }
  const desk = new DeskSocket({
    url: address,
    headers,
    onMessage: (message) => {
      if (message.type === 'desk') message.lines.forEach(take)
      if (message.type === 'line') take(message.line)
      if (message.type === 'gone') open.delete(message.id)
      if (['desk', 'gone'].includes(message.type) && open.size === 0) finished.resolve()
    },
  })
  await finished.promise
  desk.close()
}

/** A system fault, with the wording of the standard for it. */
async function announce(lead) {
  const { moments } = await lead.ask('GET', '/api/announcements')
  const { moment } = moments.find(({ moment }) => moment === '系统故障')
  return lead.ask('POST', '/api/announcements', { text: '手机银行转账暂时不可用，预计 16:30 恢复', moment })
}
