import type { Colleague } from '@liangyan/contract'
import type { Desk, Desks } from './desks.ts'

/** Who comes and goes all the time is told so often, in milliseconds. */
const PAUSE = 1_000
/** So many are named to a desk: who looks for others hands over to a queue. */
const MOST = 100

/** Tells desks who else is ready: to whom a chat can be handed over. */
export class Colleagues {
  readonly #desks: Desks
  readonly #told = new WeakMap<Desk, string>()
  #isSoon = false

  constructor(desks: Desks) {
    this.#desks = desks
    desks.listen(() => this.#soon())
  }

  #soon(): void {
    if (this.#isSoon) return
    this.#isSoon = true
    setTimeout(() => {
      this.#isSoon = false
      this.#tellAll()
    }, PAUSE).unref()
  }

  #tellAll(): void {
    const ready = [...this.#desks.all]
      .filter(({ presence }) => presence === 'ready')
      .sort((a, b) => (a.agent < b.agent ? -1 : 1))
    for (const desk of this.#desks.all) {
      const colleagues = colleaguesOf(desk, ready)
      const told = JSON.stringify(colleagues)
      if (this.#told.get(desk) === told) continue
      this.#told.set(desk, told)
      desk.send({ type: 'colleagues', colleagues })
    }
  }
}

/** The others, the own team first. */
function colleaguesOf({ agent, team }: Desk, ready: readonly Desk[]): Colleague[] {
  const others = ready.filter((other) => other.agent !== agent)
  const [own, rest] = [true, false].map((isOwn) =>
    others.filter((other) => (team !== null && other.team === team) === isOwn),
  )
  return [...own, ...rest].slice(0, MOST).map(({ agent, name }) => ({ agent, name }))
}
