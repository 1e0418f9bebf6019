import { Type } from 'typebox'
import { route } from '../route.ts'
import { Nothing, NumberedId } from '../shapes/basics.ts'
import { ClauseForm } from '../shapes/clause-form.ts'
import {
  Diagnosis,
  FileText,
  StandardCheck,
  StandardDiagnostic,
  StandardPath,
  StandardVersion,
  TriedExample,
} from '../shapes/standards.ts'
import { STANDARD_WRITERS } from './standards.ts'

const Text = Type.String({ maxLength: 4_000_000 })
const Revision = Type.Integer({ minimum: 0, description: '0 where there is no such file yet' })

export const createDraft = route({
  name: 'standards.createDraft',
  method: 'POST',
  path: '/api/standards/drafts',
  summary: 'A draft with the files of the version in force, or of the one named',
  roles: STANDARD_WRITERS,
  scope: 'standards:write',
  body: Type.Object({
    title: Type.String({ minLength: 1, maxLength: 100 }),
    basedOn: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  answer: StandardVersion,
})
export const importDraft = route({
  name: 'standards.import',
  method: 'POST',
  path: '/api/standards/import',
  summary: 'A draft with the files of a .zip (one file named `file`; `title` as a query)',
  roles: STANDARD_WRITERS,
  scope: 'standards:write',
  query: Type.Object({ title: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })) }),
  upload: true,
  answer: StandardVersion,
})
export const renameDraft = route({
  name: 'standards.rename',
  method: 'PATCH',
  path: '/api/standards/versions/:id',
  summary: 'Give a draft another title',
  roles: STANDARD_WRITERS,
  scope: 'standards:write',
  params: NumberedId,
  body: Type.Object({ title: Type.String({ minLength: 1, maxLength: 100 }) }),
  answer: Nothing,
})
export const discardDraft = route({
  name: 'standards.discard',
  method: 'DELETE',
  path: '/api/standards/versions/:id',
  summary: 'Delete a draft',
  roles: STANDARD_WRITERS,
  params: NumberedId,
  answer: Nothing,
})
export const writeStandardFile = route({
  name: 'standards.writeFile',
  method: 'PUT',
  path: '/api/standards/versions/:id/file',
  summary: 'Write a file of a draft; refused with 409 where somebody else has changed it since `revision`',
  roles: STANDARD_WRITERS,
  scope: 'standards:write',
  params: NumberedId,
  query: Type.Object({ path: StandardPath }),
  body: Type.Object({ text: Text, revision: Revision }),
  answer: Type.Object({ ...FileText.properties, digest: Type.String(), diagnostics: Type.Array(StandardDiagnostic) }),
})
export const removeStandardFile = route({
  name: 'standards.removeFile',
  method: 'DELETE',
  path: '/api/standards/versions/:id/file',
  summary: 'Take a file out of a draft',
  roles: STANDARD_WRITERS,
  scope: 'standards:write',
  params: NumberedId,
  query: Type.Object({ path: StandardPath, revision: Type.Integer({ minimum: 1 }) }),
  answer: Type.Object({ digest: Type.String() }),
})
export const diagnoseStandard = route({
  name: 'standards.diagnose',
  method: 'GET',
  path: '/api/standards/versions/:id/diagnostics',
  summary: 'Everything that is wrong or doubtful in a version as it is stored',
  roles: STANDARD_WRITERS,
  scope: 'standards:read',
  params: NumberedId,
  answer: Diagnosis,
})
export const diagnoseText = route({
  name: 'standards.diagnoseText',
  method: 'POST',
  path: '/api/standards/versions/:id/diagnostics',
  summary: 'The same with one file as it is being written; nothing is stored. `quick`: only that file by itself',
  roles: STANDARD_WRITERS,
  params: NumberedId,
  body: Type.Object({ path: StandardPath, text: Text, quick: Type.Optional(Type.Boolean()) }),
  answer: Diagnosis,
})
export const tryExamples = route({
  name: 'standards.try',
  method: 'POST',
  path: '/api/standards/versions/:id/try',
  summary: 'Run the examples that concern one clause, or stand in one file; at most 200',
  roles: STANDARD_WRITERS,
  params: NumberedId,
  body: Type.Object({
    clause: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    file: Type.Optional(StandardPath),
  }),
  answer: Type.Object({ digest: Type.String(), examples: Type.Array(TriedExample), more: Type.Boolean() }),
})
export const addClause = route({
  name: 'standards.addClause',
  method: 'POST',
  path: '/api/standards/versions/:id/clauses',
  summary: 'Write a clause of a common form, with its examples, into the files of a draft',
  roles: STANDARD_WRITERS,
  params: NumberedId,
  body: ClauseForm,
  answer: Type.Object({ file: Type.String(), line: Type.Integer(), digest: Type.String() }),
})
export const previewClause = route({
  name: 'standards.previewClause',
  method: 'POST',
  path: '/api/standards/versions/:id/clauses/preview',
  summary: 'What such a clause would be written as, what would be wrong then, and whether its examples hold',
  roles: STANDARD_WRITERS,
  params: NumberedId,
  body: ClauseForm,
  answer: Type.Object({
    file: Type.String(),
    /** Where in the file the clause would begin, from 1. */
    line: Type.Integer(),
    yaml: Type.String(),
    dialogues: Type.String(),
    diagnostics: Type.Array(StandardDiagnostic),
    /** Its examples as they were run; none where errors keep them from being run. */
    examples: Type.Array(TriedExample),
  }),
})
export const startCheck = route({
  name: 'standards.startCheck',
  method: 'POST',
  path: '/api/standards/versions/:id/checks',
  summary: 'Run all examples of a version as a task',
  roles: STANDARD_WRITERS,
  scope: 'standards:write',
  params: NumberedId,
  answer: StandardCheck,
})
export const lastCheck = route({
  name: 'standards.lastCheck',
  method: 'GET',
  path: '/api/standards/versions/:id/checks/last',
  summary: 'The last run of all examples; null where there was none',
  roles: STANDARD_WRITERS,
  scope: 'standards:read',
  params: NumberedId,
  answer: Type.Object({ check: Type.Union([StandardCheck, Type.Null()]) }),
})
