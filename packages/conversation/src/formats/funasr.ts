import type { Format, Input, ReadOptions, ReadResult } from '../format.ts'
import { pickList, pickNumber, pickText } from '../json-access.ts'
import { problemAt } from '../problem.ts'
import { hasFields, type ResultReader, readRecognition } from '../recognition.ts'

const REMEDY = '请在运行 FunASR 时加上说话人模型（spk_model="cam++"），或分声道识别'

/**
 * FunASR: what `AutoModel.generate` answers, a list with `sentence_info[]` (text, start and end in ms, spk) per recording,
 * or what its runtime server sends (`stamp_sents[]` with text_seg, punc, start, end, and spk where it has one).
 */
export const funasr = {
  id: 'funasr',
  title: 'FunASR 识别结果',
  extensions: ['json'],

  detect(sample) {
    if (hasFields(sample, 'sentence_info') || hasFields(sample, 'stamp_sents')) return 0.95
    return hasFields(sample, 'text', 'timestamp') && /"(?:key|wav_name)"\s*:/.test(sample.text) ? 0.7 : 0
  },

  read: (input: Input, options: ReadOptions = {}): ReadResult => readRecognition(input, options, readRecording),
} satisfies Format

const readRecording: ResultReader = (value, place) => {
  const sentences = pickList(value, 'sentence_info', 'sentences', 'stamp_sents')
  if (!sentences) return problemAt('识别结果', `里没有 sentence_info，不知道话轮和说话人：${REMEDY}`)
  const utterances = sentences.map((sentence, index) => ({
    voice: pickText(sentence, 'spk', 'speaker'),
    text: pickText(sentence, 'text', 'sentence') ?? segmentOf(sentence),
    start: pickNumber(sentence, 'start'),
    end: pickNumber(sentence, 'end'),
    place: `sentence_info[${index}]`,
  }))
  const id = pickText(value, 'key', 'wav_name')
  return [{ place, assumed: { channel: 'phone' }, fields: { id }, utterances, remedy: REMEDY }]
}

/** The server spaces out Chinese characters and puts the punctuation beside. */
function segmentOf(sentence: unknown): string {
  const words = (pickText(sentence, 'text_seg') ?? '').replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
  return words.trim() + (pickText(sentence, 'punc') ?? '')
}
