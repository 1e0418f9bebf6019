import { readCues } from '../cues.ts'
import type { Format, Input, ReadOptions, ReadResult } from '../format.ts'

/** SubRip with speakers: `坐席:…`, `[客服] …`, `SPEAKER_00: …`. Two speakers in one cue share its times. */
export const srt = {
  id: 'srt',
  title: 'SubRip 字幕',
  extensions: ['srt'],

  detect({ text }) {
    const [first = '', second = ''] = text.trimStart().slice(0, 200).split('\n')
    const timing = /^\d{1,9}\s*$/.test(first) ? second : first
    return /^\s*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}\s*-->/.test(timing) ? 0.95 : text.includes('-->') ? 0.1 : 0
  },

  read: (input: Input, options: ReadOptions = {}): ReadResult => readCues(input, options),
} satisfies Format
