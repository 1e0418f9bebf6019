import { isoAt, readClock, readDate } from '../clock.ts'
import type { Draft, RecordFields } from '../draft.ts'
import type { Format, Input, ReadOptions, ReadResult } from '../format.ts'
import { pick, pickList, pickNumber, pickText, unwrapJson } from '../json-access.ts'
import { hasFields, lacking, type ResultReader, readRecognition } from '../recognition.ts'
import { roleOf } from '../roles.ts'

const REMEDY = '请给每句话标明角色（客服或客户）'
const CHINA = '+08:00'

/**
 * Aliyun 智能对话分析, the text it is given for inspection (`tickets[].dialogue[]` with role, identity, words, begin, end in ms,
 * beginTime), alone or as `jsonStr`; also the dialogue it hands out again (`Dialogues[]`, HourMinSec).
 */
export const aliyunDialogueAnalysis = {
  id: 'aliyun-dialogue-analysis',
  title: '阿里云对话分析',
  extensions: ['json'],
  detect: (sample) =>
    (hasFields(sample, 'role', 'words') && /"dialogues?\\*"/.test(sample.text)) ||
    hasFields(sample, 'Role', 'Words', 'Dialogues')
      ? 0.95
      : 0,
  read: (input: Input, options: ReadOptions = {}): ReadResult => readRecognition(input, options, readUpload),
} satisfies Format

const readUpload: ResultReader = (value, place) => {
  const request = unwrapJson(pick(value, 'jsonStr', 'JsonStr')) ?? pick(value, 'Data', 'data') ?? value
  const tickets = pickList(request, 'tickets', 'Tickets')
  if (!tickets) return isTicket(request) ? [readTicket(request, place)] : lacking('带 dialogue 的 tickets')
  return tickets.map((ticket, index) => readTicket(ticket, `${place === '' ? '' : `${place}.`}tickets[${index}]`))
}

function isTicket(value: unknown): boolean {
  return sentencesOf(value) !== undefined
}

function sentencesOf(ticket: unknown): unknown[] | undefined {
  const list = pickList(ticket, 'dialogue', 'dialogues', 'Dialogues', 'Dialogue')
  if (list) return list
  const unwrapped = unwrapJson(pick(ticket, 'dialogue'))
  return Array.isArray(unwrapped) ? unwrapped : pickList(pick(ticket, 'Dialogues'), 'Dialogue')
}

function readTicket(ticket: unknown, place: string): Draft {
  const sentences = sentencesOf(ticket) ?? []
  const began = sentences.map((sentence) => momentOf(pick(sentence, 'beginTime', 'BeginTime')))
  const first = began.find((moment) => moment !== undefined)
  const utterances = sentences.map((sentence, index) => {
    const role = pickText(sentence, 'role', 'Role')
    const moment = began[index]
    const sinceFirst = moment !== undefined && first !== undefined ? moment - first : undefined
    const start =
      pickNumber(sentence, 'begin', 'Begin') ??
      readClock(pickText(sentence, 'hourMinSec', 'HourMinSec') ?? '') ??
      sinceFirst
    return {
      voice: role ?? pickText(sentence, 'identity', 'Identity'),
      text: pickText(sentence, 'words', 'Words') ?? '',
      start,
      end: pickNumber(sentence, 'end', 'End'),
      place: `dialogue[${index}]`,
    }
  })
  return { place, fields: fieldsOfTicket(ticket, sentences), utterances, remedy: REMEDY }
}

function fieldsOfTicket(ticket: unknown, sentences: unknown[]): RecordFields {
  const agentTurn = sentences.find((sentence) => roleOf(pickText(sentence, 'role', 'Role') ?? '') === 'agent')
  return {
    id: pickText(ticket, 'tid', 'Tid'),
    service: pickText(ticket, 'business', 'Business'),
    queue: pickText(ticket, 'skillGroupName', 'SkillGroupName'),
    agent: pickText(ticket, 'customerServiceId', 'CustomerServiceId') ?? nameOf(agentTurn),
    startedAt: startOf(sentences[0]),
  }
}

/** The identity of a sentence, unless it only repeats the role. */
function nameOf(sentence: unknown): string | undefined {
  const identity = pickText(sentence, 'identity', 'Identity')
  return identity === undefined || roleOf(identity) !== undefined ? undefined : identity
}

function startOf(sentence: unknown): string | undefined {
  const moment = momentOf(pick(sentence, 'beginTime', 'BeginTime'))
  if (moment === undefined) return undefined
  const began = moment - (pickNumber(sentence, 'begin', 'Begin') ?? 0)
  return isoAt(Math.round(began / 1000) * 1000, CHINA)
}

/** `beginTime` is milliseconds since 1970, or a date in China. */
function momentOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || value.length > 60) return undefined
  const iso = readDate(value, CHINA)
  return iso === undefined ? undefined : Date.parse(iso)
}
