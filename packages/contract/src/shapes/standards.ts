import { Type, type Static } from 'typebox'
import { Maybe, Moment } from './basics.ts'

/** Path of a file inside a standard, with forward slashes, e.g. `moments/hold.yaml`. */
export const StandardPath = Type.String({ minLength: 1, maxLength: 200 })

export const VersionState = Type.Enum(['draft', 'submitted', 'approved', 'published'])
export type VersionState = Static<typeof VersionState>

/** What somebody may do with a version as it is now. */
export const VersionAction = Type.Enum([
  'edit',
  'discard',
  'submit',
  'withdraw',
  'approve',
  'reject',
  'publish',
  'put-in-force',
])
export type VersionAction = Static<typeof VersionAction>

export const VersionName = Type.Object({ id: Type.Integer(), number: Maybe(Type.Integer()), title: Type.String() })
export type VersionName = Static<typeof VersionName>

export const StandardVersion = Type.Object({
  id: Type.Integer(),
  /** Given when published: 1, 2, 3 …; null before. */
  number: Maybe(Type.Integer()),
  title: Type.String(),
  state: VersionState,
  inForce: Type.Boolean(),
  basedOn: Maybe(VersionName),
  note: Type.String(),
  createdBy: Maybe(Type.String()),
  createdAt: Moment,
  changedBy: Maybe(Type.String()),
  changedAt: Moment,
  submittedBy: Maybe(Type.String()),
  submittedAt: Maybe(Moment),
  approvedBy: Maybe(Type.String()),
  approvedAt: Maybe(Moment),
  publishedBy: Maybe(Type.String()),
  publishedAt: Maybe(Moment),
  inForceSince: Maybe(Moment),
  /** Hash over all paths and texts: two versions that say the same have the same. */
  digest: Type.String(),
})
export type StandardVersion = Static<typeof StandardVersion>

export const VersionDetail = Type.Object({
  version: StandardVersion,
  /** What the person who asks may do with it now. */
  may: Type.Array(VersionAction),
  /** Whether all its examples have been run as it stands, and were right. */
  green: Type.Boolean(),
  history: Type.Array(
    Type.Object({ at: Moment, who: Type.String(), action: Type.String(), reason: Maybe(Type.String()) }),
  ),
})
export type VersionDetail = Static<typeof VersionDetail>

export const StandardFile = Type.Object({
  path: StandardPath,
  size: Type.Integer({ description: 'Bytes of UTF-8' }),
  hash: Type.String(),
  /** To be handed back with a change of the file. */
  revision: Type.Integer(),
  /** Against the version that it was made from. */
  change: Type.Enum(['same', 'changed', 'added']),
})
export type StandardFile = Static<typeof StandardFile>

export const FileText = Type.Object({
  path: StandardPath,
  text: Type.String(),
  hash: Type.String(),
  revision: Type.Integer(),
})
export type FileText = Static<typeof FileText>

/** One thing to say about a standard; line and column count from 1. */
export const StandardDiagnostic = Type.Object({
  severity: Type.Enum(['error', 'warning']),
  file: Type.String(),
  line: Type.Integer(),
  column: Type.Integer(),
  message: Type.String(),
  text: Type.Optional(Type.String()),
})
export type StandardDiagnostic = Static<typeof StandardDiagnostic>

export const Diagnosis = Type.Object({
  digest: Type.String(),
  errors: Type.Integer(),
  warnings: Type.Integer(),
  diagnostics: Type.Array(StandardDiagnostic),
})
export type Diagnosis = Static<typeof Diagnosis>

const Severity = Type.Enum(['minor', 'major', 'fatal'])
const ClauseKind = Type.Enum(['requires', 'forbids', 'advises'])
const ClauseStatus = Type.Enum(['draft', 'trial', 'active'])

/** A clause as trees and lists show it. */
export const ClauseLine = Type.Object({
  id: Type.String(),
  title: Type.String(),
  moment: Maybe(Type.String()),
  reads: ClauseKind,
  status: ClauseStatus,
  severity: Severity,
  criterion: Maybe(Type.String()),
  criterionTitle: Maybe(Type.String()),
  sources: Type.Array(Type.String()),
  file: Type.String(),
  line: Type.Integer(),
  /** Whether it belongs to the profile that the version is run for. */
  inProfile: Type.Boolean(),
})
export type ClauseLine = Static<typeof ClauseLine>

/** A version by moments: the tree, and every clause; a clause whose moment is null or unknown stands by itself. */
export const Outline = Type.Object({
  head: Type.Object({ id: Type.String(), title: Type.String(), version: Type.String() }),
  moments: Type.Array(Type.Object({ title: Type.String(), in: Maybe(Type.String()) })),
  clauses: Type.Array(ClauseLine),
})
export type Outline = Static<typeof Outline>

const SourceLine = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  text: Type.String(),
  /** How the sentence is carried: `check`, `trial`, `model`, `wording`, `person`, `other`, `not-carried`, `missing`. */
  carriedBy: Type.String(),
  clauses: Type.Array(Type.String()),
})

/** A version by the documents that it is made from: their sentences in order, and the clauses that cite each. */
export const SourceTree = Type.Object({
  documents: Type.Array(Type.Object({ document: Type.String(), sentences: Type.Array(SourceLine) })),
})
export type SourceTree = Static<typeof SourceTree>

const ExampleMark = Type.Object({ expect: Type.String(), id: Type.String() })

/** An example dialogue as it is written, line by line. */
export const Example = Type.Object({
  title: Type.String(),
  file: Type.String(),
  line: Type.Integer(),
  lines: Type.Array(
    Type.Object({
      line: Type.Integer(),
      /** `event` for what is written with `--`. */
      speaker: Type.Enum(['agent', 'customer', 'system', 'event']),
      text: Type.String(),
      marks: Type.Array(ExampleMark),
    }),
  ),
})
export type Example = Static<typeof Example>

export const ClauseDetail = Type.Object({
  clause: ClauseLine,
  kind: Maybe(Type.String()),
  kindTitle: Maybe(Type.String()),
  /** The clause as it is written in its file. */
  yaml: Type.String(),
  wording: Type.Array(Type.String()),
  replace: Type.Array(Type.Object({ insteadOf: Type.Array(Type.String()), say: Type.String() })),
  otherwise: Maybe(Type.String()),
  advice: Maybe(Type.String()),
  note: Maybe(Type.String()),
  falseAlarms: Type.Array(Type.String()),
  acts: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), file: Type.String(), line: Type.Integer() })),
  sources: Type.Array(Type.Object({ id: Type.String(), document: Type.String(), text: Type.String() })),
  examples: Type.Array(Example),
})
export type ClauseDetail = Static<typeof ClauseDetail>

const Proportion = Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Number() })

/** What reviews and conversations say of a clause; intervals are Wilson's at 95 %. */
export const ClauseFigures = Type.Object({
  clause: Type.String(),
  confirmed: Type.Integer(),
  overturned: Type.Integer(),
  missed: Type.Integer(),
  precision: Maybe(Proportion),
  recall: Maybe(Proportion),
  /** By day where the bank is, oldest first; days without a hit are left out. */
  days: Type.Array(Type.Object({ day: Type.String(), broken: Type.Integer(), undecided: Type.Integer() })),
  from: Type.String({ description: 'First day' }),
  to: Type.String({ description: 'Last day' }),
})
export type ClauseFigures = Static<typeof ClauseFigures>

/** Names that a standard defines, for completion. */
export const Vocabulary = Type.Object({
  acts: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
  clauses: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
  criteria: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      kinds: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
    }),
  ),
  moments: Type.Array(Type.String()),
  words: Type.Array(Type.Object({ name: Type.String(), words: Type.Array(Type.String()) })),
  phrases: Type.Array(Type.String()),
  tones: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
  sources: Type.Array(Type.Object({ id: Type.String(), document: Type.String(), text: Type.String() })),
  options: Type.Array(Type.Object({ name: Type.String(), title: Type.String() })),
  profiles: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
  clauseFiles: Type.Array(Type.String()),
})
export type Vocabulary = Static<typeof Vocabulary>

/** A mark of an example dialogue that was run. */
export const TriedMark = Type.Object({
  line: Type.Integer(),
  expect: Type.String(),
  id: Type.String(),
  right: Type.Boolean(),
  /** What was found instead; empty where it was right. */
  message: Type.String(),
  text: Type.String(),
})
export type TriedMark = Static<typeof TriedMark>

export const TriedExample = Type.Object({ ...Example.properties, tried: Type.Array(TriedMark) })
export type TriedExample = Static<typeof TriedExample>

/** A run of all examples of a version. */
export const StandardCheck = Type.Object({
  id: Type.Integer(),
  digest: Type.String(),
  /** Whether the version still says what it said when they were run. */
  current: Type.Boolean(),
  state: Type.Enum(['waiting', 'running', 'done', 'failed']),
  done: Type.Integer(),
  total: Maybe(Type.Integer()),
  green: Maybe(Type.Boolean()),
  startedBy: Maybe(Type.String()),
  createdAt: Moment,
  finishedAt: Maybe(Moment),
  report: Maybe(
    Type.Object({
      dialogues: Type.Integer(),
      passed: Type.Integer(),
      failed: Type.Integer(),
      diagnostics: Type.Array(StandardDiagnostic),
    }),
  ),
})
export type StandardCheck = Static<typeof StandardCheck>

/** One field of a clause or an act that two versions write differently; null where one of them does not have it. */
const FieldChange = Type.Object({ field: Type.String(), from: Maybe(Type.String()), to: Maybe(Type.String()) })

const Changed = Type.Object({
  id: Type.String(),
  title: Type.String(),
  change: Type.Enum(['added', 'removed', 'changed']),
  fields: Type.Array(FieldChange),
})
export type Changed = Static<typeof Changed>

/** What differs between two versions. */
export const VersionComparison = Type.Object({
  from: VersionName,
  to: VersionName,
  clauses: Type.Array(
    Type.Object({
      ...Changed.properties,
      moment: Maybe(Type.String()),
      /** Written as before, and judges otherwise all the same: acts or words that it asks for have changed. */
      through: Type.Array(Type.String()),
    }),
  ),
  acts: Type.Array(Changed),
  words: Type.Array(Changed),
  scorecard: Type.Array(FieldChange),
  /** Files of any kind. */
  files: Type.Array(Type.Object({ path: StandardPath, change: Type.Enum(['added', 'removed', 'changed']) })),
})
export type VersionComparison = Static<typeof VersionComparison>
