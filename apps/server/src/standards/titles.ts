import type { Source, Standard } from '@liangyan/standard'

/** What the codes of a version are called: criteria, kinds, clauses, reasons of contact, source sentences. */
export class Titles {
  readonly contacts: ReadonlyMap<string, string>
  readonly #clauses: ReadonlyMap<string, string>
  readonly #criteria: ReadonlyMap<string, { title: string; kinds?: Readonly<Record<string, string>> }>
  readonly #sources: ReadonlyMap<string, Source>

  constructor(standard: Standard) {
    this.contacts = new Map(standard.contact.map(({ id, title }) => [id, title]))
    this.#clauses = new Map(standard.everyClause.map(({ clause }) => [clause.id, clause.title]))
    this.#criteria = new Map(standard.criteria.map((criterion) => [criterion.id, criterion]))
    this.#sources = standard.sources
  }

  criterion(id: string): string {
    return this.#criteria.get(id)?.title ?? id
  }

  kind(criterion: string, kind: string): string {
    return this.#criteria.get(criterion)?.kinds?.[kind] ?? kind
  }

  clause(id: string): string {
    return this.#clauses.get(id) ?? this.criterion(id)
  }

  /** The sentences of the written standard with these ids; an id that is in no source stands alone. */
  sources(ids: readonly string[]): { readonly id: string; readonly document: string; readonly text: string }[] {
    return ids.map((id) => {
      const { document = '', text = '' } = this.#sources.get(id) ?? {}
      return { id, document, text }
    })
  }
}
