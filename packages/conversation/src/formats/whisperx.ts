import type { Format, Input, ReadOptions, ReadResult } from '../format.ts'
import { pickList, pickNumber, pickText } from '../json-access.ts'
import { hasFields, lacking, type ResultReader, readRecognition } from '../recognition.ts'

const REMEDY = '请在运行 WhisperX 时加上 --diarize'

/** WhisperX: `segments[]` with start and end in seconds, text, speaker (`SPEAKER_00`) and `words[]` with speakers of their own. */
export const whisperx = {
  id: 'whisperx',
  title: 'WhisperX 识别结果',
  extensions: ['json'],

  detect(sample) {
    if (!hasFields(sample, 'segments', 'start', 'text')) return 0
    return hasFields(sample, 'word_segments') || /"speaker"\s*:\s*"SPEAKER_/.test(sample.text) ? 0.95 : 0.6
  },

  read: (input: Input, options: ReadOptions = {}): ReadResult => readRecognition(input, options, readResult),
} satisfies Format

const readResult: ResultReader = (value, place) => {
  const segments = pickList(value, 'segments')
  if (!segments) return lacking('segments')
  const utterances = segments.map((segment, index) => ({
    voice: pickText(segment, 'speaker') ?? mostWords(segment),
    text: pickText(segment, 'text') ?? '',
    start: milliseconds(pickNumber(segment, 'start')),
    end: milliseconds(pickNumber(segment, 'end')),
    place: `segments[${index}]`,
  }))
  return [{ place, assumed: { channel: 'phone' }, fields: {}, utterances, remedy: REMEDY }]
}

/** The speaker of most words of a segment to which diarisation gave none. */
function mostWords(segment: unknown): string | undefined {
  const counts = new Map<string, number>()
  for (const word of pickList(segment, 'words') ?? []) {
    const speaker = pickText(word, 'speaker')
    if (speaker !== undefined) counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0]
}

function milliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.round(seconds * 1000)
}
