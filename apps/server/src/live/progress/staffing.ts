import { type Database, type Staff, staffByNumber } from '@liangyan/store'

/** So long a name or a team is believed, in milliseconds. */
const BELIEVED = 30_000

/** Who carries a staff number, asked for seldom. */
export class Staffing {
  readonly #db: Database
  readonly #known = new Map<string, { readonly until: number; readonly staff: Staff | undefined }>()

  constructor(db: Database) {
    this.#db = db
  }

  async of(number: string | undefined): Promise<Staff | undefined> {
    if (number === undefined || number === '') return undefined
    const known = this.#known.get(number)
    if (known && known.until > performance.now()) return known.staff
    const staff = (await staffByNumber(this.#db, [number])).get(number)
    this.#known.set(number, { until: performance.now() + BELIEVED, staff })
    return staff
  }

  /** What is known already. */
  named(number: string): Staff | undefined {
    return this.#known.get(number)?.staff
  }
}
