import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { publishedSchemas } from '@liangyan/standard'
import { EXIT } from '../exit-codes.ts'
import { reasonOf, Unusable } from '../failure.ts'
import { openDestination } from '../output/destination.ts'
import { writeOut } from '../output/standard-output.ts'

/** Writes the JSON Schemas that editors complete a standard's files with. */
export async function schema(folder: string): Promise<number> {
  const target = join(folder, 'schemas')
  try {
    mkdirSync(target, { recursive: true })
  } catch (error) {
    throw new Unusable(`无法写入 ${target}：${reasonOf(error)}`)
  }
  for (const [name, content] of Object.entries(publishedSchemas())) {
    const file = join(target, `${name}.schema.json`)
    const destination = openDestination(file)
    try {
      await destination.write(`${JSON.stringify(content, null, 2)}\n`)
      await destination.finish()
    } finally {
      destination.abandon()
    }
    await writeOut(`${file}\n`)
  }
  return EXIT.fine
}
