import { redact } from '@liangyan/language'
import type { TaskRow } from '@liangyan/store'
import type { Outcome } from './receive.ts'

const MOST_NOTES = 20

/** What an import has come to: kept in its task with each batch, so that whoever goes on after a crash knows it. */
export interface ImportResult {
  /** Stored by this import. */
  readonly added: number
  /** Here before, word for word the same. */
  readonly known: number
  readonly refused: number
  /** What was noticed and is no problem, the first twenty. */
  readonly notes: readonly string[]
  /** Only while it runs: how often it was begun again without coming further, and how far it had come. */
  readonly going?: { readonly stalls: number; readonly furthest: number }
}

/** Counts what becomes of a file's conversations. After a crash the file is read again from its beginning. */
export class ImportTally {
  readonly stalls: number
  #furthest: number
  #stalled = true
  readonly #addedBefore: number
  #added = 0
  #known = 0
  #refused = 0
  readonly #notes: string[] = []
  #problems: string[] = []

  constructor({ result }: TaskRow) {
    const before = result as ImportResult | null
    this.#addedBefore = before?.added ?? 0
    this.stalls = before?.going?.stalls ?? 0
    this.#furthest = before?.going?.furthest ?? 0
  }

  /** Conversations and problems so far. */
  get handled(): number {
    return this.stored + this.#refused
  }

  /** Conversations that are here, whether they came now or before. */
  get stored(): number {
    return this.#added + this.#known
  }

  get refused(): number {
    return this.#refused
  }

  count({ outcome }: Outcome): void {
    if (outcome === 'added') this.#added++
    else if (outcome === 'known') this.#known++
    this.#comeFurther()
  }

  refuse(problem: string): void {
    this.#refused++
    this.#problems.push(problem)
    this.#comeFurther()
  }

  /** A problem as a reader words it: it may quote what it read. */
  refuseQuoted(problem: string): void {
    this.refuse(redact(problem).text)
  }

  note(note: string): void {
    if (this.#notes.length < MOST_NOTES) this.#notes.push(redact(note).text)
  }

  /** All of the file has been read: what remains is no reading that could stall. */
  read(): void {
    this.#stalled = false
  }

  /** The problems since this was last asked. */
  takeProblems(): string[] {
    const taken = this.#problems
    this.#problems = []
    return taken
  }

  get result(): ImportResult {
    return {
      added: this.#addedBefore + this.#added,
      known: Math.max(0, this.#known - this.#addedBefore),
      refused: this.#refused,
      notes: this.#notes,
    }
  }

  get resultSoFar(): ImportResult {
    return { ...this.result, going: { stalls: this.#stalled ? this.stalls + 1 : 0, furthest: this.#furthest } }
  }

  #comeFurther(): void {
    if (this.handled <= this.#furthest) return
    this.#furthest = this.handled
    this.#stalled = false
  }
}
