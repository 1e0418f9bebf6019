import { readClock } from './clock.ts'
import { encodingNotes, textOf } from './decoding.ts'
import { assemble } from './draft.ts'
import type { Input, ReadOptions, ReadResult } from './format.ts'
import { labelReader } from './labels.ts'
import { type Problem, problemAt } from './problem.ts'
import type { Utterance } from './utterance.ts'

type Cue = { line: number; start: number; end: number; lines: string[] }

const TIMING = /^\s*(\S{1,20})\s*-->\s*(\S{1,20})(?:\s.*)?$/
const REMEDY = '请给每条字幕标明说话人，例如 <v 坐席> 或“坐席：”'

/**
 * Reads subtitles, WebVTT and SubRip alike: a cue is its timing line and the lines up to the next empty one.
 * Header, NOTE, STYLE and REGION blocks have no timing line and so fall away.
 */
export function readCues(input: Input, options: ReadOptions): ReadResult {
  const decoded = textOf(input)
  const result: ReadResult = { conversations: [], notes: encodingNotes(decoded), problems: [] }
  const { cues, problem } = cutCues(decoded.text.split(/\r\n|\r|\n/))
  if (problem) {
    result.problems.push(problem)
    return result
  }
  if (cues.length === 0) {
    result.problems.push(problemAt('文件', '里没有字幕：应有 00:00:01.000 --> 00:00:03.500 这样的时间行'))
    return result
  }
  const spoken = cues.map((cue) => ({ cue, lines: cue.lines.flatMap(takeVoices).map(clean) }))
  const read = labelReader(
    spoken.flatMap(({ lines }) => lines.filter(({ voice }) => voice === undefined).map(({ text }) => text)),
  )
  const utterances = spoken.flatMap(({ cue, lines }) => utterancesOf(cue, lines, read))
  assemble({ place: '', fields: {}, utterances, remedy: REMEDY }, options, result)
  return result
}

function cutCues(lines: string[]): { cues: Cue[]; problem?: Problem } {
  const cues: Cue[] = []
  let current: Cue | undefined
  for (const [position, line] of lines.entries()) {
    const timing = line.includes('-->') ? TIMING.exec(line) : null
    if (timing) {
      const start = readClock(timing[1])
      const end = readClock(timing[2])
      if (start === undefined || end === undefined) return { cues, problem: badTiming(position + 1) }
      current = { line: position + 1, start, end, lines: [] }
      cues.push(current)
    } else if (line.includes('-->')) {
      return { cues, problem: badTiming(position + 1) }
    } else if (line.trim() === '') {
      current = undefined
    } else {
      current?.lines.push(line)
    }
  }
  return { cues }
}

function badTiming(line: number): Problem {
  return problemAt(`第 ${line} 行`, '不是有效的时间行：应写成 00:00:01.000 --> 00:00:03.500 的样子', line)
}

type Spoken = { voice?: string; text: string }

const VOICE = /<v(?:\.[^\s<>]{0,60})?\s{1,5}([^<>]{1,60})>/g

/** The voice spans of a cue line; text before the first span has no voice of its own. */
function takeVoices(line: string): Spoken[] {
  const spans = [...line.matchAll(VOICE)]
  if (spans.length === 0) return [{ text: line }]
  const parts: Spoken[] = [{ text: line.slice(0, spans[0].index) }]
  for (const [position, span] of spans.entries()) {
    const text = line.slice(span.index + span[0].length, spans[position + 1]?.index)
    parts.push({ voice: span[1].trim(), text })
  }
  return parts.filter(({ text }) => text.trim() !== '')
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', quot: '"', lrm: '', rlm: '' }

function clean({ voice, text }: Spoken): Spoken {
  const bare = text
    .replace(/<\/?(?:[a-z]{1,5}(?:\.[^<>]{0,100})?(?:\s[^<>]{0,200})?|\d[\d:.]{0,20})>/gi, '')
    .replace(/\{\\[^{}]{0,50}\}/g, '')
    .replace(/&(amp|lt|gt|nbsp|quot|lrm|rlm);/g, (_, name: string) => ENTITIES[name])
  return voice === undefined ? { text: bare } : { voice, text: bare }
}

/** One utterance a speaker: lines without a label of their own go on with the speaker before them in the cue. */
function utterancesOf(
  cue: Cue,
  lines: Spoken[],
  read: (line: string) => { label?: string; text: string },
): Utterance[] {
  const utterances: Utterance[] = []
  for (const spoken of lines) {
    const { label, text } = spoken.voice === undefined ? read(spoken.text) : { label: spoken.voice, text: spoken.text }
    const last = utterances.at(-1)
    if (last && (label === undefined || label === last.voice)) {
      last.text = `${last.text}\n${text}`
    } else {
      utterances.push({ voice: label, text, start: cue.start, end: cue.end, place: `第 ${cue.line} 行` })
    }
  }
  return utterances
}
