import { readCues } from '../cues.ts'
import type { Format, Input, ReadOptions, ReadResult } from '../format.ts'

/** WebVTT with speakers: `<v 坐席>…`, `坐席:…`, `[客服] …`. Two speakers in one cue share its times. */
export const vtt = {
  id: 'vtt',
  title: 'WebVTT 字幕',
  extensions: ['vtt'],
  detect: ({ text }) => (/^WEBVTT(?:\s|$)/.test(text) ? 1 : text.includes('-->') ? 0.1 : 0),
  read: (input: Input, options: ReadOptions = {}): ReadResult => readCues(input, options),
} satisfies Format
