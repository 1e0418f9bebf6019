import { Type } from 'typebox'
import { route } from '../route.ts'
import type { Role } from '../roles.ts'
import { NumberedId, Page, PageQuery } from '../shapes/basics.ts'
import {
  ClauseDetail,
  ClauseFigures,
  FileText,
  Outline,
  SourceTree,
  StandardFile,
  StandardPath,
  StandardVersion,
  VersionComparison,
  VersionDetail,
  Vocabulary,
} from '../shapes/standards.ts'

/** Who reads all of the standard; what is in force everybody reads: it is what they are held to. */
export const STANDARD_READERS: readonly Role[] = [
  'team-lead',
  'inspector',
  'standard-owner',
  'trainer',
  'manager',
  'administrator',
]
/** Who writes it. */
export const STANDARD_WRITERS: readonly Role[] = ['standard-owner', 'administrator']

export const listStandardVersions = route({
  name: 'standards.list',
  method: 'GET',
  path: '/api/standards/versions',
  summary: 'Versions of the standard, the latest made first; only writers see those that are not published',
  roles: 'signed-in',
  scope: 'standards:read',
  query: Type.Object(PageQuery),
  answer: Page(StandardVersion),
})
export const standardInForce = route({
  name: 'standards.inForce',
  method: 'GET',
  path: '/api/standards/in-force',
  summary: 'The version in force',
  roles: 'signed-in',
  scope: 'standards:read',
  answer: StandardVersion,
})
export const readStandardVersion = route({
  name: 'standards.read',
  method: 'GET',
  path: '/api/standards/versions/:id',
  summary: 'One version, what may be done with it, and what was done',
  roles: 'signed-in',
  scope: 'standards:read',
  params: NumberedId,
  answer: VersionDetail,
})
export const standardFiles = route({
  name: 'standards.files',
  method: 'GET',
  path: '/api/standards/versions/:id/files',
  summary: 'The files of a version by path, and those of its base that it has no more',
  roles: STANDARD_READERS,
  scope: 'standards:read',
  params: NumberedId,
  answer: Type.Object({ files: Type.Array(StandardFile), removed: Type.Array(StandardPath) }),
})
export const readStandardFile = route({
  name: 'standards.file',
  method: 'GET',
  path: '/api/standards/versions/:id/file',
  summary: 'The text of one file',
  roles: STANDARD_READERS,
  scope: 'standards:read',
  params: NumberedId,
  query: Type.Object({ path: StandardPath }),
  answer: FileText,
})
export const standardOutline = route({
  name: 'standards.outline',
  method: 'GET',
  path: '/api/standards/versions/:id/outline',
  summary: 'The clauses of a version and the tree of moments that they belong to',
  roles: 'signed-in',
  scope: 'standards:read',
  params: NumberedId,
  answer: Outline,
})
export const standardSources = route({
  name: 'standards.sources',
  method: 'GET',
  path: '/api/standards/versions/:id/sources',
  summary: 'The sentences of the written standard by document, how each is carried and by which clauses',
  roles: 'signed-in',
  scope: 'standards:read',
  params: NumberedId,
  answer: SourceTree,
})
export const readClause = route({
  name: 'standards.clause',
  method: 'GET',
  path: '/api/standards/versions/:id/clauses/:clause',
  summary: 'One clause with its wording, check, examples and sources',
  roles: 'signed-in',
  scope: 'standards:read',
  params: Type.Object({ id: Type.Integer({ minimum: 1 }), clause: Type.String({ maxLength: 200 }) }),
  answer: ClauseDetail,
})
export const clauseFigures = route({
  name: 'standards.figures',
  method: 'GET',
  path: '/api/standards/clauses/:clause/figures',
  summary: 'How often a clause was found day by day, and how often reviewers agreed',
  roles: STANDARD_READERS,
  scope: 'figures:read',
  params: Type.Object({ clause: Type.String({ maxLength: 200 }) }),
  query: Type.Object({ days: Type.Optional(Type.Integer({ minimum: 7, maximum: 366, default: 90 })) }),
  answer: ClauseFigures,
})
/** What completion and hover of an editor need. */
export const standardSchemas = route({
  name: 'standards.schemas',
  method: 'GET',
  path: '/api/standards/schemas',
  summary: 'The JSON Schemas of the files of a standard, by kind of file',
  roles: STANDARD_READERS,
  scope: 'standards:read',
  answer: Type.Record(Type.String(), Type.Unknown()),
})
export const standardVocabulary = route({
  name: 'standards.vocabulary',
  method: 'GET',
  path: '/api/standards/versions/:id/vocabulary',
  summary: 'The names that a version defines: acts, criteria, moments, word classes, phrases, sources, options',
  roles: STANDARD_READERS,
  scope: 'standards:read',
  params: NumberedId,
  answer: Vocabulary,
})
export const compareStandards = route({
  name: 'standards.compare',
  method: 'GET',
  path: '/api/standards/compare',
  summary: 'What differs between two versions: clauses field by field, acts, words, scorecard, files',
  roles: STANDARD_READERS,
  scope: 'standards:read',
  query: Type.Object({ from: Type.Integer({ minimum: 1 }), to: Type.Integer({ minimum: 1 }) }),
  answer: VersionComparison,
})
export const exportStandard = route({
  name: 'standards.export',
  method: 'GET',
  path: '/api/standards/versions/:id/export',
  summary: 'A version as a .zip of its folder',
  roles: STANDARD_READERS,
  scope: 'standards:read',
  params: NumberedId,
  answer: Type.Unknown(),
  download: true,
})
