import {
  countFigures,
  type DayFigures,
  type Days,
  type Duties,
  figuresBehindSince,
  type Part,
  type PartKind,
  partsInConversations,
  partsInFigures,
  type PartsWanted,
  readFigures,
  readMomentsOfServices,
  readParts,
  timeOf,
  versionsIn,
} from '@liangyan/store'
import type { System } from '../system.ts'
import { momentsOfVersions } from './moments.ts'
import { dimensionOf, partsOf, placeOf, type Scope } from './scope.ts'
import { added } from './sums.ts'

/** Duties by moment, by service. */
export type MomentsOfServices = ReadonlyMap<string, ReadonlyMap<string, Duties>>

/** Figures of a scope: those that were made, where they were made by just its parts; else counted now. */
export class FigureSource {
  readonly #system: System
  readonly #scope: Scope

  constructor(system: System, scope: Scope) {
    this.#system = system
    this.#scope = scope
  }

  /** Figures of each of the days that has any. */
  async days(days: Days): Promise<DayFigures[]> {
    const dimension = dimensionOf(partsOf(this.#scope))
    if (dimension) return readFigures(this.#system.db, days, dimension, placeOf(this.#scope))
    return this.#counted(days, 'bank')
  }

  /** Since when the figures of these days have not been made anew; null where they show all. */
  async behindSince(days: Days): Promise<Date | null> {
    return dimensionOf(partsOf(this.#scope)) ? figuresBehindSince(this.#system.db, days) : null
  }

  /** Totals by team, agent, channel or service. */
  async parts(
    by: PartKind,
    days: Days,
    wanted: PartsWanted,
  ): Promise<{ readonly parts: Part[]; readonly all: number }> {
    const scope = this.#scope
    const dimension = dimensionOf([...partsOf(scope), by])
    const named = partsOf(scope).some((part) => part !== 'service')
    const rows = dimension
      ? partsInFigures(days, dimension, by, {
          value: named ? placeOf(scope).value : undefined,
          service: scope.service,
        })
      : partsInConversations({ ...timeOf(days), ...scope }, by)
    return readParts(this.#system.db, rows, wanted)
  }

  /** How the duties of each moment were kept in each of these services. */
  async momentsOfServices(days: Days, services: readonly string[]): Promise<MomentsOfServices> {
    if (services.length === 0) return new Map()
    const dimension = dimensionOf([...partsOf(this.#scope), 'service'])
    const { value } = placeOf(this.#scope)
    if (dimension) {
      const rows = await readMomentsOfServices(this.#system.db, days, dimension, value, services)
      return Map.groupBy(rows, ({ service }) => service)
        .entries()
        .reduce((all, [service, of]) => all.set(service, new Map(of.map((row) => [row.moment, row.duties]))), new Map())
    }
    const rows = await this.#counted(days, 'service')
    return new Map(
      services.map((name) => [
        name,
        added(rows.filter(({ service }) => service === name).map(({ moments }) => moments)),
      ]),
    )
  }

  async #counted(days: Days, dimension: 'bank' | 'service'): Promise<DayFigures[]> {
    const { db, standards } = this.#system
    const selection = { ...timeOf(days), ...this.#scope }
    const moments = await momentsOfVersions(standards, await versionsIn(db, selection))
    return countFigures(db, selection, moments, [dimension])
  }
}
