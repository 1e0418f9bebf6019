import type { Finding } from '@liangyan/inspection'
import type { Source, Standard } from '@liangyan/standard'

/** What the codes of a standard are called: criteria, kinds, clauses, reasons of contact, sources. */
export class Titles {
  readonly contacts: ReadonlyMap<string, string>
  readonly clauses: ReadonlyMap<string, string>
  private readonly criteria: ReadonlyMap<string, { title: string; kinds?: Readonly<Record<string, string>> }>
  private readonly sources: ReadonlyMap<string, Source>

  constructor(standard: Standard) {
    this.contacts = new Map(standard.contact.map(({ id, title }) => [id, title]))
    this.clauses = new Map(standard.clauses.map(({ clause }) => [clause.id, clause.title]))
    this.criteria = new Map(standard.criteria.map((criterion) => [criterion.id, criterion]))
    this.sources = standard.sources
  }

  criterion(id: string): string {
    return this.criteria.get(id)?.title ?? id
  }

  clause(id: string): string {
    return this.clauses.get(id) ?? id
  }

  /** Criterion with its kind: `服务忌语或不当语气（反问）`. */
  finding({ criterion, kind }: Pick<Finding, 'criterion' | 'kind'>): string {
    if (kind === undefined) return this.criterion(criterion)
    return `${this.criterion(criterion)}（${this.criteria.get(criterion)?.kinds?.[kind] ?? kind}）`
  }

  /** The sentences of the written standard behind a finding; an id that is in no source stands alone. */
  sourcesOf(finding: Finding): { readonly id: string; readonly document: string; readonly text: string }[] {
    return finding.sources.map((id) => this.sources.get(id) ?? { id, document: '', text: '' })
  }
}
