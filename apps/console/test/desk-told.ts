import type { LiveLine, LiveSnapshot, LiveTurn, LiveView, ToDesk, WordingCard } from '@liangyan/contract'

/** Messages as the server tells them, for the tests of the desk. */
export const ID = 'chat-1'

export const LINE: LiveLine = {
  id: ID,
  kind: 'chat',
  stage: 'open',
  line: 'talking',
  channel: 'chat',
  direction: 'inbound',
  service: '信用卡',
  queue: 'credit-card',
  agent: '3101',
  agentName: '陈晓雯',
  team: 1,
  teamName: '一组',
  customer: '王先生',
  began: '2026-03-05T02:02:00.000Z',
  unansweredSince: null,
  turns: 0,
  clocks: { running: 0, amber: 0, red: 0 },
  warnings: 0,
  fatal: false,
  mood: { now: 'calm', trend: [] },
  helpSince: null,
  watchedBy: [],
  clockOff: null,
}

export const VIEW: LiveView = {
  now: 0,
  state: 'talking',
  cards: [],
  clocks: [],
  warnings: [],
  heard: [],
  mood: { now: 'calm', trend: [] },
}

export const turn = (index: number, speaker: LiveTurn['speaker'], text: string, start?: number): LiveTurn => ({
  index,
  speaker,
  text,
  ...(start !== undefined && { start }),
})

export const desk = (...lines: LiveLine[]): ToDesk => ({
  type: 'desk',
  now: '2026-03-05T02:05:00.000Z',
  presence: 'ready',
  lines,
  announcements: [],
})

export const snapshot = (turns: readonly LiveTurn[], more: Partial<LiveSnapshot> = {}): ToDesk => ({
  type: 'snapshot',
  id: ID,
  snapshot: { line: LINE, turns: [...turns], events: [], marks: [], view: VIEW, ...more },
})

export const card = (key: string, text = key): WordingCard => ({
  key,
  moment: 'calm-down',
  clause: 'r1',
  title: '安抚',
  text,
  open: [],
  sure: true,
  urgent: false,
  why: { acts: [], words: [], turns: [] },
  sources: [],
})
