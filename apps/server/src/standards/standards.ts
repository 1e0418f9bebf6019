import { Engine } from '@liangyan/inspection'
import { loadStandard, type Standard } from '@liangyan/standard'
import { type Database, standardTextsOf, standardVersion, versionInForce } from '@liangyan/store'
import { NoStandard } from './no-standard.ts'
import { VersionReader } from './reader.ts'
import { Titles } from './titles.ts'

/** A published version, ready to inspect with. */
export interface ReadyStandard {
  readonly id: number
  readonly number: number
  readonly standard: Standard
  readonly titles: Titles
  /** Compiled when first asked for; one for each thread. */
  readonly engine: Engine
}

/** Kept ready at once: the one in force and those it is compared with. */
const KEPT = 3
/** How long the version in force is believed to be in force still, in milliseconds. */
const BELIEVED = 2_000

/** The versions of the standard, read and compiled once each in this process. A published version never changes. */
export class Standards {
  /** Versions as people read and write them. */
  readonly reader: VersionReader
  readonly #db: Database
  readonly #ready = new Map<number, Promise<ReadyStandard>>()
  #inForce: { readonly id: number; readonly until: number } | undefined

  constructor(db: Database) {
    this.#db = db
    this.reader = new VersionReader(db)
  }

  /** The version in force; another process may have published, so it is asked for again after two seconds. */
  async inForce(): Promise<ReadyStandard> {
    if (!this.#inForce || this.#inForce.until < performance.now()) {
      const row = await versionInForce(this.#db)
      if (!row) throw new NoStandard('没有已发布的规范版本')
      this.#inForce = { id: row.id, until: performance.now() + BELIEVED }
    }
    return this.version(this.#inForce.id)
  }

  /** Reads the version in force before anybody asks, so that the first who opens a page need not wait for it. */
  async readAhead(): Promise<void> {
    const row = await versionInForce(this.#db)
    if (!row) return
    await this.reader.reading(row)
    await this.inForce()
  }

  /** Forgets which one is in force: after publishing or rolling back. */
  changed(): void {
    this.#inForce = undefined
  }

  /** A published version by its row's id. */
  async version(id: number): Promise<ReadyStandard> {
    const known = this.#ready.get(id)
    if (known) return known
    const reading = this.#read(id)
    this.#ready.set(id, reading)
    reading.catch(() => this.#ready.delete(id))
    if (this.#ready.size > KEPT) this.#ready.delete(this.#ready.keys().next().value as number)
    return reading
  }

  async #read(id: number): Promise<ReadyStandard> {
    const [row, texts] = await Promise.all([standardVersion(this.#db, id), standardTextsOf(this.#db, id)])
    const { standard, diagnostics } = loadStandard(texts, { forRunning: true })
    if (!standard) throw new NoStandard(`规范版本 ${id} 无法读取：${diagnostics[0]?.message ?? '没有文件'}`)
    let engine: Engine | undefined
    return {
      id,
      number: row?.number ?? 0,
      standard,
      titles: new Titles(standard),
      get engine() {
        return (engine ??= new Engine(standard))
      },
    }
  }
}
