import type { Event } from '../conversation.ts'
import type { Format, Input, ReadOptions, ReadResult } from '../format.ts'
import { pick, pickList, pickNumber, pickText } from '../json-access.ts'
import { hasFields, lacking, type ResultReader, readRecognition, unfinished } from '../recognition.ts'

const REMEDY = '请在通话分析任务里写明 ChannelDefinitions'

/**
 * Amazon Transcribe Call Analytics: `Transcript[]` with ParticipantRole (AGENT, CUSTOMER), BeginOffsetMillis, EndOffsetMillis,
 * Content; its non-talk times become silences. Contact Lens, which names participants by id, is read too.
 */
export const amazonCallAnalytics = {
  id: 'amazon-call-analytics',
  title: 'Amazon Transcribe 通话分析',
  extensions: ['json'],

  detect(sample) {
    const named = /"Participant(?:Role|Id)"\s*:/.test(sample.text)
    if (named && hasFields(sample, 'Transcript', 'Content')) return 0.95
    return named && hasFields(sample, 'ConversationCharacteristics') ? 0.9 : 0
  },

  read: (input: Input, options: ReadOptions = {}): ReadResult => readRecognition(input, options, readJob),
} satisfies Format

const readJob: ResultReader = (value, place) => {
  const transcript = pickList(value, 'Transcript')
  const status = pickText(value, 'JobStatus')
  if (!transcript) return status !== undefined && status !== 'COMPLETED' ? unfinished(status) : lacking('Transcript')
  const roles = new Map(
    (pickList(value, 'Participants') ?? []).map((party) => [
      pickText(party, 'ParticipantId'),
      pickText(party, 'ParticipantRole'),
    ]),
  )
  const utterances = transcript.map((segment, index) => {
    const participant = pickText(segment, 'ParticipantId')
    return {
      voice: pickText(segment, 'ParticipantRole') ?? roles.get(participant) ?? participant,
      text: pickText(segment, 'Content') ?? '',
      start: pickNumber(segment, 'BeginOffsetMillis'),
      end: pickNumber(segment, 'EndOffsetMillis'),
      place: `Transcript[${index}]`,
    }
  })
  const id = pickText(value, 'JobName') ?? pickText(value, 'SessionId')
  const channel = pickText(value, 'Channel') === 'CHAT' ? 'chat' : 'phone'
  return [
    {
      place,
      fields: { channel, id },
      utterances,
      events: silences(value),
      remedy: REMEDY,
    },
  ]
}

function silences(value: unknown): Event[] {
  const spans = pickList(pick(pick(value, 'ConversationCharacteristics'), 'NonTalkTime'), 'Instances') ?? []
  return spans.flatMap((span): Event[] => {
    const [start, end] = [pickNumber(span, 'BeginOffsetMillis'), pickNumber(span, 'EndOffsetMillis')]
    return start === undefined || end === undefined ? [] : [{ type: 'silence', start, end }]
  })
}
