import type { StandardDiagnostic } from '@liangyan/contract'
import { type Database, type StandardVersionRow, versionTexts } from '@liangyan/store'
import type { Reading } from './reading.ts'
import { NoStandard } from './no-standard.ts'
import type { Texts } from './works.ts'
import { Workshop } from './workshop.ts'

/** Kept at once, by digest: the version in force, the draft that is written, and what they are compared with. */
const KEPT = 6

type Version = Pick<StandardVersionRow, 'id' | 'digest'>

/** Versions of the standard as people read and write them. What was worked out for texts is kept by their digest. */
export class VersionReader {
  readonly workshop = new Workshop()
  readonly #db: Database
  readonly #readings = new Map<string, Promise<Reading>>()
  readonly #diagnoses = new Map<string, Promise<readonly StandardDiagnostic[]>>()

  constructor(db: Database) {
    this.#db = db
  }

  /** The texts of a version as they are stored now. Rejects with `NoStandard` where there is no such version. */
  async texts(id: number): Promise<Texts> {
    const found = await versionTexts(this.#db, id)
    if (!found) throw new NoStandard(`没有规范版本 ${id}`)
    return found
  }

  /** All that is shown of a version. Rejects with `UnusableStandard` where it has mistakes. */
  async reading({ id, digest }: Version): Promise<Reading> {
    const known = this.#readings.get(digest)
    if (known) return known
    const texts = await this.texts(id)
    return once(this.#readings, texts.digest, () => this.workshop.ask('read', texts))
  }

  /** Everything there is to say about a version as it is stored. */
  async diagnosis({ id, digest }: Version): Promise<readonly StandardDiagnostic[]> {
    return this.#diagnoses.get(digest) ?? this.diagnosisOf(await this.texts(id))
  }

  /** The same of texts that need not be stored. */
  diagnosisOf(texts: Texts): Promise<readonly StandardDiagnostic[]> {
    return once(this.#diagnoses, texts.digest, () => this.workshop.ask('diagnose', texts))
  }
}

/** Worked out once however many ask; the oldest are forgotten, and what failed is tried again. */
function once<T>(kept: Map<string, Promise<T>>, digest: string, work: () => Promise<T>): Promise<T> {
  const known = kept.get(digest)
  if (known) return known
  const made = work()
  kept.set(digest, made)
  made.catch(() => kept.delete(digest))
  if (kept.size > KEPT) kept.delete(kept.keys().next().value as string)
  return made
}
