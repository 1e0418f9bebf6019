import { readCues } from '../cues.ts'
import type { Format, Input, ReadOptions, ReadResult } from '../format.ts'

/** SubRip with speakers: `坐席:…`, `[客服] …`, `SPEAKER_00: …`. Two speakers in one cue share its times. */
export const srt = {
  id: 'srt',
  title: 'SubRip subtitles',
  extensions: ['srt'],
  detect: ({ text }) => (/^(?:\s*\d+\s*\n)?\s*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}\s*-->/.test(text) ? 0.95 : 0),
  read: (input: Input, options: ReadOptions = {}): ReadResult => readCues(input, options),
} satisfies Format
