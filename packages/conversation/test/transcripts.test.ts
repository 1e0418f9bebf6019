import { describe, expect, test } from 'vitest'
import type { Conversation } from '../src/index.ts'
import { srt } from '../src/formats/srt.ts'
import { transcript } from '../src/formats/text.ts'
import { vtt } from '../src/formats/vtt.ts'
import { roleOf } from '../src/index.ts'
import { fixture } from './fixture.ts'

function spoken(conversation: Conversation | undefined): string[] {
  return (conversation?.turns ?? []).map(({ speaker, text }) => `${speaker[0]} ${text}`)
}

describe('subtitles', () => {
  test('WebVTT with voice tags', () => {
    const { conversations, notes, problems } = vtt.read(fixture('call.vtt'), { name: 'rec/2026/call.vtt' })
    expect([notes, problems]).toEqual([[], []])
    expect(conversations[0].id).toBe('call')
    expect(conversations[0].turns).toHaveLength(12)
    expect(conversations[0].turns[1]).toEqual({
      index: 1,
      speaker: 'agent',
      text: '您好，很高兴为您服务，请问有什么可以帮您？',
      start: 2400,
      end: 6200,
    })
  })

  test('SubRip with bracketed labels', () => {
    const { conversations } = srt.read(fixture('call.srt'))
    expect(conversations[0].turns[0]).toEqual({
      index: 0,
      speaker: 'customer',
      text: '喂，我的储蓄卡刚才找不到了，先帮我挂失。',
      start: 0,
      end: 3100,
    })
  })

  test('labels, tags, entities and two speakers in one cue', () => {
    const cues = [
      'WEBVTT',
      'STYLE\n::cue { color: red }',
      '00:01.000 --> 00:02.500\nAgent: 您好 <b>请讲</b>&amp;稍等',
      '00:00:03.000 --> 00:00:05.000\n<v.loud 客户>喂</v> <v 坐席>我在</v>\n还在吗',
    ].join('\n\n')
    const { conversations } = vtt.read(cues)
    expect(spoken(conversations[0])).toEqual(['a 您好 请讲&稍等', 'c 喂', 'a 我在\n还在吗'])
    expect(conversations[0].turns[0]).toMatchObject({ start: 1000, end: 2500 })
  })

  test('a broken timing is named by its line; no speaker is no guess', () => {
    const broken = srt.read('1\n00:00:01,000 --> 00:00:99,000\n坐席：您好\n')
    expect(broken.problems).toEqual([
      { place: '第 2 行', line: 2, message: '第 2 行不是有效的时间行：应写成 00:00:01.000 --> 00:00:03.500 的样子' },
    ])
    const mono = srt.read('1\n00:00:01,000 --> 00:00:02,000\n您好\n')
    expect(mono.problems[0].message).toContain('所有话轮都没有标明说话人')
    expect(srt.read('').problems[0].message).toContain('没有字幕')
  })
})

describe('plain transcripts', () => {
  test('labels with times, and a title line left out', () => {
    const { conversations, notes } = transcript.read(fixture('call.txt'))
    expect(conversations[0].turns).toHaveLength(7)
    expect(conversations[0].turns[2]).toMatchObject({ speaker: 'agent', start: 7000 })
    expect(notes.map(({ message }) => message)).toEqual(['第 1 行在第一个说话人之前，没有读取'])
  })

  test('A and C are agent and customer; A and B are voices', () => {
    const letters = transcript.read(fixture('letters.txt'))
    expect(letters.notes).toEqual([])
    expect(letters.conversations[0].turns.map(({ speaker }) => speaker[0]).join('')).toBe('cacacaca')
    const voices = transcript.read('A: 喂\nB: 您好，请问有什么可以帮您\nA: 查账单\n')
    expect(spoken(voices.conversations[0])).toEqual(['c 喂', 'a 您好，请问有什么可以帮您', 'c 查账单'])
    expect(voices.notes[0].message).toContain('推测说话人“B”是坐席')
  })

  test('times, wrapped lines, and colons which are speech', () => {
    const text = '[00:12-00:15] 坐席：请记一下\n卡号是：6222\n00:01:20.5 【客户】好的\n(00:01:30) 客户：谢谢\n'
    const { conversations } = transcript.read(text)
    expect(conversations[0].turns).toEqual([
      { index: 0, speaker: 'agent', text: '请记一下\n卡号是：6222', start: 12_000, end: 15_000 },
      { index: 1, speaker: 'customer', text: '好的', start: 80_500 },
      { index: 2, speaker: 'customer', text: '谢谢', start: 90_000 },
    ])
  })

  test('names repeated before a colon are voices', () => {
    const { conversations } = transcript.read('小云：很高兴为您服务\n王女士：你好\n小云：请讲\n王女士：查余额\n')
    expect(spoken(conversations[0])).toEqual(['a 很高兴为您服务', 'c 你好', 'a 请讲', 'c 查余额'])
  })

  test('a text without speakers is a problem', () => {
    expect(transcript.read('您好\n你好\n').problems[0].message).toContain('请在每个话轮前写明说话人')
    expect(transcript.read('').problems[0].message).toContain('没有人说话')
  })
})

test.each([
  ['坐席', 'agent'],
  ['客服01', 'agent'],
  ['客服小云', 'agent'],
  ['客户经理小秦', 'agent'],
  ['客户（王女士）', 'customer'],
  ['客户', 'customer'],
  ['Agent 2', 'agent'],
  ['CUSTOMER', 'customer'],
  ['智能客服', 'system'],
  ['客服机器人小汀', 'system'],
  ['王女士', undefined],
  ['0', undefined],
  ['SPEAKER_01', undefined],
])('the role of %s', (label, role) => {
  expect(roleOf(label)).toBe(role)
})
