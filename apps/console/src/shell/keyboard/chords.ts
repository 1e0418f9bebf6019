/**
 * Keys as shortcuts name them: `j`, `?`, `ArrowDown`, or two after one another: `g c`. A letter counts whatever the
 * caps lock says, a sign as it is typed.
 */
export type Chord = string

/** The name of the key of an event; null where the event is not for shortcuts. */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>,
): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null
  return /^[A-Z]$/.test(event.key) ? event.key.toLowerCase() : event.key
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
