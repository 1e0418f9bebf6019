import {
  clauseFigures,
  compareStandards,
  exportStandard,
  listStandardVersions,
  readClause,
  readStandardFile,
  readStandardVersion,
  standardFiles,
  standardInForce,
  standardOutline,
  standardSchemas,
  standardSources,
  standardVocabulary,
} from '@liangyan/contract'
import { publishedSchemas } from '@liangyan/standard'
import {
  listVersions,
  listedVersion,
  standardFile,
  standardFilesOf,
  standardVersion,
  versionInForce,
} from '@liangyan/store'
import type { Visitor } from '../access/visitor.ts'
import { notFound } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import { comparisonOf } from '../standards/comparison.ts'
import { archiveOf } from '../standards/export.ts'
import { figuresOf } from '../standards/figures.ts'
import type { Reading } from '../standards/reading.ts'
import { answering } from '../standards/refusals.ts'
import { detailOfVersion, mayWrite, shownVersion, visibleVersion } from '../standards/versions.ts'
import type { System } from '../system.ts'

export function serveStandards(serve: Serve, system: System): void {
  const { db, standards } = system

  const readingOf = async (id: number, visitor: Visitor): Promise<Reading> => {
    const version = await visibleVersion(system, id, visitor)
    return answering(() => standards.reader.reading(version))
  }

  serve(listStandardVersions, async ({ query, visitor }) => {
    const published = !mayWrite(visitor)
    const [page, inForce] = await Promise.all([
      listVersions(db, { after: query.after, limit: query.limit ?? 50, published }),
      versionInForce(db),
    ])
    return { items: page.items.map((version) => shownVersion(version, inForce?.id)), next: page.next }
  })

  serve(standardInForce, async () => {
    const inForce = await versionInForce(db)
    const version = inForce && (await listedVersion(db, inForce.id))
    if (!version) throw notFound('正在使用的规范版本')
    return shownVersion(version, version.id)
  })

  serve(readStandardVersion, async ({ params, visitor }) =>
    detailOfVersion(system, await visibleVersion(system, params.id, visitor), visitor),
  )

  serve(standardFiles, async ({ params, visitor }) => {
    const version = await visibleVersion(system, params.id, visitor)
    const [files, before] = await Promise.all([
      standardFilesOf(db, params.id),
      version.basedOn === null ? [] : standardFilesOf(db, version.basedOn),
    ])
    const base = new Map(before.map(({ path, hash }) => [path, hash]))
    const changeOf = (path: string, hash: string) => {
      if (version.basedOn === null || base.get(path) === hash) return 'same' as const
      return base.has(path) ? ('changed' as const) : ('added' as const)
    }
    const here = new Set(files.map(({ path }) => path))
    return {
      files: files.map((file) => ({ ...file, change: changeOf(file.path, file.hash) })),
      removed: before.map(({ path }) => path).filter((path) => !here.has(path)),
    }
  })

  serve(readStandardFile, async ({ params, query, visitor }) => {
    await visibleVersion(system, params.id, visitor)
    const file = await standardFile(db, params.id, query.path)
    if (!file) throw notFound('规范文件')
    return { path: query.path, ...file }
  })

  serve(standardOutline, async ({ params, visitor }) => (await readingOf(params.id, visitor)).outline)

  serve(standardSources, async ({ params, visitor }) => (await readingOf(params.id, visitor)).sources)

  serve(standardVocabulary, async ({ params, visitor }) => {
    const version = await visibleVersion(system, params.id, visitor)
    const reading = standards.reader.reading(version).catch(async (error: unknown) => {
      // while a draft is being mended the names of its base are better than none
      const base = version.basedOn === null ? undefined : await standardVersion(db, version.basedOn)
      if (!base) throw error
      return standards.reader.reading(base)
    })
    return (await answering(() => reading)).vocabulary
  })

  serve(readClause, async ({ params, visitor }) => {
    const { clauses, examples, vocabulary } = await readingOf(params.id, visitor)
    const read = clauses.get(params.clause)
    if (!read) throw notFound('条款')
    const cited = new Set(read.clause.sources)
    return {
      ...read,
      sources: vocabulary.sources.filter(({ id }) => cited.has(id)),
      examples: [...(examples.get(params.clause) ?? [])],
    }
  })

  serve(clauseFigures, async ({ params, query }) => figuresOf(system, params.clause, query.days ?? 90))

  serve(standardSchemas, async () => publishedSchemas())

  serve(compareStandards, async ({ query, visitor }) => {
    const [from, to] = await Promise.all([
      visibleVersion(system, query.from, visitor),
      visibleVersion(system, query.to, visitor),
    ])
    return answering(() => comparisonOf(system, from, to))
  })

  serve(exportStandard, async ({ params, visitor, reply }) => {
    const version = await visibleVersion(system, params.id, visitor)
    const archive = await archiveOf(system, version.id)
    const name = version.number === null ? `standard-draft-${version.id}` : `standard-${version.number}`
    reply.header('content-type', 'application/zip')
    reply.header('content-disposition', `attachment; filename="${name}.zip"`)
    return archive
  })
}
