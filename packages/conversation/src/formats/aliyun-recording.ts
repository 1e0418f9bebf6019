import type { Format, Input, ReadOptions, ReadResult } from '../format.ts'
import { pick, pickList, pickNumber, pickText, unwrapJson } from '../json-access.ts'
import { hasFields, lacking, type ResultReader, readRecognition, unfinished } from '../recognition.ts'

const REMEDY = '请识别双声道录音，或识别单声道录音时打开 auto_split'

/**
 * Aliyun 智能语音交互 录音文件识别: `Result.Sentences[]` with ChannelId, BeginTime, EndTime (ms) and Text;
 * also its callback of old in snake case (`result[]`, `begin_time`, `channel_id`).
 */
export const aliyunRecording = {
  id: 'aliyun-recording',
  title: '阿里云录音文件识别',
  extensions: ['json'],
  detect: (sample) =>
    hasFields(sample, 'Sentences', 'BeginTime', 'Text') || hasFields(sample, 'begin_time', 'channel_id', 'text')
      ? 0.95
      : 0,
  read: (input: Input, options: ReadOptions = {}): ReadResult => readRecognition(input, options, readTask),
} satisfies Format

const readTask: ResultReader = (value, place) => {
  const status = pickText(value, 'StatusText', 'status_text')
  const result = unwrapJson(pick(value, 'Result', 'result')) ?? value
  const sentences = Array.isArray(result) ? result : pickList(result, 'Sentences', 'sentences')
  if (!sentences)
    return status !== undefined && !status.startsWith('SUCCESS') ? unfinished(status) : lacking('Sentences')
  const utterances = sentences.map((sentence, index) => ({
    voice: voiceOf(sentence),
    text: pickText(sentence, 'Text', 'text') ?? '',
    start: pickNumber(sentence, 'BeginTime', 'begin_time'),
    end: pickNumber(sentence, 'EndTime', 'end_time'),
    place: `Sentences[${index}]`,
  }))
  const id = pickText(value, 'TaskId', 'task_id')
  return [{ place, assumed: { channel: 'phone' }, fields: { id }, utterances, remedy: REMEDY }]
}

/** Where speakers were separated the sentence names its speaker; else its channel is its voice. */
function voiceOf(sentence: unknown): string | undefined {
  return pickText(sentence, 'SpeakerId', 'speaker_id') ?? pickText(sentence, 'ChannelId', 'channel_id')
}
