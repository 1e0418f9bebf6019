/** Where somebody was in a list: the selected row, and how far it was scrolled, in pixels. */
export interface Place {
  readonly selected: number
  readonly offset: number
}

/** Lists of one visit; the oldest is forgotten. */
const KEPT = 20
const places = new Map<string, Place>()

export function placeOf(name: string): Place {
  return places.get(name) ?? { selected: 0, offset: 0 }
}

export function keepPlace(name: string, place: Place): void {
  places.delete(name)
  places.set(name, place)
  const oldest = places.keys().next()
  if (places.size > KEPT && !oldest.done) places.delete(oldest.value)
}
