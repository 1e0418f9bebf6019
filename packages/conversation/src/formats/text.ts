import { readClock } from '../clock.ts'
import { encodingNotes, textOf } from '../decoding.ts'
import { assemble } from '../draft.ts'
import type { Format, Input, ReadOptions, ReadResult } from '../format.ts'
import { labelReader } from '../labels.ts'
import type { Utterance } from '../utterance.ts'

const TIME =
  /^\s*(?:[[【(\uff08]\s*([\d:\uff1a.,]{4,16})(?:\s*(?:-->|[-\u2013\u2014~\uff5e])\s*([\d:\uff1a.,]{4,16}))?\s*[\]】)\uff09]|(\d{1,3}[:\uff1a]\d{2}(?:[:\uff1a]\d{2})?(?:[.,]\d{1,6})?)(?=\s))\s*/
const REMEDY = '请在每个话轮前写明说话人，例如“坐席：”或“客户：”'

/**
 * A plain transcript, one conversation a file: `坐席: …`, `客户: …`, `A: …`, `C: …`, with an optional time before it
 * (`[00:12]`, `[00:12-00:15]`, `00:01:12.5 `). A line without a speaker goes on with the turn before it.
 */
export const transcript = {
  id: 'text',
  title: '文字稿（坐席：…… 客户：……）',
  extensions: ['txt', 'text'],

  detect({ text, extension }) {
    const lines = text.split(/\r\n|\r|\n/, 200).filter((line) => line.trim() !== '')
    if (lines.length === 0 || /^\s*[[{]\s*(?:["{[\]}]|$)/.test(lines[0])) return 0
    const bare = lines.map((line) => line.replace(TIME, ''))
    const read = labelReader(bare)
    const share = bare.filter((line) => read(line).label !== undefined).length / lines.length
    return share > 0.3 ? 0.6 : share > 0 ? 0.2 : extension === 'txt' ? 0.1 : 0
  },

  read(input: Input, options: ReadOptions = {}): ReadResult {
    const decoded = textOf(input)
    const result: ReadResult = { conversations: [], notes: encodingNotes(decoded), problems: [] }
    const { utterances, skipped } = cutTurns(decoded.text.split(/\r\n|\r|\n/))
    if (skipped.length > 0 && utterances.some(({ voice }) => voice !== undefined)) {
      result.notes.push({ message: `第 ${skipped.join('、')} 行在第一个说话人之前，没有读取` })
    }
    assemble({ place: '', fields: {}, utterances, remedy: REMEDY }, options, result)
    return result
  },
} satisfies Format

function cutTurns(lines: string[]): { utterances: Utterance[]; skipped: number[] } {
  const timed = lines.map(takeTime)
  const read = labelReader(timed.map(({ rest }) => rest))
  const utterances: Utterance[] = []
  const skipped: number[] = []
  for (const [position, { rest, start, end }] of timed.entries()) {
    if (rest.trim() === '') continue
    const { label, text } = read(rest)
    const last = utterances.at(-1)
    if (label !== undefined) {
      utterances.push({ voice: label, text, place: `第 ${position + 1} 行`, start, end })
    } else if (last) {
      last.text = `${last.text}\n${rest.trim()}`
    } else {
      skipped.push(position + 1)
    }
  }
  return utterances.length > 0 ? { utterances, skipped } : { utterances: withoutSpeakers(timed), skipped: [] }
}

function withoutSpeakers(timed: { rest: string }[]): Utterance[] {
  return timed.map(({ rest }, position) => ({ text: rest, place: `第 ${position + 1} 行` }))
}

function takeTime(line: string): { rest: string; start?: number; end?: number } {
  const found = TIME.exec(line)
  const start = readClock(found?.[1] ?? found?.[3] ?? '')
  if (!found || start === undefined) return { rest: line }
  const end = readClock(found[2] ?? '')
  return { rest: line.slice(found[0].length), start, end }
}
