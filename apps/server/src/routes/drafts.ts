import {
  addClause,
  createDraft as createRoute,
  diagnoseStandard,
  diagnoseText,
  discardDraft,
  importDraft,
  lastCheck,
  previewClause,
  removeStandardFile,
  renameDraft,
  startCheck as startCheckRoute,
  tryExamples,
  writeStandardFile,
} from '@liangyan/contract'
import { lastStandardCheck, listedVersion, versionInForce } from '@liangyan/store'
import { pathProblem } from '../standards/paths.ts'
import { unusable } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import { shownCheck, startCheck } from '../standards/checks.ts'
import { addFormClause, previewFormClause } from '../standards/clause-form.ts'
import { diagnosisOfText, shownDiagnosis } from '../standards/diagnosis.ts'
import { createDraft, removeFile, writeFile } from '../standards/drafts.ts'
import { importArchive } from '../standards/import.ts'
import { discard, rename } from '../standards/life.ts'
import { answering } from '../standards/refusals.ts'
import { shownVersion, visibleVersion } from '../standards/versions.ts'
import type { System } from '../system.ts'

export function serveDrafts(serve: Serve, system: System): void {
  const { db, standards } = system

  const shown = async (id: number) => {
    const [version, inForce] = await Promise.all([listedVersion(db, id), versionInForce(db)])
    return shownVersion(version!, inForce?.id)
  }

  serve(createRoute, async ({ body, visitor }) => shown(await createDraft(system, body, visitor)))

  serve(importDraft, async ({ query, visitor, request, reply }) =>
    shown(await importArchive(system, { title: query.title, request, reply }, visitor)),
  )

  serve(renameDraft, async ({ params, body, visitor }) => {
    await rename(system, params.id, body.title, visitor)
    return {}
  })

  serve(discardDraft, async ({ params, visitor }) => {
    await discard(system, params.id, visitor)
    return {}
  })

  serve(writeStandardFile, async ({ params, query, body, visitor }) =>
    writeFile(system, params.id, { path: query.path, ...body }, visitor),
  )

  serve(removeStandardFile, async ({ params, query, visitor }) => ({
    digest: await removeFile(system, params.id, query, visitor),
  }))

  serve(diagnoseStandard, async ({ params, visitor }) => {
    const version = await visibleVersion(system, params.id, visitor)
    const diagnostics = await answering(() => standards.reader.diagnosis(version))
    return shownDiagnosis(version.digest, diagnostics)
  })

  serve(diagnoseText, async ({ params, body, visitor }) => {
    await visibleVersion(system, params.id, visitor)
    const problem = pathProblem(body.path)
    if (problem) throw unusable(problem, 'path')
    return answering(() => diagnosisOfText(system, params.id, body))
  })

  serve(tryExamples, async ({ params, body, visitor }) => {
    await visibleVersion(system, params.id, visitor)
    if (body.clause === undefined && body.file === undefined) throw unusable('请指明要运行哪一条款或哪一文件的示例')
    return answering(async () => {
      const version = await standards.reader.texts(params.id)
      const tried = await standards.reader.workshop.ask('tryOut', { version, wanted: body })
      return { digest: version.digest, ...tried }
    })
  })

  serve(addClause, async ({ params, body, visitor }) => addFormClause(system, params.id, body, visitor))

  serve(previewClause, async ({ params, body, visitor }) => {
    await visibleVersion(system, params.id, visitor)
    return answering(() => previewFormClause(system, params.id, body))
  })

  serve(startCheckRoute, async ({ params, visitor }) => {
    const version = await visibleVersion(system, params.id, visitor)
    return shownCheck(await startCheck(system, version, visitor), version.digest)
  })

  serve(lastCheck, async ({ params, visitor }) => {
    const version = await visibleVersion(system, params.id, visitor)
    const check = await lastStandardCheck(db, params.id)
    return { check: check ? shownCheck(check, version.digest) : null }
  })
}
