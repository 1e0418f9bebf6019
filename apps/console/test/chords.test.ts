import { expect, test } from 'vitest'
import { isHeldChord, keyName, readKeys } from '../src/shell/keyboard/chords.ts'

const chords = ['?', 'j', 'g c', 'g o', 'c', 'ArrowDown']
const plain = { code: '', ctrlKey: false, metaKey: false, altKey: false, isComposing: false }

test.each([
  [[null, 'j'], 'j', false],
  [[null, 'g'], null, true],
  [['g', 'c'], 'g c', false],
  [['g', 'j'], 'j', false],
  [[null, 'c'], 'c', false],
  [['g', 'g'], null, true],
  [['g', 'x'], null, false],
  [['j', 'c'], 'c', false],
] as const)('%j', (pressed, chord, begun) => {
  expect(readKeys(pressed, chords)).toEqual({ chord, begun })
})

test('a letter counts whatever the caps lock says; keys with modifiers and while composing do not', () => {
  expect(keyName({ ...plain, key: 'J' })).toBe('j')
  expect(keyName({ ...plain, key: '?' })).toBe('?')
  expect(keyName({ ...plain, key: 'c', ctrlKey: true })).toBeNull()
  expect(keyName({ ...plain, key: 'j', isComposing: true })).toBeNull()
})

test('keys held down with others are named by the key itself, and count while one writes', () => {
  expect(keyName({ ...plain, key: '¡', code: 'Digit1', altKey: true })).toBe('Alt+1')
  expect(keyName({ ...plain, key: 'R', code: 'KeyR', altKey: true })).toBe('Alt+r')
  expect(keyName({ ...plain, key: 'ArrowUp', code: 'ArrowUp', altKey: true })).toBe('Alt+ArrowUp')
  expect(keyName({ ...plain, key: 'Enter', metaKey: true })).toBe('Ctrl+Enter')
  // AltGr types text
  expect(keyName({ ...plain, key: '@', code: 'KeyQ', altKey: true, ctrlKey: true })).toBeNull()
  expect(['Alt+1', 'Ctrl+Enter', '+', 'g c'].map(isHeldChord)).toEqual([true, true, false, false])
})
