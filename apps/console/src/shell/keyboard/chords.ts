/**
 * Keys as shortcuts name them: `j`, `?`, `ArrowDown`, or two after one another: `g c`. A letter counts whatever the
 * caps lock says, a sign as it is typed. `Alt+1`, `Ctrl+Enter` count while one writes, too.
 */
export type Chord = string

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>

/** The name of the key of an event; null where the event is not for shortcuts. */
export function keyName({ key, code, ctrlKey, metaKey, altKey, isComposing }: Pressed): string | null {
  if (isComposing || (ctrlKey && altKey)) return null
  if (altKey) return metaKey ? null : `Alt+${keyOfCode(code) ?? key}`
  if (ctrlKey || metaKey) return key === 'Enter' ? 'Ctrl+Enter' : null
  return /^[A-Z]$/.test(key) ? key.toLowerCase() : key
}

/** Whether a chord is one that no text is typed with. */
export const isHeldChord = (chord: Chord): boolean => /^(?:Alt|Ctrl)\+./.test(chord)

/** With Alt some keyboards type other signs: the key itself counts. */
function keyOfCode(code: string): string | undefined {
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1].toLowerCase()
}

/**
 * What the keys pressed so far mean: which chord is complete, or whether one may still become so. `pressed` is the key
 * before, null where it is long ago, and the key now.
 */
export function readKeys(
  pressed: readonly [string | null, string],
  chords: readonly Chord[],
): { readonly chord: Chord | null; readonly begun: boolean } {
  const [before, now] = pressed
  const two = before === null ? undefined : chords.find((chord) => chord === `${before} ${now}`)
  const chord = two ?? chords.find((chord) => chord === now) ?? null
  return { chord, begun: chord === null && chords.some((chord) => chord.startsWith(`${now} `)) }
}
