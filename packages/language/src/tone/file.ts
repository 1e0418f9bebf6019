import type { ToneDecision, ToneModel } from './model.ts'

const format = 'liangyan-tone'
const version = 1

/** The file: the model with its weights packed. */
interface ToneFile extends Omit<ToneModel, 'buckets' | 'weights'> {
  readonly format: string
  readonly version: number
  /** One bit for each bucket, set when it has weights. */
  readonly buckets: string
  readonly weights: string
}

/** Writes a model as JSON: all figures in the clear, the weights as base64. Equal models give equal bytes. */
export function serialiseTone(model: ToneModel): string {
  const { buckets, weights, ...clear } = model
  const marks = new Uint8Array(2 ** (model.features.bits - 3))
  for (const bucket of buckets) marks[bucket >> 3] |= 1 << (bucket & 7)
  const file: ToneFile = {
    format,
    version,
    ...clear,
    buckets: toBase64(marks),
    weights: toBase64(new Uint8Array(weights.buffer)),
  }
  return `${JSON.stringify(file, null, 1)}\n`
}

/** Reads what `serialiseTone` wrote. Throws an Error that says what is wrong with anything else. */
export function parseTone(json: string): ToneModel {
  const file: ToneFile = JSON.parse(json)
  if (file?.format !== format) throw new Error('这不是训练出的语气')
  if (file.version !== version) throw new Error(`语气文件是第 ${file.version} 版，本程序读第 ${version} 版：请重新训练`)
  const { format: _format, version: _version, buckets: marked, weights: packed, ...clear } = file
  // files written before voices were told apart have none, and before tones had to be likely, no least
  const model = { ...clear, voices: clear.voices ?? [], least: clear.least ?? 0 }
  const marks = fromBase64(marked)
  const weights = new Int8Array(fromBase64(packed).buffer)
  const buckets: number[] = []
  marks.forEach((byte, at) => {
    if (byte !== 0) for (let bit = 0; bit < 8; bit++) if ((byte & (1 << bit)) !== 0) buckets.push(at * 8 + bit)
  })
  if (![model.improper, ...(model.tones ?? [])].every(isDecision))
    throw new Error('语气文件已损坏：缺少训练得出的数值，请重新训练')
  if (marks.length * 8 !== 2 ** model.features?.bits || weights.length !== buckets.length * (model.tones.length + 1)) {
    throw new Error('语气文件已损坏：权重与语气的个数不符，请重新训练')
  }
  return { ...model, buckets: Int32Array.from(buckets), weights }
}

const isDecision = (decision: Partial<ToneDecision> | undefined): boolean =>
  typeof decision?.slope === 'number' &&
  Array.isArray(decision.offsets) &&
  typeof decision.figures?.threshold === 'number'

function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 8190)
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 8190))))
  return pieces.join('')
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}
