import { readClock } from '../clock.ts'
import { encodingNotes, textOf } from '../decoding.ts'
import { assemble, type Draft } from '../draft.ts'
import type { Format, Input, ReadOptions, ReadResult } from '../format.ts'
import { pick, pickList, pickNumber, pickText, unwrapJson } from '../json-access.ts'
import { hasFields, lacking, type ResultReader, readRecognition, unfinished } from '../recognition.ts'
import type { Utterance } from '../utterance.ts'

const REMEDY = '请在识别时设 ChannelNum=2 或 SpeakerDiarization=1'
const LINE = /^\s*\[([\d:.]{3,16}),([\d:.]{3,16})(?:,\s*([^\],\s]{1,20}))?\]\s*(.*)$/

/**
 * Tencent Cloud 录音文件识别: `Response.Data.ResultDetail[]` with FinalSentence, StartMs, EndMs, SpeakerId (channel or speaker);
 * without it the text form of `Data.Result`, lines of `[0:1.000,0:3.000,0]  文本`, which is read from a text file as well.
 */
export const tencentRecording = {
  id: 'tencent-recording',
  title: '腾讯云录音文件识别',
  extensions: ['json', 'txt'],

  detect(sample) {
    if (hasFields(sample, 'ResultDetail') || hasFields(sample, 'FinalSentence', 'StartMs')) return 0.95
    if (/"Result\\*"\s*:\s*\\*"\s*\[\d+:[\d.]+,\d+:[\d.]+/.test(sample.text)) return 0.95
    return LINE.test(sample.text.split(/\r?\n/, 1)[0] ?? '') ? 0.9 : 0
  },

  read(input: Input, options: ReadOptions = {}): ReadResult {
    const decoded = textOf(input)
    if (!LINE.test(decoded.text.split(/\r?\n/, 1)[0] ?? '')) return readRecognition(input, options, readTask)
    const result: ReadResult = { conversations: [], notes: encodingNotes(decoded), problems: [] }
    assemble(
      { place: '', assumed: { channel: 'phone' }, fields: {}, utterances: readLines(decoded.text), remedy: REMEDY },
      options,
      result,
    )
    return result
  },
} satisfies Format

const readTask: ResultReader = (value, place) => {
  const response = pick(value, 'Response') ?? value
  const data = unwrapJson(pick(response, 'Data')) ?? response
  const details = readDetails(unwrapJson(pick(data, 'ResultDetail', 'resultDetail')))
  const text = pickText(data, 'Result', 'text')
  const status = pickText(data, 'StatusStr')
  if (!details && (text === undefined || text.trim() === '')) {
    return status !== undefined && status !== 'success' ? unfinished(status) : lacking('ResultDetail')
  }
  const id = pickText(data, 'TaskId') ?? pickText(value, 'requestId')
  const draft: Draft = {
    place,
    assumed: { channel: 'phone' },
    fields: { id },
    utterances: details ?? readLines(text ?? ''),
    remedy: REMEDY,
  }
  return [draft]
}

function readDetails(value: unknown): Utterance[] | undefined {
  const details = Array.isArray(value) ? value : pickList(value, 'ResultDetail')
  if (!details || details.length === 0) return undefined
  return details.map((detail, index) => ({
    voice: pickText(detail, 'SpeakerId'),
    text: pickText(detail, 'FinalSentence') ?? '',
    start: pickNumber(detail, 'StartMs'),
    end: pickNumber(detail, 'EndMs'),
    place: `ResultDetail[${index}]`,
  }))
}

/** A line without a time of its own goes on with the sentence before it. */
function readLines(text: string): Utterance[] {
  const utterances: Utterance[] = []
  for (const [position, line] of text.split(/\r\n|\r|\n/).entries()) {
    const found = LINE.exec(line)
    const last = utterances.at(-1)
    if (found) {
      const [, start, end, voice, words] = found
      utterances.push({
        voice,
        text: words ?? '',
        start: readClock(start),
        end: readClock(end),
        place: `第 ${position + 1} 行`,
      })
    } else if (last && line.trim() !== '') {
      last.text = `${last.text}\n${line.trim()}`
    }
  }
  return utterances
}
