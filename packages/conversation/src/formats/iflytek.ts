import type { Format, Input, ReadOptions, ReadResult } from '../format.ts'
import { pick, pickList, pickNumber, pickText, unwrapJson } from '../json-access.ts'
import { problemAt } from '../problem.ts'
import { hasFields, lacking, type ResultReader, readRecognition, unfinished } from '../recognition.ts'
import type { Utterance } from '../utterance.ts'

const REMEDY = '请在转写时设 roleType=1，或转写双方分轨的录音'
const UNSEPARATED = '0'

/**
 * iFLYTEK 录音文件转写 (lfasr): `content.orderResult` holds JSON text, whose `lattice[].json_1best` holds JSON text again:
 * `st` with bg, ed (ms), rl (speaker, from 1; 0 if not separated) and the words `rt[].ws[].cw[].w`.
 * `lattice2`, the wording before smoothing, is read where `lattice` is absent.
 */
export const iflytek = {
  id: 'iflytek',
  title: '讯飞语音转写',
  extensions: ['json'],
  detect: (sample) => (hasFields(sample, 'json_1best') || hasFields(sample, 'orderResult') ? 0.95 : 0),
  read: (input: Input, options: ReadOptions = {}): ReadResult => readRecognition(input, options, readOrder),
} satisfies Format

const FINISHED = 4

const readOrder: ResultReader = (value, place) => {
  const content = pick(value, 'content') ?? value
  const status = pickNumber(pick(content, 'orderInfo'), 'status')
  const order = unwrapJson(pick(content, 'orderResult')) ?? content
  const lattice = latticeOf(order, 'lattice') ?? latticeOf(order, 'lattice2')
  if (!lattice)
    return status !== undefined && status !== FINISHED ? unfinished(`订单状态 ${status}`) : lacking('lattice')
  const tracks = trackNames(order)
  const utterances: Utterance[] = []
  for (const [index, item] of lattice.entries()) {
    const best = unwrapJson(pick(item, 'json_1best'))
    if (best === undefined) return problemAt(`lattice[${index}].json_1best`, '不是有效的 JSON')
    const sentences = pick(best, 'st')
    for (const sentence of Array.isArray(sentences) ? sentences : [sentences]) {
      utterances.push(readSentence(sentence, `lattice[${index}]`, tracks))
    }
  }
  const id = pickText(pick(content, 'orderInfo'), 'orderId') ?? pickText(content, 'orderId')
  return [{ place, assumed: { channel: 'phone' }, fields: { id }, utterances, remedy: REMEDY }]
}

function latticeOf(order: unknown, name: string): unknown[] | undefined {
  const lattice = unwrapJson(pick(order, name))
  return Array.isArray(lattice) && lattice.length > 0 ? lattice : undefined
}

/** Two-track recordings: which speaker number is which track (`L`, `R`). */
function trackNames(order: unknown): Map<string, string> {
  const names = new Map<string, string>()
  for (const entry of pickList(pick(order, 'label'), 'rl_track') ?? []) {
    const [role, track] = [pickText(entry, 'rl'), pickText(entry, 'track')]
    if (role !== undefined && track !== undefined) names.set(role, track)
  }
  return names
}

function readSentence(sentence: unknown, place: string, tracks: Map<string, string>): Utterance {
  const role = pickText(sentence, 'rl') ?? UNSEPARATED
  return {
    voice: tracks.get(role) ?? (role === UNSEPARATED ? undefined : role),
    text: wordsOf(sentence),
    start: pickNumber(sentence, 'bg'),
    end: pickNumber(sentence, 'ed'),
    place,
  }
}

/** The best candidate of each word, punctuation included. */
function wordsOf(sentence: unknown): string {
  const slots = (pickList(sentence, 'rt') ?? []).flatMap((part) => pickList(part, 'ws') ?? [])
  return slots.map((slot) => pickText(pickList(slot, 'cw')?.[0], 'w') ?? '').join('')
}
