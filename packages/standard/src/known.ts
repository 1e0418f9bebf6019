import type { Diagnostic, Path } from './diagnostic.ts'
import type { Act, Clause } from './schema/clause.ts'
import type { Criterion } from './schema/files.ts'
import type { Profiles } from './schema/practice.ts'
import type { Source } from './sources.ts'

/** What a condition may refer to. */
export interface Known {
  readonly acts: ReadonlyMap<string, Act>
  readonly clauses: ReadonlyMap<string, Clause>
  readonly criteria: ReadonlyMap<string, Criterion>
  /** Acts that there are examples to learn from. */
  readonly learned: ReadonlySet<string>
  readonly tones: ReadonlySet<string>
  /** Titles of the tree of moments; empty where the standard has none. */
  readonly moments: ReadonlySet<string>
  readonly profiles: Profiles
  readonly sources: ReadonlyMap<string, Source>
  readonly hasSources: boolean
}

/** Reports about one item of a file: paths are relative to the item. */
export type Report = (path: Path, severity: Diagnostic['severity'], message: string) => void
